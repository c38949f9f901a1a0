from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "resonanz.trust"
    label = "trust"
