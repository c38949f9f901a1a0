from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "resonanz.doors"
    label = "doors"
