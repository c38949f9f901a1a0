from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "resonanz.people"
    label = "people"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.people import receivers  # noqa: F401
