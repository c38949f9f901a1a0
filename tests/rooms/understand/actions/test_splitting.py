"""A part of a theme becomes a theme of its own."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import split_theme
from resonanz.understand.errors import EverythingChosen, NothingChosen, StoryGone, ThemeHasFaded
from resonanz.understand.models import Excerpt, Pinned, Placement, Theme, ThemeMemory
from tests.rooms.understand.support import BILL, HOTLINE, NOON, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE[:3], BILL[:2])


@pytest.fixture
def theme(inquiry: Inquiry, told: list[Story]) -> Theme:
    return theme_by_hand(inquiry, told, key=7)


def test_chosen_stories_become_a_theme_in_their_own_words(people: People, told: list[Story], theme: Theme) -> None:
    new = split_theme(theme_id=theme.pk, story_ids=[told[3].pk, told[4].pk], by=people.mira.pk)
    shown, old = reads.shown_theme(new.pk), reads.shown_theme(theme.pk)
    assert shown is not None
    assert old is not None
    assert (shown.stories, old.stories) == (2, 3)
    assert (new.key, new.split_from_id, shown.named_by) == (8, theme.pk, "")
    assert shown.name == BILL[0].rstrip(".")
    assert {pin.story_id for pin in Pinned.objects.filter(theme=new)} == {told[3].pk, told[4].pk}
    assert not Excerpt.objects.filter(theme=theme, story__in=told[3:]).exists()
    assert [change.deed for change in reads.history_of(theme.pk)] == ["split"]


def test_whole_parts_can_go_and_get_a_name(people: People, told: list[Story], theme: Theme) -> None:
    Placement.objects.filter(story__in=told[3:]).update(facet=4)
    new = split_theme(theme_id=theme.pk, facets=[4], name="Rechnungen", by=people.mira.pk)
    shown = reads.shown_theme(new.pk)
    assert shown is not None
    assert (shown.name, shown.words, shown.named_by) == ("Rechnungen", BILL[0].rstrip("."), people.mira.name)


def test_its_key_was_never_used_by_the_engine(
    people: People, inquiry: Inquiry, told: list[Story], theme: Theme
) -> None:
    ThemeMemory.objects.create(inquiry=inquiry, model="bag", memory=b"", stories=5, next_key=30)
    new = split_theme(theme_id=theme.pk, story_ids=[told[0].pk], by=people.mira.pk)
    assert (new.key, ThemeMemory.objects.get(inquiry=inquiry).next_key) == (30, 31)


def test_nothing_and_everything_is_no_part(people: People, told: list[Story], theme: Theme) -> None:
    with pytest.raises(NothingChosen):
        split_theme(theme_id=theme.pk, by=people.mira.pk)
    with pytest.raises(NothingChosen):
        split_theme(theme_id=theme.pk, facets=[99], by=people.mira.pk)
    with pytest.raises(EverythingChosen):
        split_theme(theme_id=theme.pk, story_ids=[story.pk for story in told], by=people.mira.pk)
    assert Theme.objects.count() == 1


def test_a_story_erased_meanwhile_stops_it(people: People, told: list[Story], theme: Theme) -> None:
    withdraw_stories(story_ids=[told[4].pk], ground=Withdrawal.TELLER)
    with pytest.raises(StoryGone):
        split_theme(theme_id=theme.pk, story_ids=[told[3].pk, told[4].pk], by=people.mira.pk)
    assert not Pinned.objects.exists()


def test_a_story_of_another_theme_stops_it(people: People, inquiry: Inquiry, told: list[Story], theme: Theme) -> None:
    foreign, _ = people.tells(inquiry, "Etwas anderes.")
    with pytest.raises(StoryGone):
        split_theme(theme_id=theme.pk, story_ids=[told[3].pk, foreign.pk], by=people.mira.pk)


def test_what_is_gone_has_no_parts(people: People, inquiry: Inquiry) -> None:
    faded = Theme.objects.create(inquiry=inquiry, key=9, born_at=NOON, faded_at=NOON)
    with pytest.raises(ThemeHasFaded):
        split_theme(theme_id=faded.pk, story_ids=[1], by=people.mira.pk)
