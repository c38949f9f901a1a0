"""Twenty statements about one's own everyday life, each answered in five steps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices
from resonanz.ground.manner import reader_language
from resonanz.mirror.forms.inside import InsideForm
from resonanz.mirror.rules.readiness import CANNOT_SAY, Question, themes

STEPS = (
    (1, _("gar nicht")),
    (2, _("eher nicht")),
    (3, _("teils, teils")),
    (4, _("eher")),
    (5, _("voll")),
    (CANNOT_SAY, _("kann ich nicht sagen")),
)
_PREFIX = "says_"


class InsideReadinessForm(InsideForm):
    """A field for each statement, none of them required: whoever passes one over is not counted there."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._themes = themes(reader_language())
        for theme in self._themes:
            self.fields.update({_PREFIX + question.key: _field(question) for question in theme.questions})

    @property
    def themes(self) -> list[tuple[str, list[Any]]]:
        """The label of each theme with its fields."""
        return [(theme.label, [self[_PREFIX + one.key] for one in theme.questions]) for theme in self._themes]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self._given():
            self.add_error(None, _("Noch ist nichts angekreuzt. Eine einzige Antwort genügt."))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """As a sheet keeps them: by key 1 to 5 as it was ticked, or `CANNOT_SAY`."""
        return {"answers": self._given()}

    def _given(self) -> dict[str, int]:
        said = self.cleaned_data
        return {name.removeprefix(_PREFIX): value for name, value in said.items() if isinstance(value, int)}


def _field(question: Question) -> forms.Field:
    return forms.TypedChoiceField(
        label=question.statement,
        choices=STEPS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=Choices,
        error_messages={"invalid_choice": _("Bitte wählen Sie eine der Stufen.")},
    )
