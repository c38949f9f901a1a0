from django.apps import AppConfig


class AskConfig(AppConfig):
    name = "resonanz.ask"
    label = "ask"
