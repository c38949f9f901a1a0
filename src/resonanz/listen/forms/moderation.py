"""Forms around words in question: for the team, for the author, for anybody who reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, Words
from resonanz.listen.forms import KeyField, WordsField
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.words import check_words, from_form
from resonanz.trust import reads as trust_reads

_HOURS = [("24", _("einen Tag")), ("72", _("drei Tage")), ("168", _("sieben Tage"))]


def ground_choices() -> list[tuple[str, str]]:
    return [(ground.code, ground.title) for ground in trust_reads.grounds()]


class Sentence(forms.CharField):
    """What a person writes about the matter; stored as typed."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(strip=False, widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **options)

    def clean(self, value: Any) -> str:
        text = from_form(str(super().clean(value) or ""))
        if not text.strip() and not self.required:
            return ""
        try:
            check_words(text)
        except WordsRefused as refused:
            raise ValidationError(refused.sentence, code=refused.code) from refused
        return text


class HoldForm(forms.Form):
    says_optional = False
    prefix = "hold"
    ground = forms.ChoiceField(label=_("Aus welchem Grund?"), choices=ground_choices, widget=Choices)
    hours = forms.ChoiceField(label=_("Wie lange höchstens?"), choices=_HOURS, initial="72", widget=Choices)
    note = Sentence(
        label=_("Ein Satz an den Menschen, der es erzählt hat"), help_text=_("wenn Sie mögen"), required=False
    )


class HideForm(forms.Form):
    says_optional = False
    prefix = "hide"
    ground = forms.ChoiceField(label=_("Aus welchem Grund?"), choices=ground_choices, widget=Choices)
    note = Sentence(
        label=_("Begründung an den Menschen, der es erzählt hat"),
        help_text=_("welche Stelle, welche Tatsache; er liest sie auf seiner Seite"),
    )


class ReleaseForm(forms.Form):
    says_optional = False
    prefix = "release"
    note = Sentence(
        label=_("Ein Satz an den Menschen, der es erzählt hat"), help_text=_("wenn Sie mögen"), required=False
    )


class RulingForm(forms.Form):
    prefix = "ruling"
    granted = forms.TypedChoiceField(
        label=_("Wie entscheiden Sie?"),
        choices=[("yes", _("Stattgeben: Die Worte stehen wieder da")), ("no", _("Ablehnen: Sie bleiben verborgen"))],
        coerce=lambda value: value == "yes",
        widget=Choices,
    )
    note = Sentence(label=_("Begründung"), help_text=_("liest, wer widersprochen hat"))


class AnswerForm(forms.Form):
    prefix = "answer"
    answer = Sentence(
        label=_("Antwort an die meldende Person"), help_text=_("was entschieden ist, steht von selbst dabei")
    )


class AppealForm(forms.Form):
    key = KeyField()
    text = WordsField(label=_("Warum sind Sie nicht einverstanden?"), widget=Words(rows=5))


class ReportForm(forms.Form):
    says_optional = False
    key = KeyField()
    ground = forms.ChoiceField(label=_("Was stimmt hier nicht?"), choices=ground_choices, widget=Choices)
    why = Sentence(label=_("Woran sehen Sie das?"), rows=4)
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("wenn Sie mögen; nur für die eine Antwort, danach gelöscht"),
        required=False,
    )
