from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from resonanz.forum.actions import Planned
from resonanz.forum.enums import RoundKind
from resonanz.forum.models import Round
from resonanz.forum.rules.library import templates
from resonanz.ground.forms import Choices
from resonanz.ground.manner import reader_language

_LONGEST_PROMPT, _MOST_MINUTES, _USUAL_MINUTES = 1000, 240, 15


def template_choices(language: str) -> list[tuple[str, str]]:
    def label(name: str, minutes: int) -> str:
        return ngettext("%(name)s, %(minutes)s Minute", "%(name)s, %(minutes)s Minuten", minutes) % {
            "name": name,
            "minutes": minutes,
        }

    return [(key, label(row.name, row.minutes)) for key, row in templates(language).items()]


class TemplateForm(forms.Form):
    template = forms.ChoiceField(label=_("Womit Sie anfangen"), widget=Choices())

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choice: Any = self.fields["template"]
        choice.choices = template_choices(reader_language())
        choice.initial = choice.choices[0][0]


class RoundForm(forms.Form):
    """A round without a title is called like its kind."""

    says_optional = False

    kind = forms.ChoiceField(label=_("Art"), choices=RoundKind.choices, initial=RoundKind.TALK)
    title = forms.CharField(label=_("Überschrift"), help_text=_("leer: wie die Art"), max_length=120, required=False)
    prompt = forms.CharField(
        label=_("Die Frage"),
        help_text=_("was Gäste auf der Leinwand und auf ihrem Telefon lesen"),
        widget=forms.Textarea({"rows": 2}),
        max_length=_LONGEST_PROMPT,
        required=False,
    )
    minutes = forms.IntegerField(label=_("Minuten"), min_value=1, max_value=_MOST_MINUTES, initial=_USUAL_MINUTES)
    owner = forms.CharField(
        label=_("Wer sie führt"),
        help_text=_("Name oder Aufgabe; steht auf der Tagesordnung"),
        max_length=120,
        required=False,
    )
    silent_first = forms.BooleanField(
        label=_("Erst still schreiben"),
        help_text=_("alle schreiben für sich, bevor jemand etwas von anderen sieht"),
        required=False,
    )

    def __init__(self, data: Any = None, *, row: Round | None = None) -> None:
        initial = {name: getattr(row, name) for name in self.base_fields} if row else None
        super().__init__(data, initial=initial, prefix="aendern" if row else "neu")

    def planned(self) -> Planned:
        told = self.cleaned_data
        return Planned(**{**told, "title": told["title"] or str(RoundKind(told["kind"]).label)})
