"""The list of promises as the team fills it in, row by row or out of a pasted block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resonanz.ground.forms import Choices
from resonanz.mirror.enums import Claim
from resonanz.mirror.rules.promises import LONGEST_SOURCE, MOST_LINES, MOST_PROMISES, Item, lines_of

_BLANKS = 3
_MOST_ROWS = 400


class PromiseRowForm(forms.Form):
    says_optional = False
    kind = forms.ChoiceField(label=gettext_lazy("Was es ist"), choices=Claim.choices, widget=Choices)
    text = forms.CharField(
        label=gettext_lazy("Wortlaut"),
        help_text=gettext_lazy("so, wie es öffentlich steht"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source = forms.CharField(
        label=gettext_lazy("Wo es steht"),
        help_text=gettext_lazy("wenn Sie mögen, zum Beispiel eine Adresse; sie wird nie abgerufen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    drop = forms.BooleanField(label=gettext_lazy("streichen"), required=False)

    @property
    def item(self) -> Item:
        said = self.cleaned_data
        return Item(kind=said.get("kind") or Claim.PROMISE, text=said.get("text", ""), source=said.get("source", ""))

    @property
    def is_left_out(self) -> bool:
        """Struck out, or a new row in which nothing was written."""
        said = self.cleaned_data
        blank = not self.initial.get("text") and not said.get("text") and not said.get("source")
        return bool(said.get("drop")) or blank


_Rows = formset_factory(PromiseRowForm, extra=0, max_num=_MOST_ROWS, absolute_max=_MOST_ROWS, validate_max=False)


def promise_rows(items: Sequence[Item], data: Any = None) -> BaseFormSet[PromiseRowForm]:
    """One row for each item, and a few blank ones as far as there is room."""
    blank = [Item(kind=Claim.PROMISE, text="")] * max(0, min(_BLANKS, MOST_PROMISES - len(items)))
    shown = [{"kind": one.kind, "text": one.text, "source": one.source} for one in [*items, *blank]]
    return _Rows(data=data, initial=shown, prefix="zeile")


class PasteForm(forms.Form):
    """A block from a page of one's own; what may be promises is offered, and the user chooses."""

    says_optional = False
    pasted = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("ein Versprechen je Zeile; Aufzählungszeichen und Nummern lassen wir weg"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Das sind"),
        choices=[(Claim.PROMISE, gettext_lazy("Versprechen")), (Claim.VALUE, gettext_lazy("Werte"))],
        initial=Claim.PROMISE,
        widget=Choices,
    )
    source = forms.CharField(
        label=gettext_lazy("Wo es steht"),
        help_text=gettext_lazy("wenn Sie mögen, zum Beispiel eine Adresse; sie wird nie abgerufen"),
        max_length=LONGEST_SOURCE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_pasted(self) -> str:
        pasted = str(self.cleaned_data["pasted"])
        found = len(lines_of(pasted))
        if not found:
            raise forms.ValidationError(_("Darin steht kein Satz, der ein Versprechen sein könnte."))
        if found > MOST_LINES:
            told = {"found": found, "most": MOST_LINES}
            raise forms.ValidationError(
                _("Das sind %(found)s Zeilen, möglich sind %(most)s auf einmal. Bitte fügen Sie weniger ein.") % told
            )
        return pasted

    @property
    def lines(self) -> list[str]:
        return lines_of(str(self.cleaned_data.get("pasted", "")))


def chosen_lines(lines: Sequence[str], picked: Sequence[str]) -> list[str]:
    """Those whose places were picked; places that are none are left out."""
    places = {int(place) for place in picked if place.isdecimal() and len(place) <= len(str(MOST_LINES))}
    return [line for place, line in enumerate(lines) if place in places]
