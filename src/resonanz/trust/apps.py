from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "resonanz.trust"
    label = "trust"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.trust import receivers  # noqa: F401
