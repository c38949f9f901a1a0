from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _


class CalculationIncomplete(Exception):
    """A calculation, a question or an answer without what it owes. `problems` maps fields to sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems))


class QuestionGone(Exception):
    sentence = _("Diese Frage wurde zurückgezogen. Es gibt nichts mehr zu beantworten.")


class NothingToErase(Exception):
    sentence = _("Diese Worte sind schon gelöscht.")
