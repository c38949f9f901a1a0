"""From fear to curiosity: shown only where enough people answered that nobody can be made out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from resonanz.forum.enums import CameTrue, Phase
from resonanz.forum.models import Asked, Fear, Forum, Mood
from resonanz.trust.enums import K

LEVELS = range(1, 6)


@dataclass(frozen=True, kw_only=True)
class MoodCurve:
    """How many answered at each level; `counts` is None below five answers."""

    phase: Phase
    people: int | None
    counts: Mapping[int, int] | None

    @property
    def mean(self) -> float | None:
        if self.counts is None:
            return None
        return sum(level * count for level, count in self.counts.items()) / sum(self.counts.values())


@dataclass(frozen=True, kw_only=True)
class FearSeen:
    """A fear and, from five answers on, what became of it."""

    fear: Fear
    outcomes: Mapping[str, int] | None


def moods(forum: Forum) -> list[MoodCurve]:
    """Before and after, each alone; levels that single people chose are only told inside the whole."""
    found: list[MoodCurve] = []
    for phase in Phase:
        counted = Counter(Mood.objects.filter(forum=forum, phase=phase).values_list("level", flat=True))
        enough = counted.total() >= K
        found.append(
            MoodCurve(
                phase=phase,
                people=counted.total() if enough else None,
                counts={level: counted[level] for level in LEVELS} if enough else None,
            )
        )
    return found


def fears(forum: Forum) -> list[FearSeen]:
    """In an order that says nothing about who wrote them. Fears are shown at once: they carry no name."""
    rows = Fear.objects.filter(forum=forum).prefetch_related("outcomes").order_by("pk")
    found: list[FearSeen] = []
    for fear in rows:
        counted = Counter(outcome.came_true for outcome in fear.outcomes.all())
        told = {key: counted[key] for key in CameTrue.values} if counted.total() >= K else None
        found.append(FearSeen(fear=fear, outcomes=told))
    return found


def has_answered(forum: Forum, account_id: int, phase: Phase) -> bool:
    return Asked.objects.filter(forum=forum, account_id=account_id, phase=phase).exists()
