from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise


class Incomplete(Exception):
    """Something is missing or cannot be kept. `problems` maps fields to sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems))


class NotNow(Exception):
    """The look is not where this deed belongs; somebody may have been faster. Carries the sentence that says so."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))
