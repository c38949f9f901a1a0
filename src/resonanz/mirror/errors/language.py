from __future__ import annotations

from collections.abc import Mapping


class LanguageRefused(Exception):
    """Nothing is counted or entered. `problems` maps fields to sentences; none of them tells anything about the texts
    beyond that they are too few, too alike in their author, or unreadable.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems))


class CountingOff(Exception):
    """Nobody agreed to counting, or the agreement was withdrawn."""
