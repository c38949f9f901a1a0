"""A story belongs here, or does not, because a person says so."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import ban_story, pin_story, unban_story, unpin_story
from resonanz.understand.errors import ForeignTheme, NotDecided, StoryGone, ThemeHasFaded
from resonanz.understand.models import Banned, Excerpt, Pinned, Placement, Theme
from tests.rooms.understand.support import BILL, HOTLINE, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE[:3], BILL[:2])


@pytest.fixture
def themes(inquiry: Inquiry, told: list[Story]) -> tuple[Theme, Theme]:
    return theme_by_hand(inquiry, told[:3], key=1), theme_by_hand(inquiry, told[3:], key=2)


def where(story: Story) -> int | None:
    return Placement.objects.get(story=story).theme_id


def sizes(inquiry: Inquiry) -> dict[int, int]:
    return {theme.pk: theme.stories for theme in reads.shown_themes(inquiry.pk)}


def test_a_pinned_story_is_there_at_once(
    people: People, inquiry: Inquiry, told: list[Story], themes: tuple[Theme, Theme]
) -> None:
    one, two = themes
    pin_story(story_id=told[0].pk, theme_id=two.pk, by=people.mira.pk)
    assert where(told[0]) == two.pk
    assert sizes(inquiry) == {one.pk: 2, two.pk: 3}
    assert not Excerpt.objects.filter(theme=one, story=told[0]).exists()
    assert [change.deed for change in reads.history_of(two.pk)] == ["pin"]


def test_what_does_not_belong_stands_for_itself(
    people: People, inquiry: Inquiry, told: list[Story], themes: tuple[Theme, Theme]
) -> None:
    ban_story(story_id=told[0].pk, theme_id=themes[0].pk, by=people.mira.pk)
    assert where(told[0]) is None
    assert [row.story_id for row in reads.alone(inquiry.pk)] == [told[0].pk]
    assert reads.alone_count(inquiry.pk) == 1


def test_the_last_word_counts(people: People, told: list[Story], themes: tuple[Theme, Theme]) -> None:
    one, two = themes
    story, by = told[0].pk, people.mira.pk
    ban_story(story_id=story, theme_id=one.pk, by=by)
    pin_story(story_id=story, theme_id=one.pk, by=by)
    assert not Banned.objects.exists()
    ban_story(story_id=story, theme_id=one.pk, by=by)
    assert not Pinned.objects.exists()
    pin_story(story_id=story, theme_id=two.pk, by=by)
    assert (Banned.objects.get().theme, Pinned.objects.get().theme) == (one, two)


def test_decisions_are_lifted_once(people: People, told: list[Story], themes: tuple[Theme, Theme]) -> None:
    story, one, by = told[0].pk, themes[0].pk, people.mira.pk
    pin_story(story_id=story, theme_id=one, by=by)
    unpin_story(story_id=story, theme_id=one, by=by)
    assert where(told[0]) == one
    ban_story(story_id=story, theme_id=one, by=by)
    unban_story(story_id=story, theme_id=one, by=by)
    assert not Pinned.objects.exists()
    assert not Banned.objects.exists()
    for lift in (unpin_story, unban_story):
        with pytest.raises(NotDecided):
            lift(story_id=story, theme_id=one, by=by)
    assert [change.deed for change in reads.history_of(one)] == ["unban", "ban", "unpin", "pin"]


def test_a_theme_that_loses_its_last_story_fades(
    people: People, inquiry: Inquiry, told: list[Story], themes: tuple[Theme, Theme]
) -> None:
    one, two = themes
    for story in told[3:]:
        pin_story(story_id=story.pk, theme_id=one.pk, by=people.mira.pk)
    assert sizes(inquiry) == {one.pk: 5}
    with pytest.raises(ThemeHasFaded):
        pin_story(story_id=told[0].pk, theme_id=two.pk, by=people.mira.pk)


def test_an_erased_story_takes_all_decisions_along(
    people: People, told: list[Story], themes: tuple[Theme, Theme]
) -> None:
    one, two = themes
    ban_story(story_id=told[0].pk, theme_id=one.pk, by=people.mira.pk)
    pin_story(story_id=told[0].pk, theme_id=two.pk, by=people.mira.pk)
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    assert not Pinned.objects.exists()
    assert not Banned.objects.exists()
    with pytest.raises(StoryGone):
        pin_story(story_id=told[0].pk, theme_id=two.pk, by=people.mira.pk)


def test_what_is_not_there_is_not_taken_out(people: People, told: list[Story], themes: tuple[Theme, Theme]) -> None:
    with pytest.raises(StoryGone):
        ban_story(story_id=told[0].pk, theme_id=themes[1].pk, by=people.mira.pk)


def test_a_story_stays_with_its_inquiry(people: People, told: list[Story]) -> None:
    other = people.inquiry(slug="schalter")
    foreign = theme_by_hand(other, tell_all(people, other, BILL[3:5]), key=1)
    Placement.objects.create(story=told[0], inquiry_id=told[0].inquiry_id)
    with pytest.raises(ForeignTheme):
        pin_story(story_id=told[0].pk, theme_id=foreign.pk, by=people.mira.pk)
