"""The numbers from the database are those of the rules, whatever happened in whatever order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.utils.timezone import localdate

from resonanz.act import actions, reads
from resonanz.act.enums import Outcome, Pledge, Standing, Word
from resonanz.act.models import Commitment, Decision
from resonanz.act.rules.promises import Course, course_of, decided_step, pledged_step, runs
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.understand.models import Insight
from tests.rooms.act.support import insight_on
from tests.support.people import People

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 5, 11, 0, tzinfo=UTC)


class _History:
    """Random decisions and steps, each at its own hour, with days close enough to be missed and met."""

    def __init__(self, seed: int, people: People, inquiry: Inquiry) -> None:
        self.random, self.people, self.inquiry = Random(seed), people, inquiry
        self.moment = START
        self.insights = [insight_on(people, inquiry, f"Erkenntnis {n}") for n in range(3)]
        self.commitments: list[Commitment] = []

    def live(self, deeds: int) -> None:
        for _ in range(deeds):
            # Hours beside midnight decide on which local day something was recorded.
            self.moment += timedelta(hours=self.random.choice([1, 5, 12, 23, 24, 49]))
            with clock.held_at(self.moment):
                self.random.choice([self._decide, self._decide, self._commit, self._follow])()

    def _decide(self) -> None:
        actions.decide(
            insight=self.random.choice(self.insights),
            place=self.inquiry.place,
            word=self.random.choice([Word.IN_PROGRESS, Word.IN_PROGRESS, *Word]),
            by=self.people.mira.pk,
            reason="Ein Grund.",
            owner="Kundendienst",
            due_on=self._day(),
        )

    def _commit(self) -> None:
        given = actions.commit_to(
            inquiry=self.inquiry,
            text="Wir rufen zurück.",
            owner="Kundendienst",
            due_on=self._day(),
            by=self.people.mira.pk,
        )
        self.commitments.append(given)

    def _follow(self) -> None:
        if not self.commitments:
            return
        held = self.random.choice(self.commitments)
        newest = held.steps.order_by("-number")[0]
        deed = self.random.choice([Pledge.MOVED, Pledge.MOVED, Pledge.KEPT, Pledge.BROKEN])
        if newest.deed not in {Pledge.KEPT, Pledge.BROKEN}:
            actions.follow_up(
                commitment_id=held.pk,
                deed=deed,
                by=self.people.mira.pk,
                reason="Ein Grund.",
                due_on=max(newest.due_on + timedelta(days=1), self._day()) if deed == Pledge.MOVED else None,
            )

    def _day(self) -> date:
        return clock.today() + timedelta(days=self.random.randint(0, 4))


def by_the_rules(insights: list[Insight], commitments: list[Commitment], today: date) -> list[Course]:
    courses = []
    for insight in insights:
        rows = list(Decision.objects.filter(insight=insight).order_by("number"))
        for run in runs(Word(row.word) for row in rows):
            steps = [
                decided_step(on=localdate(row.decided_at), word=Word(row.word), due_on=row.due_on) for row in rows[run]
            ]
            courses.append(course_of(steps, today=today))
    for commitment in commitments:
        said = [
            pledged_step(on=localdate(step.at), deed=Pledge(step.deed), due_on=step.due_on)
            for step in commitment.steps.order_by("number")
        ]
        courses.append(course_of(said, today=today))
    return courses


@pytest.mark.parametrize("seed", range(12))
def test_the_database_counts_as_the_rules_do(people: People, inquiry: Inquiry, seed: int) -> None:
    past = _History(seed, people, inquiry)
    past.live(40)
    with clock.held_at(past.moment + timedelta(days=seed % 3)):
        today = clock.today()
        found = reads.promise_rows([inquiry.pk])
        expected = by_the_rules(past.insights, past.commitments, today)
        assert sorted(
            (row.promised_for, row.due_on, str(row.missed_on), row.moved, row.outcome.value) for row in found
        ) == sorted((c.promised_for, c.due_on, str(c.missed_on), c.moved, c.outcome.value) for c in expected)
        counted = reads.promise_counts([inquiry.pk])
        assert sum(count.promises for count in counted) == len(expected)
        for outcome in Outcome:
            assert sum(c.promises for c in counted if c.outcome == outcome) == sum(
                c.outcome == outcome for c in expected
            )
        assert {(row.first_entry, row.missed_on) for row in reads.missed_promises([inquiry.pk], most=100)} == {
            (row.first_entry, row.missed_on) for row in found if row.missed_on
        }


@pytest.mark.parametrize("seed", range(4))
def test_how_insights_stand_is_the_same_in_both(people: People, inquiry: Inquiry, seed: int) -> None:
    past = _History(seed, people, inquiry)
    past.live(15)
    with clock.held_at(past.moment + timedelta(days=2)):
        stands = reads.stands(insight.pk for insight in past.insights)
        decided = {pk: stand.key for pk, stand in stands.items() if stand.key != Standing.WAITING}
        assert reads.standing_keys(inquiry.pk) == decided
        assert sum(n for _pk, _key, n in reads.standing_counts([inquiry.pk])) == len(decided)


def test_a_missed_day_appears_by_itself_and_no_later_step_takes_it_away(people: People, inquiry: Inquiry) -> None:
    insight = insight_on(people, inquiry)
    with clock.held_at(START):
        day = clock.today() + timedelta(days=3)
        _say(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=day)
        assert reads.missed_promises([inquiry.pk], most=10) == []
    with clock.held_at(START + timedelta(days=3)):
        assert reads.missed_promises([inquiry.pk], most=10) == []
    with clock.held_at(START + timedelta(days=4)):
        assert [row.missed_on for row in reads.missed_promises([inquiry.pk], most=10)] == [day]
        _say(people, insight, Word.DONE, done_on=day)
        assert [row.missed_on for row in reads.missed_promises([inquiry.pk], most=10)] == [day]
        assert [(c.outcome, c.promises) for c in reads.promise_counts([inquiry.pk])] == [(Outcome.LATE, 1)]


def test_moving_does_not_move_it_out_of_its_month(people: People, inquiry: Inquiry) -> None:
    insight = insight_on(people, inquiry)
    with clock.held_at(START):
        _say(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=date(2026, 1, 31))
        _say(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=date(2026, 6, 30), reason="Das Teil fehlt.")
        found = reads.promise_counts([inquiry.pk])
    assert [(c.month, c.outcome, c.promises, c.moved) for c in found] == [(date(2026, 1, 1), Outcome.OPEN, 1, 1)]


def test_other_inquiries_do_not_count(people: People, inquiry: Inquiry) -> None:
    insight = insight_on(people, people.inquiry(slug="anderswo"))
    _say(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=clock.today())
    assert reads.promise_counts([inquiry.pk]) == []
    assert reads.promise_counts([]) == []


def _say(people: People, insight: Insight, word: Word, **owed: object) -> None:
    actions.decide(insight=insight, place="inquiry:AUEN", word=word, by=people.mira.pk, **owed)  # type: ignore[arg-type]
