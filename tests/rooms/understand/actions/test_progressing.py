"""How far the reading is, for the bar that people see."""

from __future__ import annotations

import pytest

from resonanz.ground import clock
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.understand.actions import request_refresh, tell_progress
from resonanz.understand.enums import Step
from resonanz.understand.models import Progress
from tests.rooms.understand.support import BILL, NOON, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_asking_for_a_refresh_waits_with_all_living_stories(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, BILL[:3])
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    with clock.held_at(NOON):
        request_refresh(inquiry.pk)
    progress = Progress.objects.get(inquiry=inquiry)
    assert (progress.step, progress.done, progress.total, progress.changed_at) == (Step.WAITING, 0, 2, NOON)


def test_progress_is_overwritten_and_keeps_the_base(people: People) -> None:
    inquiry = people.inquiry()
    Progress.objects.create(inquiry=inquiry, changed_at=NOON, people=41, refreshed_at=NOON)
    tell_progress(inquiry.pk, Step.FAILED, done=1, total=2, problem="read")
    tell_progress(inquiry.pk, Step.EMBEDDING, done=5, total=9)
    progress = Progress.objects.get(inquiry=inquiry)
    assert (progress.step, progress.done, progress.total, progress.problem) == ("embedding", 5, 9, "")
    assert (progress.people, progress.refreshed_at) == (41, NOON)
