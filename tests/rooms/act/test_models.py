"""The database itself refuses a public word without what it owes, whatever program writes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from resonanz.act.models import Decision
from resonanz.understand.models import Insight
from tests.rooms.act.support import DAY, NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db


def write(people: People, insight: Insight, **row: Any) -> Decision:
    values: dict[str, Any] = {
        "insight": insight,
        "inquiry_id": insight.inquiry_id,
        "number": 1,
        "decided_by": people.mira,
        "decided_at": NOON,
        "entry_index": 900_001,
        **row,
    }
    return Decision.objects.create(**values)


@pytest.mark.parametrize(
    ("row", "constraint"),
    [
        ({"word": "not_possible"}, "act_no_refusal_without_reason"),
        ({"word": "in_progress"}, "act_no_promise_without_owner_and_date"),
        ({"word": "in_progress", "owner": "Ole"}, "act_no_promise_without_owner_and_date"),
        ({"word": "in_progress", "due_on": DAY}, "act_no_promise_without_owner_and_date"),
        ({"word": "done"}, "act_done_has_a_day"),
    ],
)
def test_a_word_without_its_duty_is_refused(
    people: People, insight: Insight, row: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write(people, insight, **row)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        {"word": "exists"},
        {"word": "done", "done_on": DAY},
        {"word": "not_possible", "reason": "Es fehlt Platz."},
        {"word": "in_progress", "owner": "Ole", "due_on": date(2026, 5, 2)},
    ],
)
def test_a_word_with_its_duty_is_written(people: People, insight: Insight, row: dict[str, Any]) -> None:
    write(people, insight, **row)
    assert Decision.objects.get().word == row["word"]


def test_no_insight_has_two_current_decisions(people: People, insight: Insight) -> None:
    write(people, insight, word="exists")
    with pytest.raises(IntegrityError, match="act_one_current_decision"), transaction.atomic():
        write(people, insight, word="exists", number=2, entry_index=900_002)


def test_no_number_is_given_twice(people: People, insight: Insight) -> None:
    write(people, insight, word="exists")
    with pytest.raises(IntegrityError, match="act_one_decision_per_number"), transaction.atomic():
        write(people, insight, word="exists", is_current=False, entry_index=900_002)


def test_two_decisions_never_share_an_entry(people: People, insight: Insight) -> None:
    write(people, insight, word="exists")
    with pytest.raises(IntegrityError, match="entry_index"), transaction.atomic():
        write(people, insight, word="exists", number=2, is_current=False)


def test_an_insight_with_a_decision_cannot_be_deleted(people: People, insight: Insight) -> None:
    write(people, insight, word="exists")
    with pytest.raises(ProtectedError):
        insight.delete()
    assert Insight.objects.filter(pk=insight.pk).exists()
