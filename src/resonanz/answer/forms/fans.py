"""What people say of themselves as fans, and what the team owes before it asks them anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.answer.enums import Circle, FanKind
from resonanz.ground.forms import Choices, Day, MultipleChoices, Words


class NamingForm(forms.Form):
    """How somebody wants to stand in our thanks; the choice without a name is always there."""

    name = forms.CharField(
        label=_("Welcher Name soll dabeistehen?"),
        help_text=_("so, wie Sie ihn tippen; leer heißt ohne Namen"),
        max_length=80,
        required=False,
    )
    seen = {"name": _("Das lesen alle, auf der Seite „Wem wir das verdanken“. Sie nehmen es jederzeit zurück.")}


class FanForm(forms.Form):
    says_optional = False
    kinds = forms.MultipleChoiceField(
        label=_("Was trifft auf Sie zu?"), choices=FanKind.choices, widget=MultipleChoices, required=False
    )
    why = forms.CharField(
        label=_("Warum? In Ihren Worten"),
        help_text=_("nur, wenn Sie mögen"),
        max_length=2_000,
        required=False,
        widget=Words(rows=3),
    )
    is_named = forms.BooleanField(label=_("Das Team darf meinen Namen und meine Worte sehen"), required=False)
    seen = {
        "why": _("Ohne das Häkchen darunter liest das niemand außer Ihnen. Hören Sie auf, löschen wir es."),
    }


class PauseForm(forms.Form):
    until = forms.DateField(
        label=_("Pause bis"), help_text=_("leer heißt: bis Sie sie beenden"), required=False, widget=Day()
    )


class GivingForm(forms.Form):
    lines = forms.CharField(
        label=_("Was geben wir?"),
        help_text=_("eines je Zeile; leer heißt, dass sich vorerst niemand erklären kann"),
        max_length=6_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    seen = {"lines": _("Das lesen alle. Jede Fassung bleibt stehen, auch im Protokollbuch.")}

    def clean_lines(self) -> list[str]:
        return str(self.cleaned_data["lines"]).splitlines()


class TogetherForm(forms.Form):
    says_optional = False
    occasion = forms.ChoiceField(label=_("Wozu laden Sie ein?"), widget=Choices, required=False)
    circle = forms.ChoiceField(label=_("Wen?"), choices=Circle.choices, widget=Choices, required=False)
    what_for = forms.CharField(
        label=_("Wofür brauchen Sie die Menschen?"),
        help_text=_("so steht es in der Einladung"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    how_long = forms.CharField(
        label=_("Wie lange dauert es?"),
        help_text=_("zum Beispiel „zehn Minuten, bis zum 12. März“"),
        max_length=200,
        required=False,
    )
    in_return = forms.CharField(
        label=_("Was haben die Gefragten davon?"),
        help_text=_("ehrlich, auch wenn es nur ein Danke ist"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, occasions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occasion"].choices = list(occasions)  # type: ignore[attr-defined]  # a ChoiceField, set above
