"""The database itself keeps passages passages."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from resonanz.understand.actions import make_insight, passage_of
from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Evidence, Excerpt, Theme
from tests.rooms.understand.support import HOTLINE, NOON, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5)])
def test_an_excerpt_is_a_passage(people: People, start: int, end: int) -> None:
    inquiry = people.inquiry()
    [story] = tell_all(people, inquiry, HOTLINE[:1])
    theme = Theme.objects.create(inquiry=inquiry, key=1, born_at=NOON)
    with pytest.raises(IntegrityError, match="understand_excerpt_is_a_passage"), transaction.atomic():
        Excerpt.objects.create(theme=theme, story=story, kind=Excerpted.NAME, start=start, end=end)


def test_a_key_is_given_once_per_inquiry(people: People) -> None:
    first, second = people.inquiry(), people.inquiry(slug="schalter")
    Theme.objects.create(inquiry=first, key=1, born_at=NOON)
    Theme.objects.create(inquiry=second, key=1, born_at=NOON)
    with pytest.raises(IntegrityError, match="understand_theme_key"), transaction.atomic():
        Theme.objects.create(inquiry=first, key=1, born_at=NOON)


def test_a_story_that_is_evidence_cannot_be_deleted(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE[:3])
    passages = [passage_of(story=story, words=story.text) for story in told]
    insight = make_insight(inquiry=inquiry, title="Warten", summary="", passages=passages, by=people.mira.pk)
    assert str(insight) == "Warten"
    with pytest.raises(ProtectedError):
        told[0].delete()
    same: dict[str, Any] = dict(
        Evidence.objects.filter(story=told[0]).values("insight_id", "story_id", "start", "end")[0]
    )
    with pytest.raises(IntegrityError, match="understand_one_row_per_passage"), transaction.atomic():
        Evidence.objects.create(**same, added_by=people.mira, added_at=NOON)
