from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, Words
from resonanz.understand.enums import Side


class InsightForm(forms.Form):
    says_optional = False
    title = forms.CharField(
        label=_("Die Erkenntnis in einem Satz"),
        help_text=_("so, dass die Erzählenden nicken würden"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    summary = forms.CharField(
        label=_("Was wir verstanden haben"),
        help_text=_("zwei, drei Sätze"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    theme = forms.IntegerField(required=False, widget=forms.HiddenInput)


class EvidenceRowForm(forms.Form):
    """One passage. `words` must stand in the story exactly so; the view checks it against the story itself."""

    says_optional = False

    story = forms.IntegerField(widget=forms.HiddenInput)
    side = forms.ChoiceField(
        label=_("Diese Stelle ist"),
        choices=[("", _("nicht dabei")), (Side.SUPPORT, _("Beleg")), (Side.COUNTER, _("Gegenstimme"))],
        required=False,
        widget=Choices,
    )
    words = forms.CharField(label=_("Die Worte"), required=False, strip=False, widget=Words(rows=3))

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")


EvidenceFormSet = formset_factory(EvidenceRowForm, extra=0, max_num=200, absolute_max=200)


def evidence_rows(initial: list[dict[str, Any]] | None = None, data: Any = None) -> BaseFormSet[EvidenceRowForm]:
    return EvidenceFormSet(data=data, initial=initial, prefix="beleg")
