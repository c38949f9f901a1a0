"""Forms for what a measure may bring and what it brought. Numbers are read as people type them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resonanz.act.actions import Assumption
from resonanz.act.enums import Span, Term, Unit
from resonanz.act.models import LONGEST_LABEL, BenefitAssumption
from resonanz.act.rules.benefit_templates import Template
from resonanz.ground.amounts import read_amount, typed
from resonanz.ground.decimals import Unreadable
from resonanz.ground.forms import Choices, Day

LINES = 3
"""Free lines beside a template; whoever needs more adds them up first."""
_COSTS = {
    "cost_once": (_("Kosten einmalig"), Term.COST_ONCE),
    "cost_year": (_("Kosten jedes Jahr"), Term.COST_YEAR),
}
_NUMBERS = ("low", "likely", "high")
_PARTS = ("label", "term", *_NUMBERS, "source", "owner")


class AmountField(forms.CharField):
    """A number with comma or point; what could be two numbers is refused with its sentence."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})
        super().__init__(max_length=60, widget=widget, **options)

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        if not said:
            return None
        try:
            return read_amount(said)
        except Unreadable as unclear:
            raise ValidationError(str(unclear)) from unclear


@dataclass(frozen=True, kw_only=True)
class Group:
    """The fields of one assumption; `label` and `term` are fields only in free lines."""

    title: str | Promise
    unit: str | Promise
    label: BoundField | None
    term: BoundField | None
    numbers: Sequence[BoundField]
    source: BoundField
    owner: BoundField

    @property
    def is_filled(self) -> bool:
        bound = [field for field in (self.label, *self.numbers, self.source) if field is not None]
        return any(field.value() or field.errors for field in bound)


class EstimateForm(forms.Form):
    says_optional = False

    def __init__(self, *args: Any, template: Template, is_first: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.template = template
        self._rows: dict[str, tuple[str | Promise, Unit, Term | None]] = {
            **{factor.key: (factor.label, factor.unit, Term.FACTOR) for factor in template.factors},
            **{key: (label, Unit.MONEY, term) for key, (label, term) in _COSTS.items()},
            **{f"line_{n}": (_("Eigene Zeile"), Unit.MONEY, None) for n in range(1, LINES + 1)},
        }
        for key, (_label, _unit, term) in self._rows.items():
            self.fields |= _fields(key, is_free=term is None)
        if not is_first:
            self.fields["reason"] = forms.CharField(
                label=_("Warum schätzen Sie neu?"),
                help_text=_("die frühere Schätzung bleibt daneben stehen"),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def factors(self) -> list[Group]:
        return [self._group(factor.key) for factor in self.template.factors]

    def additions(self) -> list[Group]:
        return [self._group(key) for key, (_label, _unit, term) in self._rows.items() if term != Term.FACTOR]

    def assumptions(self) -> list[Assumption]:
        """What was filled in. Only after `is_valid`."""
        return list(self._filled())

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for key in self._rows:
            low, likely, high = (told.get(f"{key}_{name}") for name in _NUMBERS)
            if likely is None and (low is not None or high is not None) and not self.errors.get(f"{key}_likely"):
                self.add_error(f"{key}_likely", gettext("Und am ehesten?"))
            elif likely is not None and (low is None) != (high is None):
                missing = "low" if low is None else "high"
                if not self.errors.get(f"{key}_{missing}"):
                    self.add_error(f"{key}_{missing}", gettext("Zu einer Spanne gehören beide Enden."))
        return told

    def _filled(self) -> Iterator[Assumption]:
        told = self.cleaned_data
        for key, (title, unit, term) in self._rows.items():
            likely: Decimal | None = told.get(f"{key}_likely")
            if likely is None:
                continue
            # Whoever knows it exactly needs only the number in the middle.
            low, high = told.get(f"{key}_low"), told.get(f"{key}_high")
            yield Assumption(
                key=key,
                label=told.get(f"{key}_label", "") if term is None else str(title),
                unit=unit,
                term=term or Term(told[f"{key}_term"]),
                low=likely if low is None else low,
                likely=likely,
                high=likely if high is None else high,
                source=told.get(f"{key}_source", ""),
                owner=told.get(f"{key}_owner", ""),
            )

    def _group(self, key: str) -> Group:
        title, unit, term = self._rows[key]
        return Group(
            title=title,
            unit=unit.label,
            label=self[f"{key}_label"] if term is None else None,
            term=self[f"{key}_term"] if term is None else None,
            numbers=[self[f"{key}_{name}"] for name in _NUMBERS],
            source=self[f"{key}_source"],
            owner=self[f"{key}_owner"],
        )


class ActualForm(forms.Form):
    says_optional = False
    low = AmountField(
        label=_("Was hat es gebracht?"),
        help_text=_("Euro, auch unter null; bei einer Spanne: mindestens"),
        required=False,
    )
    high = AmountField(label=_("Höchstens"), help_text=_("nur bei einer Spanne"), required=False)
    span = forms.ChoiceField(label=_("Wofür steht die Zahl?"), choices=Span.choices, widget=Choices)
    from_on = forms.DateField(label=_("Gezählt von"), required=False, widget=Day())
    to_on = forms.DateField(label=_("bis"), required=False, widget=Day())
    how = forms.CharField(
        label=_("Wie wurde es gemessen?"),
        help_text=_("so, dass es jemand anders nachrechnen könnte; ohne Namen von Kunden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def started(assumptions: Sequence[BenefitAssumption]) -> dict[str, Any]:
    """What a new estimate begins with: the assumptions of the one before."""
    initial: dict[str, Any] = {}
    for one in assumptions:
        initial |= {f"{one.key}_{name}": getattr(one, name) for name in _PARTS}
        initial |= {f"{one.key}_{name}": typed(getattr(one, name)) for name in _NUMBERS}
    return initial


def _fields(key: str, *, is_free: bool) -> dict[str, forms.Field]:
    line = forms.TextInput(attrs={"autocomplete": "off"})
    free: dict[str, forms.Field] = {
        f"{key}_label": forms.CharField(label=_("Was ist es?"), max_length=LONGEST_LABEL, required=False),
        f"{key}_term": forms.ChoiceField(
            label=_("Und das"),
            choices=[choice for choice in Term.choices if choice[0] != Term.FACTOR],
            initial=Term.GAIN_YEAR,
            widget=Choices,
        ),
    }
    return {
        **(free if is_free else {}),
        f"{key}_low": AmountField(label=_("mindestens"), required=False),
        f"{key}_likely": AmountField(label=_("am ehesten"), required=False),
        f"{key}_high": AmountField(label=_("höchstens"), required=False),
        f"{key}_source": forms.CharField(
            label=_("Woher wissen Sie das?"), help_text=_("Quelle oder Grund"), required=False, widget=line
        ),
        f"{key}_owner": forms.CharField(
            label=_("Wer steht dafür ein?"),
            help_text=_("ein Name oder eine Aufgabe"),
            max_length=120,
            required=False,
        ),
    }
