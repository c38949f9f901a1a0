"""The figures of a theme: people once, by role, stories by week, and nothing of what was withdrawn."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import supplement_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand.actions.counting import count_themes
from resonanz.understand.models import Placement, Progress, Theme
from tests.rooms.understand.support import NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def told_at(people: People, inquiry: Inquiry, moment: datetime, *roles: str) -> Story:
    with clock.held_at(moment):
        return people.tells(inquiry, "Abschlag ohne Rechenweg.", roles=list(roles or ("customer",)))[0]


def counted(inquiry: Inquiry, *stories: Story, key: int = 1) -> Theme:
    theme = Theme.objects.create(inquiry=inquiry, key=key, born_at=NOON)
    Placement.objects.bulk_create(Placement(story=story, inquiry=inquiry, theme=theme) for story in stories)
    Progress.objects.update_or_create(inquiry=inquiry, defaults={"changed_at": NOON})
    count_themes(inquiry.pk, [theme.pk])
    theme.refresh_from_db()
    return theme


def test_an_empty_theme_has_zeros(people: People) -> None:
    theme = counted(people.inquiry())
    assert (theme.stories, theme.tellers, theme.roles, theme.weeks) == (0, 0, {}, [])


def test_somebody_with_two_roles_counts_in_both_and_once_in_all(people: People) -> None:
    inquiry = people.inquiry()
    both = told_at(people, inquiry, NOON, "customer", "employee")
    one = told_at(people, inquiry, NOON, "customer")
    theme = counted(inquiry, both, one)
    assert (theme.stories, theme.tellers, theme.roles) == (2, 2, {"customer": 2, "employee": 1})


def test_a_supplement_is_a_story_more_and_nobody_more(people: People) -> None:
    inquiry = people.inquiry()
    story = told_at(people, inquiry, NOON)
    with clock.held_at(NOON):
        added = supplement_story(story=story, place=inquiry.place, key="key of a supplement", text="Und noch etwas.")
    theme = counted(inquiry, story, Story.objects.get(pk=added.story_id))
    assert (theme.stories, theme.tellers, theme.roles) == (2, 1, {"customer": 1})
    assert Progress.objects.get(inquiry=inquiry).people == 1


def test_weeks_begin_on_monday_and_are_in_order(people: People) -> None:
    inquiry = people.inquiry()
    moments = [NOON.replace(day=day) for day in (15, 9, 2, 11)]
    theme = counted(inquiry, *(told_at(people, inquiry, moment) for moment in moments))
    assert theme.weeks == [["2026-03-02", 1], ["2026-03-09", 3]]


def test_a_week_begins_at_midnight_of_the_house(people: People) -> None:
    inquiry = people.inquiry()
    theme = counted(inquiry, told_at(people, inquiry, datetime(2026, 3, 9, 0, 30, tzinfo=BERLIN)))
    assert theme.weeks == [["2026-03-09", 1]]


def test_withdrawn_stories_are_not_counted(people: People) -> None:
    inquiry = people.inquiry()
    gone, stays = told_at(people, inquiry, NOON, "employee"), told_at(people, inquiry, NOON)
    theme = counted(inquiry, gone, stays)
    withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    count_themes(inquiry.pk, [theme.pk])
    theme.refresh_from_db()
    assert (theme.stories, theme.tellers, theme.roles, theme.weeks) == (1, 1, {"customer": 1}, [["2026-03-09", 1]])
    assert Progress.objects.get(inquiry=inquiry).people == 1


def test_the_base_includes_who_stands_alone(people: People) -> None:
    inquiry = people.inquiry()
    alone = told_at(people, inquiry, NOON)
    Placement.objects.create(story=alone, inquiry=inquiry, theme=None)
    theme = counted(inquiry, told_at(people, inquiry, NOON))
    assert (theme.tellers, Progress.objects.get(inquiry=inquiry).people) == (1, 2)


def test_only_the_given_themes_are_counted(people: People) -> None:
    inquiry = people.inquiry()
    first = counted(inquiry, told_at(people, inquiry, NOON))
    Theme.objects.filter(pk=first.pk).update(stories=77)
    counted(inquiry, told_at(people, inquiry, NOON), key=2)
    assert Theme.objects.get(pk=first.pk).stories == 77


def test_a_theme_of_another_inquiry_is_left_alone(people: People) -> None:
    mine, other = people.inquiry(), people.inquiry(slug="schalter")
    foreign = counted(other, told_at(people, other, NOON))
    Theme.objects.filter(pk=foreign.pk).update(stories=77)
    count_themes(mine.pk, [foreign.pk])
    assert Theme.objects.get(pk=foreign.pk).stories == 77


def test_without_themes_only_the_base_is_counted(people: People) -> None:
    inquiry = people.inquiry()
    Placement.objects.create(story=told_at(people, inquiry, NOON), inquiry=inquiry)
    Progress.objects.create(inquiry=inquiry, changed_at=NOON)
    count_themes(inquiry.pk, [])
    assert Progress.objects.get(inquiry=inquiry).people == 1
