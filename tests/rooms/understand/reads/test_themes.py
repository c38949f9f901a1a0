"""Themes as pages show them: with words, a base and their doubt."""

from __future__ import annotations

from typing import Any

import pytest

from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.understand import reads
from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Excerpt, Placement, Theme
from tests.rooms.understand.support import BILL, HOTLINE, NOON, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_a_theme_is_shown_with_words_figures_and_bounds(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE[:3])
    theme = theme_by_hand(inquiry, told, key=7, name=(4, 17), people=12)
    shown = reads.shown_theme(theme.pk)
    assert shown is not None
    assert (shown.name, shown.central, shown.stories, shown.tellers, shown.people) == (
        "Warteschleife",
        HOTLINE[0],
        3,
        3,
        12,
    )
    assert shown.roles == ()
    assert shown.weeks == (("2026-03-02", 1), ("2026-03-09", 2))
    assert (round(shown.low, 3), round(shown.high, 3)) == (0.089, 0.532)
    assert [quote.story_id for quote in shown.quotes] == [story.pk for story in told]
    assert shown.has_faded is False


def test_the_widest_theme_comes_first_and_faded_ones_are_left_out(people: People) -> None:
    inquiry = people.inquiry()
    small = theme_by_hand(inquiry, tell_all(people, inquiry, BILL[:2]), key=1)
    wide = theme_by_hand(inquiry, tell_all(people, inquiry, HOTLINE[:3]), key=2)
    Theme.objects.create(inquiry=inquiry, key=3, born_at=NOON, faded_at=NOON, tellers=99)
    assert [theme.pk for theme in reads.shown_themes(inquiry.pk)] == [wide.pk, small.pk]
    assert reads.theme_counts([inquiry.pk, 0]) == {inquiry.pk: 2, 0: 0}


def test_many_themes_cost_three_statements(people: People, django_assert_num_queries: Any) -> None:
    inquiry = people.inquiry()
    for key in range(4):
        theme_by_hand(inquiry, tell_all(people, inquiry, BILL[:2]), key=key)
    with django_assert_num_queries(3):
        assert len(reads.shown_themes(inquiry.pk)) == 4


def test_a_theme_that_lost_its_name_takes_a_phrase_and_then_a_number(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE[:2])
    theme = theme_by_hand(inquiry, told, key=7)
    Excerpt.objects.create(theme=theme, story=told[1], kind=Excerpted.PHRASE, start=7, end=20)
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    shown = reads.shown_theme(theme.pk)
    assert shown is not None
    assert (shown.name, shown.central) == ("Warteschleife", "")
    withdraw_stories(story_ids=[told[1].pk], ground=Withdrawal.TELLER)
    bare = reads.shown_theme(theme.pk)
    assert bare is not None
    assert (bare.name, bare.quotes) == ("Thema 7", ())


def test_a_phrase_is_shown_once_and_never_as_the_name_again(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE[:2])
    theme = theme_by_hand(inquiry, told, key=1, name=(4, 17))
    for rank, (story, start, end) in enumerate(((told[0], 4, 17), (told[0], 22, 29), (told[1], 25, 32))):
        Excerpt.objects.create(theme=theme, story=story, kind=Excerpted.PHRASE, rank=rank, start=start, end=end)
    shown = reads.shown_theme(theme.pk)
    assert shown is not None
    assert (shown.name, shown.phrases) == ("Warteschleife", ("Hotline",))


def test_an_unknown_theme_is_none() -> None:
    assert reads.shown_theme(0) is None


def test_placements_are_strongest_first_without_withdrawn_words(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE[:3])
    theme = theme_by_hand(inquiry, told, key=1)
    withdraw_stories(story_ids=[told[1].pk], ground=Withdrawal.TELLER)
    assert [(row.story_id, row.strength) for row in reads.placements_of(theme.pk)] == [
        (told[0].pk, 0.9),
        (told[2].pk, 0.7),
    ]


def test_who_stands_alone_is_listed_newest_first(people: People) -> None:
    inquiry, other = people.inquiry(), people.inquiry(slug="schalter")
    told = tell_all(people, inquiry, HOTLINE[:3])
    foreign, _ = people.tells(other, BILL[0])
    for story in (*told, foreign):
        Placement.objects.create(story=story, inquiry=story.inquiry)
    withdraw_stories(story_ids=[told[1].pk], ground=Withdrawal.TELLER)
    assert [row.story_id for row in reads.alone(inquiry.pk)] == [told[2].pk, told[0].pk]
    assert (reads.alone_count(inquiry.pk), reads.alone_count(other.pk)) == (2, 1)


def test_the_theme_of_a_story_is_found_or_none(people: People) -> None:
    inquiry = people.inquiry()
    placed, alone, unread = tell_all(people, inquiry, HOTLINE[:3])
    theme = theme_by_hand(inquiry, [placed], key=1)
    Placement.objects.create(story=alone, inquiry=inquiry)
    found = reads.theme_of(placed.pk)
    assert found is not None
    assert found.pk == theme.pk
    assert (reads.theme_of(alone.pk), reads.theme_of(unread.pk)) == (None, None)
    assert (reads.placement_of(alone.pk) is None, reads.placement_of(unread.pk)) == (False, None)


def test_nobody_has_been_read_before_the_first_reading(people: People) -> None:
    inquiry = people.inquiry()
    assert (reads.people_placed(inquiry.pk), reads.progress_of([inquiry.pk])) == (0, {})
