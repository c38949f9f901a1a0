from django.apps import AppConfig


class MirrorConfig(AppConfig):
    name = "resonanz.mirror"
    label = "mirror"
