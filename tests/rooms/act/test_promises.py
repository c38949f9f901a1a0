"""A promise that was missed stays missed, whatever is entered afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from resonanz.act.enums import Outcome, Pledge, Word
from resonanz.act.rules.promises import Course, Step, course_of, decided_step, pledged_step, runs

DAY = date(2026, 3, 11)


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def promise(on: int, due: int) -> Step:
    return Step(on=day(on), due_on=day(due))


def closed(on: int, *, kept: bool = True) -> Step:
    return Step(on=day(on), due_on=None, is_kept=kept)


def told(*steps: Step, today: int) -> tuple[Outcome, date | None]:
    course = course_of(steps, today=day(today))
    return course.outcome, course.missed_on


@pytest.mark.parametrize(
    ("steps", "today", "outcome", "missed"),
    [
        ([promise(0, 5)], 5, Outcome.OPEN, None),
        ([promise(0, 5)], 6, Outcome.MISSED, 5),
        ([promise(0, 0)], 1, Outcome.MISSED, 0),
        ([promise(0, 5), closed(5)], 9, Outcome.KEPT, None),
        ([promise(0, 5), closed(6)], 9, Outcome.LATE, 5),
        ([promise(0, 5), closed(2, kept=False)], 9, Outcome.BROKEN, None),
        ([promise(0, 5), closed(6, kept=False)], 9, Outcome.BROKEN, 5),
        # Moved in time, also on the last day.
        ([promise(0, 5), promise(5, 20)], 9, Outcome.OPEN, None),
        # Moved too late: the new day does not wash the old one off.
        ([promise(0, 5), promise(6, 20)], 9, Outcome.OPEN, 5),
        ([promise(0, 5), promise(6, 20), closed(10)], 12, Outcome.LATE, 5),
        # Of two days named on one day, the second one holds.
        ([promise(0, 0), promise(0, 9)], 3, Outcome.OPEN, None),
        ([promise(0, 5), promise(4, 4)], 5, Outcome.MISSED, 4),
    ],
)
def test_what_became_of_it(steps: list[Step], today: int, outcome: Outcome, missed: int | None) -> None:
    assert told(*steps, today=today) == (outcome, None if missed is None else day(missed))


def test_the_first_and_the_last_day_and_how_often_it_moved() -> None:
    course = course_of([promise(0, 5), promise(1, 5), promise(2, 9), promise(3, 8), closed(4)], today=day(10))
    assert (course.promised_for, course.due_on, course.closed_on, course.moved) == (day(5), day(8), day(4), 2)


def test_the_day_that_somebody_typed_in_is_not_asked_for() -> None:
    # "Since when?" says the third; it was entered on the ninth, and that is what counts.
    steps = [
        decided_step(on=day(0), word=Word.IN_PROGRESS, due_on=day(5)),
        decided_step(on=day(9), word=Word.DONE, due_on=None),
    ]
    assert told(*steps, today=10) == (Outcome.LATE, day(5))


@pytest.mark.parametrize(
    ("word", "outcome"),
    [(Word.DONE, Outcome.KEPT), (Word.EXISTS, Outcome.BROKEN), (Word.NOT_POSSIBLE, Outcome.BROKEN)],
)
def test_only_done_keeps_what_was_promised(word: Word, outcome: Outcome) -> None:
    steps = [promise(0, 5), decided_step(on=day(1), word=word, due_on=None)]
    assert told(*steps, today=2) == (outcome, None)


@pytest.mark.parametrize(
    ("deed", "step"),
    [
        (Pledge.GIVEN, promise(0, 5)),
        (Pledge.MOVED, promise(0, 5)),
        (Pledge.KEPT, closed(0)),
        (Pledge.BROKEN, closed(0, kept=False)),
    ],
)
def test_a_commitment_speaks_the_same_language(deed: Pledge, step: Step) -> None:
    assert pledged_step(on=day(0), deed=deed, due_on=day(5)) == step


@pytest.mark.parametrize("steps", [[], [closed(0)], [promise(0, 5), closed(1), promise(2, 9)]])
def test_what_is_no_promise_is_refused(steps: list[Step]) -> None:
    with pytest.raises(ValueError, match="begins with a day"):
        course_of(steps, today=DAY)


P, D, E, N = Word.IN_PROGRESS, Word.DONE, Word.EXISTS, Word.NOT_POSSIBLE


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], []),
        ([E, D], []),
        ([P], [(0, 1)]),
        ([P, P, D, E], [(0, 3)]),
        ([E, P, N, P, P], [(1, 3), (3, 5)]),
        ([P, D, P, E, N], [(0, 2), (2, 4)]),
    ],
)
def test_a_new_promise_after_another_word_is_a_promise_of_its_own(
    words: list[Word], found: list[tuple[int, int]]
) -> None:
    assert [(run.start, run.stop) for run in runs(words)] == found


@some.composite
def promises(draw: some.DrawFn) -> list[Step]:
    """A promise as it may be recorded: days in order, every day named ahead of its recording."""
    on, steps = 0, []
    for _ in range(draw(some.integers(1, 5))):
        on += draw(some.integers(0, 6))
        steps.append(promise(on, on + draw(some.integers(0, 8))))
    if draw(some.booleans()):
        steps.append(closed(on + draw(some.integers(0, 12)), kept=draw(some.booleans())))
    return steps


def by_the_book(steps: list[Step], today: date) -> date | None:
    """The definition, day by day."""
    for number in range(80):
        if day(number) >= today:
            break
        known = [step for step in steps if step.on <= day(number)]
        if known and known[-1].due_on == day(number):
            return day(number)
    return None


@given(promises(), some.integers(0, 75))
def test_the_short_way_says_what_the_definition_says(steps: list[Step], later: int) -> None:
    today = steps[-1].on + timedelta(days=later)
    course = course_of(steps, today=today)
    assert course.missed_on == by_the_book(steps, today)


@given(promises(), some.integers(0, 30), promises(), some.integers(0, 30))
def test_nothing_that_is_entered_later_takes_a_miss_back(
    steps: list[Step], later: int, more: list[Step], still_later: int
) -> None:
    today = steps[-1].on + timedelta(days=later)
    before = course_of(steps, today=today)
    if before.is_closed:
        return
    shift = today - DAY
    moved = [
        Step(on=step.on + shift, due_on=step.due_on and step.due_on + shift, is_kept=step.is_kept) for step in more
    ]
    after = course_of([*steps, *moved], today=moved[-1].on + timedelta(days=still_later))
    if before.was_missed:
        assert after.missed_on == before.missed_on
        assert after.outcome != Outcome.KEPT
    assert (after.outcome == Outcome.KEPT) == (after.is_closed and moved[-1].is_kept and not after.was_missed)


@given(promises(), some.integers(0, 30), some.integers(0, 30))
def test_time_alone_never_takes_a_miss_back(steps: list[Step], later: int, longer: int) -> None:
    def at(days: int) -> Course:
        return course_of(steps, today=steps[-1].on + timedelta(days=days))

    sooner, afterwards = at(later), at(later + longer)
    if sooner.was_missed:
        assert afterwards.missed_on == sooner.missed_on
    if sooner.is_closed:
        assert afterwards == sooner


@given(promises(), some.integers(0, 75))
def test_whoever_is_missed_says_when(steps: list[Step], later: int) -> None:
    course = course_of(steps, today=steps[-1].on + timedelta(days=later))
    if course.outcome in {Outcome.MISSED, Outcome.LATE}:
        assert course.was_missed
    if course.outcome == Outcome.KEPT:
        assert not course.was_missed
    days = [step.due_on for step in steps if step.due_on]
    assert course.moved == sum(a != b for a, b in pairwise(days))
