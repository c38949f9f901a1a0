"""Forms around statements and votes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Words
from resonanz.listen.enums import Choice
from resonanz.listen.errors import StatementTooLong
from resonanz.listen.forms import KeyField, WordsField
from resonanz.listen.rules.ballots import LONGEST_STATEMENT


class SentenceField(WordsField):
    """One statement, short enough to be read while standing."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > LONGEST_STATEMENT:
            raise ValidationError(str(StatementTooLong.sentence), code="too_long")


class VoteForm(forms.Form):
    """The button that was pressed; anything else is no vote."""

    key = KeyField()
    statement = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
    choice = forms.ChoiceField(choices=Choice.choices, widget=forms.HiddenInput)


class StatementForm(forms.Form):
    says_optional = False
    key = KeyField()
    text = SentenceField(
        label=_("Ihre Aussage"),
        help_text=_("ein Satz, dem man zustimmen oder den man ablehnen kann"),
        widget=Words(rows=2),
    )


class HouseStatementForm(forms.Form):
    says_optional = False
    key = KeyField()
    text = SentenceField(
        label=_("Aussage der Organisation"),
        help_text=_("sie trägt das Kennzeichen „Organisation“"),
        widget=Words(rows=2),
    )


class QuoteForm(forms.Form):
    says_optional = False
    key = KeyField()
    words = SentenceField(
        label=_("Welche Stelle?"),
        help_text=_("Zeichen für Zeichen, wie sie in der Geschichte steht"),
        widget=Words(rows=3),
    )


class VotingForm(forms.Form):
    """Whether guests may add statements; the button says whether it opens or closes."""

    takes_statements = forms.BooleanField(label=_("Gäste dürfen eigene Aussagen hinzufügen"), required=False)
    deed = forms.ChoiceField(choices=[("open", "open"), ("close", "close")], widget=forms.HiddenInput, required=False)

    def clean_deed(self) -> Any:
        return self.cleaned_data["deed"] or "open"
