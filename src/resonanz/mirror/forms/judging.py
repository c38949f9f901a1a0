"""What people say to promises, from inside and from outside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resonanz.ground.forms import Choices, Words
from resonanz.listen import reads as listen_reads
from resonanz.listen.forms import StoryForm, WordsField
from resonanz.mirror import reads
from resonanz.mirror.enums import Belief
from resonanz.mirror.forms.inside import InsideForm
from resonanz.mirror.rules.judging import Judgement, answers_of

if TYPE_CHECKING:
    from resonanz.mirror.models import Look, Promise

_SAYS, _WHY = "says_", "why_"
_FIELD = re.compile(rf"({_SAYS}|{_WHY})(.*)", re.DOTALL)


class Asked(NamedTuple):
    promise: Promise
    says: BoundField
    why: BoundField


class _Judging(forms.Form):
    why_label = gettext_lazy("Warum?")

    def __init__(self, *args: Any, look: Look | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.promises = reads.promises_of(look.pk) if look else []
        for promise in self.promises:
            self.fields[f"{_SAYS}{promise.number}"] = forms.ChoiceField(
                label=promise.text,
                choices=Belief.choices,
                required=False,
                widget=Choices,
                error_messages={"invalid_choice": gettext_lazy("Bitte wählen Sie eine der drei Antworten.")},
            )
            self.fields[f"{_WHY}{promise.number}"] = WordsField(
                label=self.why_label, required=False, widget=Words(rows=2)
            )

    @property
    def asked(self) -> list[Asked]:
        return [Asked(one, self[f"{_SAYS}{one.number}"], self[f"{_WHY}{one.number}"]) for one in self.promises]

    def judged(self) -> dict[int, Judgement]:
        """Where an answer was chosen; everything else is not counted."""
        said = ((one.number, self._said(_SAYS, one), self._said(_WHY, one)) for one in self.promises)
        return {
            number: Judgement(says=says, why=why if listen_reads.has_words(why) else "")
            for number, says, why in said
            if says
        }

    def _said(self, prefix: str, promise: Promise) -> str:
        return str(self.cleaned_data.get(f"{prefix}{promise.number}", ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for promise in self.promises:
            says, why = f"{_SAYS}{promise.number}", f"{_WHY}{promise.number}"
            if cleaned.get(why) and not cleaned.get(says) and says not in self.errors:
                self.add_error(says, _("Bitte wählen Sie auch, ob Sie es glauben. Ihr Grund steht noch da."))
        if any(_FIELD.fullmatch(name) and name not in self.fields for name in self.data):
            self.add_error(None, _("Diese Antworten passen nicht zu dieser Liste. Bitte laden Sie die Seite neu."))
        elif self.promises and not self.errors and not self.judged():
            self.add_error(None, _("Bitte sagen Sie wenigstens zu einem Satz, ob Sie ihn glauben."))
        return cleaned


class InsideJudgingForm(_Judging, InsideForm):
    """From inside nothing else is asked."""

    why_label = gettext_lazy("Ein Beispiel aus Ihrem Alltag")

    def answers(self) -> dict[str, Any]:
        return answers_of(self.judged())


class OutsideJudgingForm(_Judging, StoryForm):
    """From outside with what they lived through: a judgement without a story helps nobody."""

    works_well = None  # type: ignore[assignment]  # Django's way of leaving a field of the base form out.
    feeling = None  # type: ignore[assignment]  # As above.
    story = WordsField(
        label=gettext_lazy("Was haben Sie erlebt?"),
        help_text=gettext_lazy("ein Satz genügt; ohne ihn verstehen wir Ihr Urteil nicht"),
        widget=Words(rows=4),
    )
