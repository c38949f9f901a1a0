"""Deciding: each word has its duties, each decision its entry, and nothing decided is ever lost."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from resonanz.act import events
from resonanz.act.actions import decide
from resonanz.act.enums import Word
from resonanz.act.errors import DecisionIncomplete
from resonanz.act.models import Decision
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.trust.models import LedgerEntry, LedgerHead
from resonanz.understand.models import Insight
from tests.rooms.act.support import DAY, NOON, insight_on
from tests.support.people import People

pytestmark = pytest.mark.django_db


def said(people: People, insight: Insight, word: Word, **owed: Any) -> Decision:
    with clock.held_at(NOON):
        return decide(insight=insight, place="inquiry:AUEN", word=word, by=people.mira.pk, **owed)


def leaf_of(decision: Decision) -> dict[str, Any]:
    leaf: dict[str, Any] = json.loads(bytes(LedgerEntry.objects.get(index=decision.entry_index).leaf))
    return leaf


def test_the_first_decision_is_number_one_and_current(people: People, insight: Insight) -> None:
    decision = said(people, insight, Word.EXISTS, reason="Unter „Meine Post“.")
    assert Decision.objects.filter(insight=insight).values_list(
        "number", "is_current", "word", "reason", "owner", "due_on", "done_on", "decided_by", "decided_at"
    ).get() == (1, True, "exists", "Unter „Meine Post“.", "", None, None, people.mira.pk, NOON)
    assert decision.inquiry_id == insight.inquiry_id


def test_exists_owes_nothing_more(people: People, insight: Insight) -> None:
    decision = said(people, insight, Word.EXISTS)
    assert (decision.reason, decision.owner, decision.due_on, decision.done_on) == ("", "", None, None)


def test_done_without_a_day_means_today(people: People, insight: Insight) -> None:
    assert said(people, insight, Word.DONE).done_on == DAY


def test_done_keeps_the_day_that_was_given(people: People, insight: Insight) -> None:
    assert said(people, insight, Word.DONE, done_on=date(2026, 2, 20)).done_on == date(2026, 2, 20)


def test_done_tomorrow_is_not_done(people: People, insight: Insight) -> None:
    with pytest.raises(DecisionIncomplete) as refused:
        said(people, insight, Word.DONE, done_on=DAY + timedelta(days=1))
    assert list(refused.value.problems) == ["done_on"]
    assert not Decision.objects.exists()


def test_today_is_the_day_in_the_house_and_not_in_greenwich(people: People, insight: Insight) -> None:
    late = NOON.replace(hour=23, minute=30)
    with clock.held_at(late):
        decision = decide(insight=insight, place="inquiry:AUEN", word=Word.DONE, by=people.mira.pk)
    assert decision.done_on == DAY + timedelta(days=1)


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_not_possible_without_a_reason_is_refused(people: People, insight: Insight, reason: str) -> None:
    with pytest.raises(DecisionIncomplete) as refused:
        said(people, insight, Word.NOT_POSSIBLE, reason=reason)
    assert list(refused.value.problems) == ["reason"]
    assert not Decision.objects.exists()


def test_not_possible_with_a_reason_stands(people: People, insight: Insight) -> None:
    decision = said(people, insight, Word.NOT_POSSIBLE, reason="Dafür fehlen uns vier Menschen.")
    assert (decision.word, decision.reason) == ("not_possible", "Dafür fehlen uns vier Menschen.")


@pytest.mark.parametrize(
    ("owed", "missing"),
    [
        ({}, ["owner", "due_on"]),
        ({"owner": "Leitung Kundendienst"}, ["due_on"]),
        ({"due_on": date(2026, 5, 2)}, ["owner"]),
        ({"owner": "  ", "due_on": date(2026, 5, 2)}, ["owner"]),
    ],
)
def test_in_progress_owes_an_owner_and_a_day(
    people: People, insight: Insight, owed: dict[str, Any], missing: list[str]
) -> None:
    with pytest.raises(DecisionIncomplete) as refused:
        said(people, insight, Word.IN_PROGRESS, **owed)
    assert list(refused.value.problems) == missing
    assert all(refused.value.problems.values())
    assert not Decision.objects.exists()


def test_what_is_missing_is_said_in_german(people: People, insight: Insight) -> None:
    with translation.override("de"), pytest.raises(DecisionIncomplete) as refused:
        said(people, insight, Word.NOT_POSSIBLE)
    assert refused.value.problems == {
        "reason": "„Geht nicht“ braucht einen Grund. Die Menschen, die es erzählt haben, lesen ihn."
    }


def test_a_refused_decision_leaves_no_entry(people: People, insight: Insight) -> None:
    before = LedgerHead.objects.get().size
    with pytest.raises(DecisionIncomplete):
        said(people, insight, Word.IN_PROGRESS)
    assert LedgerHead.objects.get().size == before


def test_a_refused_decision_leaves_the_one_before_in_force(people: People, insight: Insight) -> None:
    first = said(people, insight, Word.EXISTS)
    with pytest.raises(DecisionIncomplete):
        said(people, insight, Word.NOT_POSSIBLE)
    assert Decision.objects.get(insight=insight, is_current=True).pk == first.pk


def test_a_new_decision_follows_and_the_old_one_stays(people: People, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=date(2026, 5, 2), reason="Wir bauen um.")
    said(people, insight, Word.DONE, reason="Umgebaut.")
    rows = Decision.objects.filter(insight=insight).order_by("number")
    assert list(rows.values_list("number", "is_current", "word", "reason", "owner", "due_on")) == [
        (1, False, "in_progress", "Wir bauen um.", "Ole", date(2026, 5, 2)),
        (2, True, "done", "Umgebaut.", "", None),
    ]


def test_decisions_of_another_insight_are_not_touched(people: People, inquiry: Inquiry, insight: Insight) -> None:
    other = insight_on(people, inquiry, "Ein anderes Thema")
    kept = said(people, other, Word.EXISTS)
    said(people, insight, Word.DONE)
    kept.refresh_from_db()
    assert (kept.number, kept.is_current) == (1, True)


@pytest.mark.parametrize(
    ("word", "owed", "kind"),
    [
        (Word.DONE, {}, "decision"),
        (Word.EXISTS, {}, "decision"),
        (Word.NOT_POSSIBLE, {"reason": "Dafür fehlen uns vier Menschen."}, "decision"),
        (Word.IN_PROGRESS, {"owner": "Ole Brandwirth", "due_on": date(2026, 5, 2)}, "commitment"),
    ],
)
def test_only_a_promise_is_entered_as_a_commitment(
    people: People, insight: Insight, word: Word, owed: dict[str, Any], kind: str
) -> None:
    leaf = leaf_of(said(people, insight, word, **owed))
    assert (leaf["k"], leaf["f"], leaf["r"], leaf["via"]) == (kind, "inquiry:AUEN", "host", "web")


def test_the_entry_holds_neither_reason_nor_owner(people: People, insight: Insight) -> None:
    decision = said(
        people, insight, Word.IN_PROGRESS, owner="Ole Brandwirth", due_on=date(2026, 5, 2), reason="Geheimrat Kolbe"
    )
    leaf = bytes(LedgerEntry.objects.get(index=decision.entry_index).leaf)
    assert b"Brandwirth" not in leaf
    assert b"Kolbe" not in leaf


def test_the_same_decision_twice_has_two_entries(people: People, insight: Insight) -> None:
    first = said(people, insight, Word.EXISTS)
    second = said(people, insight, Word.EXISTS)
    assert second.entry_index == first.entry_index + 1
    assert (first.number, second.number) == (1, 2)


def test_it_is_announced_after_the_commit(
    people: People, insight: Insight, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[int] = []
    monkeypatch.setattr(events.decided, "_receivers", [heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        said(people, insight, Word.EXISTS)
        assert heard == []
    assert heard == [insight.pk]


def test_a_refused_decision_is_not_announced(
    people: People, insight: Insight, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[int] = []
    monkeypatch.setattr(events.decided, "_receivers", [heard.append])
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(DecisionIncomplete):
        said(people, insight, Word.NOT_POSSIBLE)
    assert heard == []


def test_deciding_is_undone_with_its_entry(people: People, insight: Insight) -> None:
    before = LedgerHead.objects.get().size

    def interrupted() -> None:
        with transaction.atomic():
            said(people, insight, Word.EXISTS)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        interrupted()
    assert LedgerHead.objects.get().size == before
    assert not Decision.objects.exists()
