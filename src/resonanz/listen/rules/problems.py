"""What this room refuses, each with a sentence that says the way out."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables.problems import ColumnMissing, Reason, RuleProblem


class WordsRefused(RuleProblem):
    """A text that cannot be kept as words."""


class TextColumnMissing(ColumnMissing):
    default: ClassVar[Reason] = Reason(
        "text_column_missing",
        _(
            "Es ist noch nicht festgelegt, in welcher Spalte der Text steht. Vorhanden sind: %(existing)s. "
            "Es wurde nichts übernommen. Bitte wählen Sie eine dieser Spalten.",
        ),
    )
