from django.apps import AppConfig


class ListenConfig(AppConfig):
    name = "resonanz.listen"
    label = "listen"
