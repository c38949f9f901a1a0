from resonanz.forum.emails.telling import add_news, tell_guests

__all__ = ["add_news", "tell_guests"]
