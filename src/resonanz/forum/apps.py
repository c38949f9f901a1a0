from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "resonanz.forum"
    label = "forum"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.forum import receivers  # noqa: F401
