from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "resonanz.ground"
    label = "ground"
