"""What this room holds about people. Each part declares itself when it is imported."""

from resonanz.mirror.personal_data import language, looks, walking

__all__ = ["language", "looks", "walking"]
