from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "resonanz.doors"
    label = "doors"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.doors import receivers  # noqa: F401
