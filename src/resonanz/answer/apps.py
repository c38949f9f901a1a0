from django.apps import AppConfig


class AnswerConfig(AppConfig):
    name = "resonanz.answer"
    label = "answer"
