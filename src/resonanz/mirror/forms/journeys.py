"""Forms for laying down a journey. What a journey owes says the action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import MultipleChoices
from resonanz.mirror.models import JourneyEdition
from resonanz.understand import reads as understand_reads


class JourneyForm(forms.Form):
    says_optional = False
    name = forms.CharField(label=_("Wie heißt die Reise?"), help_text=_("was jemand erledigen möchte"), required=False)
    audience = forms.CharField(
        label=_("Wer geht diesen Weg sonst?"), help_text=_("so, dass man jemanden vor sich sieht"), required=False
    )
    steps = forms.CharField(
        label=_("Welche Schritte hat der Weg?"),
        help_text=_("ein Schritt je Zeile, einer bis zwölf, in der Reihenfolge, in der man sie geht"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def told(self) -> dict[str, Any]:
        """Only after `is_valid`."""
        return {**self.cleaned_data, "steps": self.cleaned_data["steps"].splitlines()}


def begun(edition: JourneyEdition) -> dict[str, str]:
    """What the next edition begins with."""
    steps = "\n".join(step.name for step in edition.steps.all())
    return {"name": edition.name, "audience": edition.audience, "steps": steps}


class LinkForm(forms.Form):
    says_optional = False
    touchpoints = forms.TypedMultipleChoiceField(
        label=_("Welche Berührungspunkte erzählen von diesem Schritt?"),
        coerce=int,
        required=False,
        widget=MultipleChoices,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["touchpoints"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = understand_reads.touchpoint_names()
