"""What a promise is and what became of it: the one definition, for insights and for commitments.

A promise is a run of steps: it is given, perhaps moved or handed over, perhaps closed. Its outcome is computed from
the days on which the steps were recorded and from nothing else, so that no later step can undo a day that has passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from resonanz.act.enums import Outcome, Pledge, Word


@dataclass(frozen=True, kw_only=True)
class Step:
    """One entry of a promise. `on` is the local day it was recorded, never a day that somebody typed in.

    `due_on` is the day that holds from this step on. It is None for the step that closes the promise; `is_kept` then
    says whether what was promised is done.
    """

    on: date
    due_on: date | None
    is_kept: bool = False


@dataclass(frozen=True, kw_only=True)
class Course:
    """What became of a promise by a day.

    `promised_for` is the day that was named first, `due_on` the one that holds now (or held when it was closed).
    `missed_on` is the first due day that passed without the promise having been moved or closed in time. `moved` says
    how often its day was changed.
    """

    outcome: Outcome
    promised_for: date
    due_on: date
    missed_on: date | None
    closed_on: date | None
    moved: int

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    @property
    def was_missed(self) -> bool:
        return self.missed_on is not None


def course_of(steps: Sequence[Step], *, today: date) -> Course:
    """What became of a promise by `today`, a day that has not ended yet. Steps are in the order of the ledger.

    A day is missed when at its end the day in force was this day and nothing had closed the promise. (A day in force
    that lay behind already when it was recorded counts as missed on the day of recording; no action lets one in.)
    Raises ValueError when the first step gives no day, or when something follows the step that closed it.
    """
    days = [step.due_on for step in steps if step.due_on is not None]
    closing = steps[-1] if steps and steps[-1].due_on is None else None
    if not days or steps[0].due_on is None or len(days) + (closing is not None) != len(steps):
        raise ValueError("a promise begins with a day, and nothing follows its end")
    missed = _missed_on(steps, today)
    if closing is None:
        outcome = Outcome.OPEN if days[-1] >= today else Outcome.MISSED
    elif not closing.is_kept:
        outcome = Outcome.BROKEN
    else:
        outcome = Outcome.KEPT if missed is None else Outcome.LATE
    return Course(
        outcome=outcome,
        promised_for=days[0],
        due_on=days[-1],
        missed_on=missed,
        closed_on=closing.on if closing else None,
        moved=sum(before != after for before, after in pairwise(days)),
    )


def _missed_on(steps: Sequence[Step], today: date) -> date | None:
    """A step holds from its day until the day of the next one; of several on one day the last holds at its end."""
    for index, step in enumerate(steps):
        until = steps[index + 1].on if index + 1 < len(steps) else today
        if step.due_on is None:
            break
        day = max(step.on, step.due_on)
        if day < until:
            return day
    return None


def runs(words: Iterable[Word]) -> list[slice]:
    """Where promises lie in the decisions of one insight: from an „In Arbeit“ to the next other word, included."""
    found: list[slice] = []
    is_open = False
    for place, word in enumerate(words):
        promises = word == Word.IN_PROGRESS
        if is_open:
            found[-1] = slice(found[-1].start, place + 1)
        elif promises:
            found.append(slice(place, place + 1))
        is_open = promises
    return found


def decided_step(*, on: date, word: Word, due_on: date | None) -> Step:
    """A decision as a step: „Umgesetzt“ keeps the promise, every other word ends it unkept."""
    return Step(on=on, due_on=due_on if word == Word.IN_PROGRESS else None, is_kept=word == Word.DONE)


def pledged_step(*, on: date, deed: Pledge, due_on: date) -> Step:
    """A step of a commitment; its closing rows repeat the day that held."""
    closes = deed in {Pledge.KEPT, Pledge.BROKEN}
    return Step(on=on, due_on=None if closes else due_on, is_kept=deed == Pledge.KEPT)
