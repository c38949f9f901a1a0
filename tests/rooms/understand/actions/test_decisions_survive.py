"""What people decided holds at every refresh, and what the engine changed is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import (
    ban_story,
    merge_themes,
    pin_story,
    rename_theme,
    request_refresh,
    split_theme,
    unmerge_theme,
)
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.models import Placement, Progress, Theme, ThemeChange, ThemeMemory
from resonanz_engine import defaults
from tests.rooms.understand.conftest import use_model
from tests.rooms.understand.support import BILL, BUS, HOTLINE, NOON, BagOfWords, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry, model: BagOfWords) -> list[Story]:
    stories = tell_all(people, inquiry, HOTLINE, BILL, BUS, [f"{text} Wirklich." for text in BILL])
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    return stories


def theme_of(stories: list[Story]) -> int:
    """The theme of most of these stories."""
    placed = [row.theme_id for row in Placement.objects.filter(story__in=stories) if row.theme_id]
    return max(set(placed), key=placed.count)


def places(inquiry: Inquiry) -> dict[int, int | None]:
    return dict(Placement.objects.filter(inquiry=inquiry).values_list("story_id", "theme_id"))


def test_every_decision_survives_two_refreshes(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    by = people.mira.pk
    hotline, bill, bus = theme_of(told[:6]), theme_of(told[6:12]), theme_of(told[12:18])
    out, *part = [story.pk for story in told if places(inquiry)[story.pk] == bill][:3]
    put = next(story.pk for story in told if places(inquiry)[story.pk] is None)
    rename_theme(theme_id=bill, name="Unklare Abschläge", by=by)
    merge_themes(theme_id=hotline, into_id=bus, by=by)
    ban_story(story_id=out, theme_id=bill, by=by)
    pin_story(story_id=put, theme_id=bus, by=by)
    new = split_theme(theme_id=bill, story_ids=part[:1], by=by)
    for text in ("Noch ein Abschlag auf der Rechnung ohne Rechenweg.", "Endlose Warteschleife der Hotline."):
        refresh_themes(inquiry.pk)
        found = places(inquiry)
        assert found[out] != bill
        assert found[put] == bus
        assert found[part[0]] == new.pk
        assert hotline not in found.values()
        names = {theme.pk: theme.name for theme in reads.shown_themes(inquiry.pk)}
        assert names[bill] == "Unklare Abschläge"
        people.tells(inquiry, text)
        catch_up(inquiry.pk)
    assert not ThemeChange.objects.filter(by=None, theme__in=[hotline, new.pk]).exists()


def test_a_merge_taken_back_after_a_refresh_is_undone(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    before = places(inquiry)
    hotline, bus = theme_of(told[:6]), theme_of(told[12:18])
    merge_themes(theme_id=hotline, into_id=bus, by=people.mira.pk)
    refresh_themes(inquiry.pk)
    assert hotline not in places(inquiry).values()
    unmerge_theme(theme_id=hotline, by=people.mira.pk)
    refresh_themes(inquiry.pk)
    assert places(inquiry) == before


def test_a_decision_while_the_engine_works_is_not_lost(
    people: People, inquiry: Inquiry, told: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    hotline, bus = theme_of(told[:6]), theme_of(told[12:18])
    find = defaults.find
    calls: list[Any] = []

    def meanwhile(*given: Any, **named: Any) -> Any:
        found = find(*given, **named)
        if not calls:
            merge_themes(theme_id=hotline, into_id=bus, by=people.mira.pk)
        calls.append(named["decisions"].merged)
        return found

    monkeypatch.setattr(defaults, "find", meanwhile)
    refresh_themes(inquiry.pk)
    assert (calls[0], len(calls[1]), len(calls)) == ({}, 1, 2)
    assert hotline not in places(inquiry).values()


def test_where_people_keep_deciding_the_themes_wait(
    people: People, inquiry: Inquiry, told: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, find = places(inquiry), defaults.find
    names = iter("ABCDEFG")

    def meanwhile(*given: Any, **named: Any) -> Any:
        rename_theme(theme_id=theme_of(told[:6]), name=next(names), by=people.mira.pk)
        return find(*given, **named)

    monkeypatch.setattr(defaults, "find", meanwhile)
    refresh_themes(inquiry.pk)
    assert (next(names), places(inquiry)) == ("D", before)
    assert Progress.objects.get(inquiry=inquiry).step == "waiting"


def test_names_and_keys_outlive_the_memory(
    people: People, inquiry: Inquiry, told: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    bill = theme_of(told[6:12])
    rename_theme(theme_id=bill, name="Abschläge", by=people.mira.pk)
    before = places(inquiry)
    ThemeMemory.objects.update(memory=b"unreadable")
    refresh_themes(inquiry.pk)
    assert theme_of(told[6:12]) == bill
    use_model(monkeypatch, BagOfWords("2"))
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    assert theme_of(told[6:12]) == bill
    assert {pk for pk in before.values() if pk} == {theme.pk for theme in reads.shown_themes(inquiry.pk)}


def test_a_story_taken_out_finds_another_theme_when_it_fits(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    bill, bus = theme_of(told[6:12]), theme_of(told[12:18])
    story, _ = people.tells(inquiry, BUS[0] + " Schon wieder.")
    catch_up(inquiry.pk)
    pin_story(story_id=story.pk, theme_id=bill, by=people.mira.pk)
    ban_story(story_id=story.pk, theme_id=bill, by=people.mira.pk)
    catch_up(inquiry.pk)
    assert Placement.objects.get(story=story).theme_id == bus
    ban_story(story_id=story.pk, theme_id=bus, by=people.mira.pk)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    assert Placement.objects.get(story=story).theme_id not in {bill, bus}


def test_themes_in_use_are_not_divided_afresh(
    people: People, inquiry: Inquiry, told: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = defaults.find
    fitted: list[int] = []

    def noted(*given: Any, **named: Any) -> Any:
        fitted.append(named["memory"].fitted)
        return find(*given, **named)

    monkeypatch.setattr(defaults, "find", noted)
    tell_all(people, inquiry, [f"{text} Noch einmal." for text in HOTLINE + BILL + BUS])
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    rename_theme(theme_id=theme_of(told[:6]), name="Warten", by=people.mira.pk)
    refresh_themes(inquiry.pk)
    assert (fitted[0], fitted[-1]) == (24, 42)


@pytest.mark.parametrize("named", [True, False])
def test_a_named_theme_stays_with_its_last_story(
    people: People,
    inquiry: Inquiry,
    told: list[Story],
    named: bool,  # noqa: FBT001  # a case of the same test
) -> None:
    bill = theme_of(told[6:12])
    if named:
        rename_theme(theme_id=bill, name="Abschläge", by=people.mira.pk)
    last, *gone = [story for story, theme in places(inquiry).items() if theme == bill]
    withdraw_stories(story_ids=gone, ground=Withdrawal.TELLER)
    refresh_themes(inquiry.pk)
    assert (places(inquiry)[last] == bill) is named
    assert (Theme.objects.get(pk=bill).faded_at is None) is named


def test_births_are_told(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    old = set(Theme.objects.values_list("pk", flat=True))
    assert reads.news_of(inquiry.pk, now=NOON) == []
    parks = [f"Der Stadtpark am Brunnen hat keine Sitzbank, Stadtpark Nummer {n}." for n in range(24)]
    tell_all(people, inquiry, parks)
    request_refresh(inquiry.pk)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    born = set(Theme.objects.values_list("pk", flat=True)) - old
    told_of = set(ThemeChange.objects.filter(by=None).values_list("theme_id", flat=True))
    assert born
    assert born <= told_of


def test_something_new_is_born_beside_themes_in_use(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    rename_theme(theme_id=theme_of(told[:6]), name="Warten", by=people.mira.pk)
    before = places(inquiry)
    old = set(Theme.objects.values_list("pk", flat=True))
    parks = [f"Der Stadtpark am Brunnen hat keine Sitzbank, Stadtpark Nummer {n}." for n in range(24)]
    tell_all(people, inquiry, parks)
    Story.objects.filter(text__contains="Stadtpark").update(received_at=clock.now() + timedelta(minutes=1))
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    assert set(Theme.objects.values_list("pk", flat=True)) - old
    assert {story: theme for story, theme in places(inquiry).items() if story in before} == before
