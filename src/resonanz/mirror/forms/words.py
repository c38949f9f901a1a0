"""Three words, from inside and from outside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import ShortWords, Words
from resonanz.listen import reads as listen_reads
from resonanz.listen.forms import StoryForm, WordsField
from resonanz.mirror.forms.inside import InsideForm
from resonanz.mirror.rules.words import MOST_WORDS, story_of_words, words_problem

NAMES = tuple(f"word_{number}" for number in range(1, MOST_WORDS + 1))
_LABELS = (_("Erstes Wort"), _("Zweites Wort"), _("Drittes Wort"))


def _fields() -> dict[str, forms.Field]:
    return {
        name: forms.CharField(label=label, required=False, widget=ShortWords(), strip=True)
        for name, label in zip(NAMES, _LABELS, strict=True)
    }


class _ThreeWords(forms.Form):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(_fields())

    @property
    def three(self) -> list[Any]:
        return [self[name] for name in NAMES]

    def words(self) -> list[str]:
        """Those with anything to see in them, as typed."""
        typed = (str(self.cleaned_data.get(name, "")) for name in NAMES)
        return [word for word in typed if "\0" in word or listen_reads.has_words(word)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if problem := words_problem(self.words()):
            self.add_error(NAMES[0], problem)
        return cleaned

    def answers(self) -> dict[str, Any]:
        """As a sheet keeps them."""
        return {"words": self.words()}


class InsideWordsForm(_ThreeWords, InsideForm):
    """From inside nothing else is asked."""


class OutsideWordsForm(_ThreeWords, StoryForm):
    """From outside the words come with who speaks and who may read them."""

    works_well = None  # type: ignore[assignment]  # Django's way of leaving a field of the base form out.
    feeling = None  # type: ignore[assignment]  # As above.
    story = WordsField(
        label=_("Was haben Sie erlebt, das zu diesen Worten führt?"),
        help_text=_("wenn Sie mögen"),
        required=False,
        widget=Words(rows=4),
    )

    def text(self) -> str:
        """What stands in the story."""
        return story_of_words(self.words(), str(self.cleaned_data.get("story", "")))
