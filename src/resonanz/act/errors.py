from __future__ import annotations

from collections.abc import Mapping


class DecisionIncomplete(Exception):
    """A public word without what it owes: a reason, an owner, a date. `problems` maps fields to sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems))
