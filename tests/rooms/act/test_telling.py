"""A word that is internal at first is nowhere before its day, and on its day everybody is told, once."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from resonanz.act import actions, reads
from resonanz.act.enums import Outcome, Standing, Telling, Word
from resonanz.act.errors import DecisionIncomplete, NotInternal
from resonanz.act.models import Decision, Disclosure
from resonanz.ground import clock
from resonanz.trust.models import LedgerEntry
from resonanz.understand.models import Insight
from tests.rooms.act.support import DAY, NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db
REASON = "Zwei Leute fehlen, das darf noch keiner wissen."


def said(people: People, insight: Insight, word: Word, *, on: int = 0, **owed: Any) -> Decision:
    with clock.held_at(NOON + timedelta(days=on)):
        return actions.decide(insight=insight, place=insight.inquiry.place, word=word, by=people.mira.pk, **owed)


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def shown(insight: Insight, *, on: int) -> reads.Stand:
    with clock.held_at(NOON + timedelta(days=on)):
        return reads.public_stands([insight.pk])[insight.pk]


def wrong(people: People, insight: Insight, word: Word, **owed: Any) -> dict[str, str]:
    with pytest.raises(DecisionIncomplete) as refused:
        said(people, insight, word, **owed)
    return refused.value.problems


def told(*, on: int) -> int:
    with clock.held_at(NOON + timedelta(days=on)):
        return actions.tell_what_is_due()


def moved(people: People, decision: Decision, to: int, *, on: int = 1, reason: str = "") -> Decision:
    with clock.held_at(NOON + timedelta(days=on)):
        return actions.change_public_day(decision_id=decision.pk, public_on=day(to), by=people.mira.pk, reason=reason)


def test_before_its_day_only_the_day_is_public(people: People, insight: Insight) -> None:
    said(people, insight, Word.NOT_POSSIBLE, reason=REASON, public_on=day(10))
    before, then = shown(insight, on=9), shown(insight, on=10)
    assert (before.key, before.decision, before.public_on) == (Standing.WAITING, None, day(10))
    assert (then.key, then.public_on) == (Standing.NOT_POSSIBLE, None)
    with clock.held_at(NOON):
        assert reads.stands([insight.pk])[insight.pk].key == Standing.NOT_POSSIBLE
        assert reads.told(reads.histories_of([insight.pk])[insight.pk]) == []


def test_the_kind_of_the_entry_does_not_give_the_word_away(people: People, insight: Insight) -> None:
    words: list[tuple[Word, dict[str, Any]]] = [
        (Word.IN_PROGRESS, {"owner": "Technik", "due_on": day(30)}),
        (Word.DONE, {}),
        (Word.NOT_POSSIBLE, {"reason": REASON}),
    ]
    kinds = set()
    for word, owed in words:
        decision = said(people, insight, word, public_on=day(10), reason=owed.pop("reason", "Darum."), **owed)
        leaf = json.loads(bytes(LedgerEntry.objects.get(index=decision.entry_index).leaf))
        kinds.add((leaf["k"], leaf["f"], leaf["r"]))
    assert len(kinds) == 1


@pytest.mark.parametrize(
    ("word", "owed", "public", "sentence"),
    [
        (Word.EXISTS, {}, -1, "schon vorbei"),
        (Word.EXISTS, {}, 61, "Länger als 60 Tage"),
        (
            Word.IN_PROGRESS,
            {"owner": "Technik", "due_on": DAY + timedelta(days=20)},
            21,
            "Spätestens am zugesagten Tag",
        ),
    ],
)
def test_the_day_has_its_limits(
    people: People, insight: Insight, word: Word, owed: dict[str, Any], public: int, sentence: str
) -> None:
    problems = wrong(people, insight, word, public_on=day(public), **owed)
    assert sentence in problems["public_on"]
    assert not Decision.objects.exists()


@pytest.mark.parametrize("public", [20, 60])
def test_up_to_the_limits_it_may_stay(people: People, insight: Insight, public: int) -> None:
    said(people, insight, Word.EXISTS, public_on=day(public))
    assert shown(insight, on=public - 1).decision is None


def test_today_means_at_once(people: People, insight: Insight) -> None:
    assert said(people, insight, Word.EXISTS, public_on=DAY).public_on is None


def test_what_becomes_of_a_public_promise_is_public(people: People, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Technik", due_on=day(9))
    problems = wrong(people, insight, Word.NOT_POSSIBLE, reason=REASON, public_on=day(5))
    assert "schon öffentlich" in problems["public_on"]


def test_it_is_told_once_with_an_entry(people: People, insight: Insight) -> None:
    decision = said(people, insight, Word.EXISTS, public_on=day(10))
    assert [told(on=9), told(on=10), told(on=10), told(on=11)] == [0, 1, 0, 0]
    step = Disclosure.objects.get()
    assert (step.decision_id, step.deed, step.public_on, step.by_id) == (decision.pk, Telling.TOLD, day(10), None)
    leaf = json.loads(bytes(LedgerEntry.objects.get(index=step.entry_index).leaf))
    assert (leaf["k"], leaf["r"], leaf["via"]) == ("publication", "system", "system")


def test_later_needs_a_reason_that_everybody_reads(people: People, insight: Insight) -> None:
    decision = said(people, insight, Word.EXISTS, public_on=day(10))
    with pytest.raises(DecisionIncomplete) as refused:
        moved(people, decision, 20)
    assert list(refused.value.problems) == ["reason"]
    moved(people, decision, 20, reason="Der Betriebsrat tagt erst dann.")
    assert shown(insight, on=15).public_on == day(20)
    with clock.held_at(NOON + timedelta(days=2)):
        page = people.client().get(f"/anliegen/kontakt/bilanz/{insight.pk}/").content.decode()
    assert "Der Betriebsrat tagt erst dann." in page
    assert "Gibt es schon" not in page


def test_sooner_needs_none_and_today_tells_it(people: People, insight: Insight) -> None:
    decision = said(people, insight, Word.EXISTS, public_on=day(10))
    moved(people, decision, 1, on=1)
    assert shown(insight, on=1).key == Standing.EXISTS
    assert list(Disclosure.objects.values_list("deed", flat=True)) == ["moved", "told"]
    assert told(on=12) == 0


@pytest.mark.parametrize("to", [0, 61])
def test_another_day_keeps_to_the_limits_from_the_first_day_on(people: People, insight: Insight, to: int) -> None:
    decision = said(people, insight, Word.EXISTS, public_on=day(10))
    with pytest.raises(DecisionIncomplete):
        moved(people, decision, to, on=5, reason="Darum.")


def test_what_is_public_is_never_taken_back(people: People, insight: Insight) -> None:
    decision = said(people, insight, Word.EXISTS, public_on=day(10))
    with pytest.raises(NotInternal):
        moved(people, decision, 20, on=10, reason="Doch nicht.")
    other = said(people, insight, Word.DONE, on=11)
    with pytest.raises(NotInternal):
        moved(people, other, 20, on=12, reason="Doch nicht.")


def test_a_public_word_brings_the_internal_one_before_it_along(people: People, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Technik", due_on=day(30), public_on=day(20))
    said(people, insight, Word.NOT_POSSIBLE, on=3, reason=REASON)
    with clock.held_at(NOON + timedelta(days=3)):
        history = reads.told(reads.histories_of([insight.pk])[insight.pk])
    assert [decision.word for decision in history] == ["in_progress", "not_possible"]
    stand = shown(insight, on=3)
    assert stand.promise is not None
    assert stand.promise.outcome == Outcome.BROKEN
    entries = [*Disclosure.objects.values_list("entry_index", flat=True), history[-1].entry_index]
    assert entries == sorted(entries)


def test_an_internal_word_may_not_push_the_announced_day_back(people: People, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Technik", due_on=day(30), public_on=day(10))
    assert "angekündigt" in wrong(people, insight, Word.EXISTS, reason=REASON, public_on=day(11))["public_on"]
    second = said(people, insight, Word.EXISTS, reason=REASON, public_on=day(9))
    assert (shown(insight, on=8).decision, shown(insight, on=8).public_on) == (None, day(9))
    with pytest.raises(DecisionIncomplete):
        moved(people, second, 12, reason="Darum.")
    assert told(on=9) == 2
    assert shown(insight, on=9).key == Standing.EXISTS


def test_an_internal_promise_counts_from_its_recording(people: People, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Technik", due_on=day(10), public_on=day(10))
    assert shown(insight, on=9).promise is None
    assert shown(insight, on=10).key == Standing.IN_PROGRESS
    missed = shown(insight, on=11)
    assert (missed.key, missed.promise and missed.promise.missed_on) == (Standing.MISSED, day(10))
