"""Forms of an open calculation: an edition, a question, an answer. Amounts are read in the unit that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from resonanz.ground.amounts import typed
from resonanz.ground.decimals import Unreadable
from resonanz.ground.forms import Choices, Day, KeyField, Words, new_key
from resonanz.mirror.actions import Offer, Part
from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.models.calculation import LONGEST_LABEL, LONGEST_NAME, LONGEST_UNIT, MOST_BLOCKS
from resonanz.mirror.reads import Edition
from resonanz.mirror.rules.money import read_money
from resonanz.trust import reads as trust_reads

_FIRST = 3
"""So many blocks stand open on an empty page."""
_LONGEST_AMOUNT = 60
_LONGEST_TEXT = 2000
_PLACES = range(1, MOST_BLOCKS + 1)


@dataclass(frozen=True, kw_only=True)
class Group:
    """The fields of one building block."""

    number: int
    label: BoundField
    amount: BoundField
    explanation: BoundField

    @property
    def is_open(self) -> bool:
        said = (self.label, self.amount, self.explanation)
        return self.number <= _FIRST or any(field.value() or field.errors for field in said)


class CalculationForm(forms.Form):
    says_optional = False
    name = forms.CharField(label=_("Produkt"), max_length=LONGEST_NAME, required=False)
    unit = forms.CharField(
        label=_("Wofür gilt der Preis?"),
        help_text=_("etwa „je kWh“ oder „im Monat“"),
        max_length=LONGEST_UNIT,
        required=False,
    )
    money = forms.ChoiceField(
        label=_("Gerechnet wird in"),
        help_text=_("Euro auf den Cent genau; Cent bis auf vier Stellen, etwa 1,5580 ct je kWh"),
        choices=Money.choices,
        initial=Money.EURO,
        widget=Choices,
    )
    price = forms.CharField(label=_("Preis"), max_length=_LONGEST_AMOUNT, required=False)
    margin = forms.CharField(
        label=_("Marge: was Ihnen bleibt"),
        help_text=_("auch null oder weniger"),
        max_length=_LONGEST_AMOUNT,
        required=False,
    )
    margin_reason = forms.CharField(
        label=_("Oder: Warum Sie die Marge nicht zeigen"),
        help_text=_("statt des Betrags; steht öffentlich"),
        max_length=_LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    difference_reason = forms.CharField(
        label=_("Wenn es nicht aufgeht: Woher kommt der Unterschied?"),
        help_text=_("sonst leer; der Unterschied steht dann als eigener Balken da"),
        max_length=_LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    not_shown = forms.CharField(
        label=_("Was Sie nicht zeigen und warum"),
        help_text=_("Wenn Sie nichts weglassen, schreiben Sie das."),
        max_length=_LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    valid_from = forms.DateField(label=_("Gilt ab"), required=False, widget=Day())
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_first: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("price", "margin"):
            self.fields[name].widget = _amount()
        for number in _PLACES:
            self.fields |= _block(number)
        if not is_first:
            self.fields["reason"] = forms.CharField(
                label=_("Warum gibt es eine neue Ausgabe?"),
                help_text=_("steht öffentlich; die frühere bleibt daneben stehen"),
                max_length=_LONGEST_TEXT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def groups(self) -> list[Group]:
        return [
            Group(
                number=number,
                label=self[f"block_{number}_label"],
                amount=self[f"block_{number}_amount"],
                explanation=self[f"block_{number}_explanation"],
            )
            for number in _PLACES
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        money = Money(told.get("money") or Money.EURO)
        for name in ["price", "margin", *(f"block_{number}_amount" for number in _PLACES)]:
            said = told.get(name)
            told[name] = None
            if said:
                try:
                    told[name] = read_money(said, money)
                except Unreadable as unclear:
                    self.add_error(name, str(unclear))
        return told

    def offer(self) -> Offer:
        """What was filled in. Only after `is_valid`."""
        told = self.cleaned_data
        words = ("name", "unit", "margin_reason", "difference_reason", "not_shown")
        return Offer(
            **{name: told[name] for name in words},
            money=Money(told["money"]),
            price=told["price"],
            parts=list(self._parts()),
            margin=told["margin"],
            valid_from=told["valid_from"],
            reason=told.get("reason", ""),
        )

    def _parts(self) -> Iterator[Part]:
        told = self.cleaned_data
        for number in _PLACES:
            key = f"block_{number}"
            said: dict[str, Any] = {name: told[f"{key}_{name}"] for name in ("label", "amount", "explanation")}
            if said["label"] or said["explanation"] or said["amount"] is not None:
                yield Part(key=key, **said)


class QuestionForm(forms.Form):
    """`blocks` are (number, name) of what can be asked about."""

    key = KeyField()
    block = forms.ChoiceField(label=_("Wozu fragen Sie?"), required=False)
    # Not stripped: words are kept as they were written. The length is told by the action, with a sentence of its own.
    text = forms.CharField(
        label=_("Ihre Frage"), strip=False, required=False, widget=Words(rows=5, guide=_LONGEST_TEXT)
    )

    says_optional = False

    def __init__(self, *args: Any, blocks: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["block"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Zum Ganzen")), *((str(pk), label) for pk, label in blocks)]

    def take_new_key(self) -> None:
        """What is pressed next is another question than the one that was handed in with the old key."""
        self.data = {**dict(self.data.items()), "key": new_key()}

    def clean_text(self) -> str:
        """Forms send every line break as CRLF; nothing else is touched."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class AnswerForm(forms.Form):
    says_optional = False
    deed = forms.ChoiceField(
        label=_("Was tun Sie?"),
        choices=[("answer", _("Antworten")), ("refuse", _("Nicht beantworten, mit Grund"))],
        initial="answer",
        widget=Choices,
    )
    text = forms.CharField(
        label=_("Ihre Antwort, oder warum es keine gibt"),
        help_text=_("steht öffentlich unter der Frage, mit Ihrem Namen"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    ground = forms.ChoiceField(
        label=_("Sollen die Worte der Frage ungezeigt bleiben?"),
        help_text=_("nur ohne Antwort und nur aus einem der öffentlichen Gründe"),
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        grounds = [(ground.code, ground.title) for ground in trust_reads.grounds()]
        field.choices = [("", _("Nein, sie werden gezeigt")), *grounds]


def started(edition: Edition) -> dict[str, Any]:
    """What a new edition begins with: the one before. What did not add up is asked again."""
    row = edition.row
    initial: dict[str, Any] = {
        name: getattr(row, name) for name in ("name", "unit", "money", "margin_reason", "not_shown", "valid_from")
    }
    initial |= {"price": typed(row.price), "margin": "" if row.margin is None else typed(row.margin)}
    for number, block in enumerate(edition.blocks, 1):
        initial |= {
            f"block_{number}_label": block.label,
            f"block_{number}_amount": typed(block.amount),
            f"block_{number}_explanation": block.explanation,
        }
    return initial


def digest(offer: Offer) -> str:
    """Published is only what was seen in the preview: this stands for all of it."""
    return sha256(repr(offer).encode()).hexdigest()


def _amount() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 14})


def _block(number: int) -> dict[str, forms.Field]:
    key = f"block_{number}"
    return {
        f"{key}_label": forms.CharField(label=_("Name"), max_length=LONGEST_LABEL, required=False),
        f"{key}_amount": forms.CharField(
            label=_("Betrag"),
            help_text=_("mit Minus, wo er den Preis senkt"),
            max_length=_LONGEST_AMOUNT,
            required=False,
            widget=_amount(),
        ),
        f"{key}_explanation": forms.CharField(
            label=_("Wofür ist das?"),
            max_length=300,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        ),
    }
