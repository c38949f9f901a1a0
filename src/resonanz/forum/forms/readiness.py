from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import CameTrue
from resonanz.forum.models import Fear
from resonanz.ground.forms import Choices

LEVELS = (
    (1, _("1 · Angst")),
    (2, _("2 · eher Sorge")),
    (3, _("3 · beides")),
    (4, _("4 · eher Neugier")),
    (5, _("5 · Neugier")),
)
_FEARS = ("fear_1", "fear_2", "fear_3")
_NOBODY = _("Ohne Namen und ohne Uhrzeit gespeichert. Sie selbst können es danach nicht mehr ändern.")


def _level(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=LEVELS, coerce=int, widget=Choices())


class BeforeForm(forms.Form):
    level = _level(_("Wenn Sie an den Abend denken: Was überwiegt?"))
    fear_1 = forms.CharField(label=_("Was ist, wenn …?"), max_length=500, required=False)
    fear_2 = forms.CharField(label=_("Und was ist, wenn …?"), max_length=500, required=False)
    fear_3 = forms.CharField(label=_("Noch etwas?"), max_length=500, required=False)

    seen = {
        "level": _NOBODY,
        "fear_3": _("Liest das Team, ohne Namen. Schreiben Sie so, dass man Sie nicht an den Worten erkennt."),
    }

    def fears(self) -> list[str]:
        return [self.cleaned_data[name] for name in _FEARS if self.cleaned_data[name]]


class AfterForm(forms.Form):
    """One question about the evening, and one about each fear, which may stay open."""

    level = _level(_("Wenn Sie an den nächsten Abend denken: Was überwiegt?"))

    seen = {"level": _NOBODY}

    def __init__(self, data: Any = None, *, fears: Sequence[Fear]) -> None:
        super().__init__(data)
        self._fears = {f"fear_{fear.pk.hex}": fear.pk for fear in fears}
        for name, fear in zip(self._fears, fears, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=fear.text, choices=CameTrue.choices, required=False, widget=Choices()
            )

    def outcomes(self) -> dict[UUID, str]:
        return {pk: self.cleaned_data[name] for name, pk in self._fears.items() if self.cleaned_data[name]}


class AnswerForm(forms.Form):
    fear = forms.UUIDField(widget=forms.HiddenInput())
    answer = forms.CharField(
        label=_("Was wir dann tun"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
