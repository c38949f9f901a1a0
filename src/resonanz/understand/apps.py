from django.apps import AppConfig


class UnderstandConfig(AppConfig):
    name = "resonanz.understand"
    label = "understand"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.understand import receivers  # noqa: F401
