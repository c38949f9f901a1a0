"""Forms around tasting: what the team writes, and what guests say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, Words
from resonanz.listen.enums import Maker, Missed, Tasting
from resonanz.listen.forms import KeyField, StoryForm, WordsField
from resonanz.listen.models import LONGEST_CONCEPT, LONGEST_COSTS
from resonanz.listen.rules.tasting import LONGEST_OPPORTUNITY, LONGEST_WHAT

_TOO_LONG = _("Das ist zu lang: Möglich sind höchstens %(limit_value)s Zeichen, hier stehen %(show_value)s.")


class _Line(forms.CharField):
    """Words of the team, within a limit, with a sentence that says it."""

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(
            max_length=most,
            error_messages={
                "max_length": _TOO_LONG,
                "required": _("Hier steht noch nichts. Bitte schreiben Sie einen Satz."),
            },
            **options,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The browser cuts nothing off: what is too long is refused with its own sentence."""
        return {key: value for key, value in super().widget_attrs(widget).items() if key != "maxlength"}


class ConceptForm(forms.Form):
    says_optional = False
    name = _Line(
        most=LONGEST_CONCEPT,
        label=_("Wie heißt es?"),
        help_text=_("nüchtern, ohne Marke und ohne Lob; diesen Namen lesen auch die Kostenden"),
    )
    opportunity = _Line(
        most=LONGEST_OPPORTUNITY,
        label=_("Welche Gelegenheit sehen Sie?"),
        help_text=_("ein Satz: Wer hätte was davon, und warum gerade wir?"),
        widget=Words(rows=2),
    )


class DishForm(forms.Form):
    says_optional = False
    what = _Line(
        most=LONGEST_WHAT,
        label=_("Was ist es?"),
        help_text=_("in einfachen Worten, ohne Werbung"),
        widget=Words(rows=4),
    )
    costs = _Line(
        most=LONGEST_COSTS,
        label=_("Was kostet es die Menschen?"),
        help_text=_("Geld, Zeit und Mühe, ungeschönt"),
        widget=Words(rows=2),
    )
    origin = forms.ChoiceField(
        label=_("Von wem ist diese Fassung?"),
        help_text=_("wird beim Öffnen versiegelt; wer kostet, erfährt es erst nach dem Aufdecken"),
        choices=Maker.choices,
        widget=Choices,
        error_messages={"required": _("Bitte wählen Sie, von wem diese Fassung ist.")},
    )


class StateForm(forms.Form):
    """The button that was pressed."""

    state = forms.ChoiceField(choices=[choice for choice in Tasting.choices if choice[0] != Tasting.DRAFT])


class ReactionForm(forms.Form):
    """The open reaction of somebody who has said who they are."""

    says_optional = False
    key = KeyField()
    version = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
    story = WordsField(
        label=_("Was geht Ihnen durch den Kopf?"),
        help_text=_("in Ihren Worten; ein Satz genügt"),
        widget=Words(rows=4),
    )


class FirstReactionForm(StoryForm):
    """The first reaction also says who speaks and who may read it."""

    works_well = None  # type: ignore[assignment]  # Django's way of leaving a field of the base form out.
    feeling = None  # type: ignore[assignment]  # As above.
    version = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
    story = WordsField(
        label=_("Was geht Ihnen durch den Kopf?"),
        help_text=_("in Ihren Worten; ein Satz genügt"),
        widget=Words(rows=4),
    )


class MissedForm(forms.Form):
    says_optional = False
    key = KeyField()
    version = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label=_("Würden Sie es vermissen, wenn es nie käme?"),
        choices=Missed.choices,
        widget=Choices,
        error_messages={"required": _("Bitte wählen Sie eine der vier Antworten. „Weiß nicht“ ist auch eine.")},
    )
    why = WordsField(label=_("Warum?"), help_text=_("wenn Sie mögen"), required=False, widget=Words(rows=2))
