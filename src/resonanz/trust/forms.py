from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WitnessForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    function = forms.CharField(
        label=_("Funktion"), max_length=120, help_text=_("zum Beispiel „Betriebsrat“ oder „Datenschutz“")
    )
    email = forms.EmailField(label=_("E-Mail"))

    seen = {
        "name": _("Das sieht nur das Team."),
        "function": _("Das steht nach der Zustimmung öffentlich beim Protokollbuch."),
        "email": _("Das sieht nur das Team. Beim Beenden wird die Adresse gelöscht."),
    }
