from django.apps import AppConfig


class MirrorConfig(AppConfig):
    name = "resonanz.mirror"
    label = "mirror"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.mirror import receivers  # noqa: F401
