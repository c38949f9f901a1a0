from django.apps import AppConfig


class AskConfig(AppConfig):
    name = "resonanz.ask"
    label = "ask"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.ask import receivers  # noqa: F401
