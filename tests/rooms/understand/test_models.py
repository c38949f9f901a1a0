"""The database itself keeps passages passages."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from resonanz.listen.models import Story
from resonanz.understand.actions import make_insight, passage_of
from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Evidence, Excerpt, Theme, Touchpoint, TouchpointCorrection
from tests.rooms.understand.support import HOTLINE, NOON, tell_all
from tests.rooms.understand.touch import a_touchpoint, matched_by_hand
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


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5)])
def test_matches_and_corrections_are_passages(people: People, start: int, end: int) -> None:
    [story] = tell_all(people, people.inquiry(), HOTLINE[:1])
    touchpoint = a_touchpoint(people)
    with pytest.raises(IntegrityError, match="understand_match_is_a_passage"), transaction.atomic():
        matched_by_hand(touchpoint, [story], span=(start, end))
    with pytest.raises(IntegrityError, match="understand_corrects_a_passage"), transaction.atomic():
        corrected(people, story, touchpoint, start=start, end=end)


def test_a_passage_has_one_match_and_belongs_to_one_touchpoint(people: People) -> None:
    [story] = tell_all(people, people.inquiry(), HOTLINE[:1])
    one, two = a_touchpoint(people), a_touchpoint(people, "Büro")
    matched_by_hand(one, [story])
    with pytest.raises(IntegrityError, match="understand_one_match_per_passage"), transaction.atomic():
        matched_by_hand(two, [story])
    corrected(people, story, one)
    with pytest.raises(IntegrityError, match="understand_belongs_to_one"), transaction.atomic():
        corrected(people, story, two)
    with pytest.raises(IntegrityError, match="understand_corrected_once"), transaction.atomic():
        corrected(people, story, one, belongs=False)


def test_nobody_archives_without_a_name(people: People) -> None:
    touchpoint = a_touchpoint(people)
    with pytest.raises(IntegrityError, match="understand_archived_by_somebody"), transaction.atomic():
        Touchpoint.objects.filter(pk=touchpoint.pk).update(archived_at=NOON)


def corrected(
    people: People, story: Story, touchpoint: Touchpoint, *, start: int = 0, end: int = 9, belongs: bool = True
) -> None:
    TouchpointCorrection.objects.create(
        story=story,
        start=start,
        end=end,
        touchpoint=touchpoint,
        belongs=belongs,
        corrected_by=people.mira,
        corrected_at=NOON,
    )
