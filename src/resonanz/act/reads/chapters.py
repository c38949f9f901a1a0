"""The decisions about one insight as a story: what was said when, what moved, who took over, how each promise ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from resonanz.act.enums import Telling, Word
from resonanz.act.models import Decision, Disclosure
from resonanz.act.reads.standing import courses_of, history_of
from resonanz.act.rules.promises import Course, runs


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One decision. `moved_from` is the day it replaced, `is_handed` says that somebody else stands by it now.

    `course` is what became of the promise, at the decision that closed it or at the newest one of a promise that runs.
    """

    decision: Decision
    moved_from: date | None = None
    is_handed: bool = False
    course: Course | None = None

    @property
    def closes(self) -> bool:
        return self.course is not None and self.course.is_closed


@dataclass(frozen=True, kw_only=True)
class Told:
    """A decision as everybody learns of it: with the entry and the moment of becoming public."""

    decision: Decision
    entry: int
    moment: datetime


def chapters(history: Sequence[Decision]) -> list[Chapter]:
    """`history` is that of one insight, the whole one or what is public of it."""
    found = runs(Word(decision.word) for decision in history)
    ends = {run.stop - 1: course for run, course in zip(found, courses_of(history), strict=True)}
    made: list[Chapter] = []
    for place, decision in enumerate(history):
        before = history[place - 1] if place else None
        follows = before is not None and before.word == decision.word == Word.IN_PROGRESS
        moved = before.due_on if before is not None and follows and before.due_on != decision.due_on else None
        handed = before is not None and follows and _owner(before) != _owner(decision)
        made.append(Chapter(decision=decision, moved_from=moved, is_handed=handed, course=ends.get(place)))
    return made


def _owner(decision: Decision) -> tuple[int | None, str]:
    return decision.held_by_id, decision.owner if decision.held_by_id is None else ""


def told_of(insight_ids: Iterable[int]) -> list[Told]:
    """Every decision that is public, with the entry that made it so: its own, or that of its publication."""
    found: list[Told] = []
    for decision in history_of(insight_ids).select_related("decided_by", "insight").prefetch_related("disclosures"):
        if decision.public_on is None:
            found.append(Told(decision=decision, entry=decision.entry_index, moment=decision.decided_at))
            continue
        told = next((row for row in decision.disclosures.all() if row.deed == Telling.TOLD), None)
        if told is not None:
            found.append(Told(decision=decision, entry=told.entry_index, moment=told.at))
    return found


def postponements_of(insight_ids: Iterable[int]) -> dict[int, list[Disclosure]]:
    """By insight, each time a publication was put off, with the reason; public from the moment it was entered."""
    found: dict[int, list[Disclosure]] = {}
    rows = Disclosure.objects.filter(decision__insight_id__in=list(insight_ids), deed=Telling.MOVED).exclude(reason="")
    for row in rows.select_related("decision").order_by("entry_index"):
        found.setdefault(row.decision.insight_id, []).append(row)
    return found
