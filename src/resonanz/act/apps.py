from django.apps import AppConfig


class ActConfig(AppConfig):
    name = "resonanz.act"
    label = "act"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.act import receivers  # noqa: F401
