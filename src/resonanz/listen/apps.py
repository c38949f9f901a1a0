from django.apps import AppConfig


class ListenConfig(AppConfig):
    name = "resonanz.listen"
    label = "listen"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.listen import receivers  # noqa: F401
