from django.apps import AppConfig


class AnswerConfig(AppConfig):
    name = "resonanz.answer"
    label = "answer"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.answer import receivers  # noqa: F401
