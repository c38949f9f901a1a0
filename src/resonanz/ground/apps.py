from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroundConfig(AppConfig):
    name = "resonanz.ground"
    label = "ground"

    def ready(self) -> None:
        """Every form says in our words that a field is empty; a field with a sentence of its own keeps it."""
        forms.Field.default_error_messages["required"] = _("Hier fehlt noch etwas.")
