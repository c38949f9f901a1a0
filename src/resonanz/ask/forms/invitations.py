from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from resonanz.ask.actions import MOST_CARDS, SHORTEST_PAUSE, USUAL_PAUSE
from resonanz.ground.codes import read_code
from resonanz.ground.forms import Choices

_LONGEST = 40


class InvitationCodeForm(forms.Form):
    says_optional = False
    code = forms.CharField(
        label=_("Code"),
        help_text=_("acht Zeichen, zum Beispiel 7K3M-92QD"),
        error_messages={"required": _("Hier steht noch kein Code.")},
        max_length=_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("Bitte geben Sie den Code von Ihrer Einladung ein."))
        return code


class RemindForm(forms.Form):
    says_optional = False
    pause = forms.IntegerField(
        label=_("Tage seit der letzten Nachricht"), min_value=SHORTEST_PAUSE, max_value=90, initial=USUAL_PAUSE
    )


class CardsForm(forms.Form):
    says_optional = False
    count = forms.IntegerField(label=_("Wie viele Karten?"), min_value=1, max_value=MOST_CARDS, initial=20)
    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES, initial="de", widget=Choices)
