"""Two themes become one, and two again."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import ban_story, merge_themes, pin_story, unmerge_theme
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.errors import ForeignTheme, NoSuchTheme, NotMerged, SameTheme, ThemeHasFaded
from resonanz.understand.models import Placement, Progress, Theme
from tests.rooms.understand.support import BILL, BUS, HOTLINE, NOON, BagOfWords, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE[:3], BILL[:2], BUS[:2])


@pytest.fixture
def themes(inquiry: Inquiry, told: list[Story]) -> list[Theme]:
    return [theme_by_hand(inquiry, part, key=key) for key, part in ((1, told[:3]), (2, told[3:5]), (3, told[5:7]))]


def sizes(inquiry: Inquiry) -> dict[int, tuple[int, int]]:
    return {theme.pk: (theme.stories, theme.tellers) for theme in reads.shown_themes(inquiry.pk)}


def test_all_stories_go_along_and_the_old_page_knows_where(
    people: People, inquiry: Inquiry, themes: list[Theme]
) -> None:
    one, two, three = themes
    merge_themes(theme_id=one.pk, into_id=two.pk, by=people.mira.pk)
    assert sizes(inquiry) == {two.pk: (5, 5), three.pk: (2, 2)}
    old = reads.shown_theme(one.pk)
    assert old is not None
    assert (old.has_faded, old.merged_into, old.is_merged_by_team, old.stories) == (True, two.pk, True, 0)
    assert [change.deed for change in reads.history_of(one.pk)] == ["merge"]
    assert [change.deed for change in reads.history_of(two.pk)] == ["merge"]
    assert Progress.objects.get(inquiry=inquiry).step == "waiting"


def test_taken_back_each_has_its_own_again(people: People, inquiry: Inquiry, themes: list[Theme]) -> None:
    one, two, three = themes
    before = sizes(inquiry)
    merge_themes(theme_id=one.pk, into_id=two.pk, by=people.mira.pk)
    merge_themes(theme_id=two.pk, into_id=three.pk, by=people.mira.pk)
    assert sizes(inquiry) == {three.pk: (7, 7)}
    unmerge_theme(theme_id=two.pk, by=people.mira.pk)
    assert sizes(inquiry) == {two.pk: (5, 5), three.pk: (2, 2)}
    unmerge_theme(theme_id=one.pk, by=people.mira.pk)
    assert sizes(inquiry) == before
    assert not Placement.objects.exclude(origin=None).exists()


def test_one_from_the_middle_of_a_chain_comes_back(people: People, inquiry: Inquiry, themes: list[Theme]) -> None:
    one, two, three = themes
    merge_themes(theme_id=one.pk, into_id=two.pk, by=people.mira.pk)
    merge_themes(theme_id=two.pk, into_id=three.pk, by=people.mira.pk)
    unmerge_theme(theme_id=one.pk, by=people.mira.pk)
    assert sizes(inquiry) == {one.pk: (3, 3), three.pk: (4, 4)}


def test_what_does_not_belong_stays_out_of_the_whole(
    people: People, inquiry: Inquiry, told: list[Story], themes: list[Theme]
) -> None:
    one, two, _ = themes
    pin_story(story_id=told[3].pk, theme_id=one.pk, by=people.mira.pk)
    pin_story(story_id=told[0].pk, theme_id=two.pk, by=people.mira.pk)
    ban_story(story_id=told[0].pk, theme_id=two.pk, by=people.mira.pk)
    pin_story(story_id=told[0].pk, theme_id=one.pk, by=people.mira.pk)
    merge_themes(theme_id=one.pk, into_id=two.pk, by=people.mira.pk)
    assert Placement.objects.get(story=told[0]).theme is None
    assert Placement.objects.get(story=told[3]).theme == two


def test_new_stories_go_where_the_old_theme_went(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    from resonanz.understand.actions.refreshing import refresh_themes

    stories = tell_all(people, inquiry, HOTLINE, BILL, BUS)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    one = Placement.objects.filter(story__in=stories[:6]).exclude(theme=None)[0].theme_id or 0
    other = Placement.objects.filter(story__in=stories[12:]).exclude(theme=None)[0].theme_id or 0
    merge_themes(theme_id=one, into_id=other, by=people.mira.pk)
    new, _ = people.tells(inquiry, "Wieder Warteschleife der Hotline, die Hotline brach ab.")
    catch_up(inquiry.pk)
    assert Placement.objects.get(story=new).theme_id == other


def test_it_cannot_go_into_itself(people: People, themes: list[Theme]) -> None:
    with pytest.raises(SameTheme):
        merge_themes(theme_id=themes[0].pk, into_id=themes[0].pk, by=people.mira.pk)


def test_it_cannot_go_into_another_inquiry(people: People, themes: list[Theme]) -> None:
    other = people.inquiry(slug="schalter")
    foreign = theme_by_hand(other, tell_all(people, other, BUS[:2]), key=1)
    with pytest.raises(ForeignTheme):
        merge_themes(theme_id=themes[0].pk, into_id=foreign.pk, by=people.mira.pk)


def test_what_is_gone_takes_and_gives_nothing(people: People, inquiry: Inquiry, themes: list[Theme]) -> None:
    faded = Theme.objects.create(inquiry=inquiry, key=9, born_at=NOON, faded_at=NOON)
    for theme, into, refusal in (
        (faded.pk, themes[0].pk, ThemeHasFaded),
        (themes[0].pk, faded.pk, ThemeHasFaded),
        (themes[0].pk, 0, NoSuchTheme),
    ):
        with pytest.raises(refusal):
            merge_themes(theme_id=theme, into_id=into, by=people.mira.pk)
    assert len(sizes(inquiry)) == 3


def test_two_people_merge_the_same_theme_and_the_second_is_told(people: People, themes: list[Theme]) -> None:
    merge_themes(theme_id=themes[0].pk, into_id=themes[1].pk, by=people.mira.pk)
    with pytest.raises(ThemeHasFaded):
        merge_themes(theme_id=themes[0].pk, into_id=themes[2].pk, by=people.mira.pk)
    with pytest.raises(ThemeHasFaded):
        merge_themes(theme_id=themes[1].pk, into_id=themes[0].pk, by=people.mira.pk)


def test_only_what_people_merged_is_taken_back(people: People, themes: list[Theme]) -> None:
    Theme.objects.filter(pk=themes[0].pk).update(faded_at=NOON, merged_into=themes[1])
    for pk in (themes[0].pk, themes[1].pk):
        with pytest.raises(NotMerged):
            unmerge_theme(theme_id=pk, by=people.mira.pk)
