from django.apps import AppConfig


class ActConfig(AppConfig):
    name = "resonanz.act"
    label = "act"
