"""A program that is to be told something."""

from __future__ import annotations

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from resonanz.doors.hooks.events import Told
from resonanz.ground.forms import MultipleChoices
from resonanz.ground.hooks import AddressRefused, check_address


class HookForm(forms.Form):
    name = forms.CharField(
        label=_("Wie heißt das Programm?"),
        max_length=80,
        help_text=_("nur für Sie, etwa „Aufgabenliste des Kundendienstes“"),
    )
    url = forms.CharField(
        label=_("Wohin soll gemeldet werden?"),
        max_length=500,
        help_text=_("eine Adresse im öffentlichen Netz, die mit https:// beginnt"),
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    events = forms.MultipleChoiceField(
        label=_("Was soll gemeldet werden?"), choices=Told.choices, widget=MultipleChoices
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        try:
            check_address(url)
        except AddressRefused as refused:
            # The sentence is written out, and collected, where it is given as a reason.
            raise forms.ValidationError(translation.gettext(refused.reason)) from None
        return url
