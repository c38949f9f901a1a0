"""Where each insight stands today, computed from its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from resonanz.act.enums import Outcome, Standing, Word
from resonanz.act.models import Decision
from resonanz.act.reads.names import holder_name
from resonanz.act.rules.promises import Course, course_of, decided_step, runs
from resonanz.ground import clock


@dataclass(frozen=True, kw_only=True)
class Stand:
    """`promised_for` is the day the last promise named, also when it was kept or replaced since.

    `promises` are all that were given for this insight, the newest last; `promise` is the one that runs, or the one
    that the current word has closed. `public_on` is the day on which a decision that is still internal will be told;
    only public stands carry it.
    """

    insight_id: int
    key: Standing
    decision: Decision | None
    promised_for: date | None
    promises: tuple[Course, ...] = ()
    promise: Course | None = None
    public_on: date | None = None

    @property
    def label(self) -> str:
        return str(self.key.label)

    @property
    def was_missed(self) -> bool:
        """Whether any promise about it has ever been missed or given up; nothing takes that back."""
        return any(course.was_missed or course.outcome == Outcome.BROKEN for course in self.promises)


def history_of(insight_ids: Iterable[int]) -> QuerySet[Decision]:
    """For the team: everything, also what is still internal."""
    return (
        Decision.objects.filter(insight_id__in=list(insight_ids))
        .select_related("decided_by")
        .annotate(**holder_name())
        .order_by("insight_id", "number")
    )


def decision(pk: int) -> Decision | None:
    return Decision.objects.select_related("insight", "inquiry").filter(pk=pk).first()


def histories_of(insight_ids: Iterable[int]) -> dict[int, list[Decision]]:
    wanted = list(insight_ids)
    histories: dict[int, list[Decision]] = {pk: [] for pk in wanted}
    for decision in history_of(wanted):
        histories[decision.insight_id].append(decision)
    return histories


def told(history: Sequence[Decision]) -> list[Decision]:
    """What everybody may read of one insight's decisions: with one of them all before it are public."""
    last = max((place for place, decision in enumerate(history) if decision.is_told), default=-1)
    return list(history[: last + 1])


def stands(insight_ids: Iterable[int]) -> dict[int, Stand]:
    """For the team: the standing of many insights in one statement."""
    return {pk: stand_of(pk, history) for pk, history in histories_of(insight_ids).items()}


def public_stands(insight_ids: Iterable[int]) -> dict[int, Stand]:
    """For everybody: as if what is still internal had not been decided, but with the day on which it will be told."""
    return {pk: public_stand_of(pk, history) for pk, history in histories_of(insight_ids).items()}


def public_stand_of(insight_id: int, history: list[Decision]) -> Stand:
    shown = told(history)
    days = [decision.public_on for decision in history[len(shown) :] if decision.public_on]
    return stand_of(insight_id, shown, public_on=min(days, default=None))


def stand_of(insight_id: int, history: list[Decision], *, public_on: date | None = None) -> Stand:
    if not history:
        return Stand(insight_id=insight_id, key=Standing.WAITING, decision=None, promised_for=None, public_on=public_on)
    current = history[-1]
    found = runs(Word(decision.word) for decision in history)
    courses = courses_of(history)
    key = Standing(current.word)
    if current.word == Word.IN_PROGRESS and courses[-1].outcome == Outcome.MISSED:
        key = Standing.MISSED
    return Stand(
        insight_id=insight_id,
        key=key,
        decision=current,
        promised_for=courses[-1].due_on if courses else None,
        promises=tuple(courses),
        promise=courses[-1] if found and found[-1].stop == len(history) else None,
        public_on=public_on,
    )


def courses_of(history: Sequence[Decision]) -> list[Course]:
    """What became of each promise in the decisions of one insight, as of today."""
    steps = [
        decided_step(on=localdate(decision.decided_at), word=Word(decision.word), due_on=decision.due_on)
        for decision in history
    ]
    today = clock.today()
    return [course_of(steps[run], today=today) for run in runs(Word(decision.word) for decision in history)]


def running(inquiry_id: int | None = None) -> QuerySet[Decision]:
    """Promises about insights that are neither kept nor given up, the day that comes first on top."""
    found = Decision.objects.filter(is_current=True, word=Word.IN_PROGRESS)
    if inquiry_id is not None:
        found = found.filter(inquiry_id=inquiry_id)
    return found.select_related("insight", "inquiry").annotate(**holder_name()).order_by("due_on", "pk")


def done_decisions() -> QuerySet[Decision]:
    """What stands as done today in anything that was ever asked in public, the newest first."""
    done = Decision.objects.filter(is_current=True, word=Word.DONE).exclude(inquiry__state="draft")
    done = done.filter(Q(public_on=None) | Q(public_on__lte=clock.today()))
    return done.select_related("insight", "inquiry").order_by("-decided_at", "-pk")


def decided_insights(inquiry_ids: Iterable[int]) -> set[int]:
    current = Decision.objects.filter(inquiry_id__in=list(inquiry_ids), is_current=True)
    return set(current.values_list("insight_id", flat=True))


def decided_counts(inquiry_ids: Iterable[int]) -> dict[int, int]:
    wanted = list(inquiry_ids)
    current = Decision.objects.filter(inquiry_id__in=wanted, is_current=True)
    return {**dict.fromkeys(wanted, 0), **dict(current.values_list("inquiry_id").annotate(n=Count("pk")))}
