"""The pages on which people change themes: one press each, and a sentence where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from resonanz.ask.models import Inquiry
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import ban_story, merge_themes, pin_story, rename_theme
from resonanz.understand.enums import Deed, Excerpted
from resonanz.understand.models import Banned, Excerpt, Pinned, Placement, Progress, Theme, ThemeChange
from tests.rooms.understand.support import BILL, BUS, HOTLINE, NOON, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db
THEMES = "/team/anliegen/kontakt/themen/"


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE[:4], BILL[:2])


@pytest.fixture
def themes(inquiry: Inquiry, told: list[Story]) -> tuple[Theme, Theme]:
    return theme_by_hand(inquiry, told[:4], key=1, name=(4, 17)), theme_by_hand(inquiry, told[4:], key=2)


def page(theme: Theme, part: str = "") -> str:
    return f"/team/thema/{theme.pk}/{part}"


def queries(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        ask()
    return len(caught)


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="understand.read_inquiry").count()


def test_a_name_is_given_seen_and_taken_back(people: People, themes: tuple[Theme, Theme]) -> None:
    client = people.client(people.mira)
    one, _ = themes
    response = client.post(page(one, "benennen/"), {"name-given": "Warten <b>am</b> Telefon"})
    assert (response.status_code, response["Location"]) == (302, page(one))
    for url in (THEMES, page(one), page(one, "bearbeiten/")):
        html = client.get(url).content.decode()
        assert "Warten &lt;b&gt;am&lt;/b&gt; Telefon" in html
        assert "Warteschleife" in html
    assert people.mira.name in client.get(page(one)).content.decode()
    client.post(page(one, "benennen/"), {"back": "1"})
    assert "am&lt;/b&gt;" not in client.get(THEMES).content.decode()


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_name_that_is_none_is_refused_on_the_page(people: People, themes: tuple[Theme, Theme], name: str) -> None:
    response = people.client(people.mira).post(page(themes[0], "benennen/"), {"name-given": name})
    assert response.status_code == 422
    assert len(response.context["naming"].errors["given"]) == 1


def test_merging_leads_to_the_other_theme(people: People, themes: tuple[Theme, Theme]) -> None:
    client = people.client(people.mira)
    one, two = themes
    response = client.post(page(one, "zusammenlegen/"), {"into": two.pk})
    assert (response.status_code, response["Location"], jobs()) == (302, page(two), 1)
    html = client.get(page(one)).content.decode()
    assert f'href="{page(two)}"' in html
    assert page(one, "trennen/") in html
    assert client.post(page(one, "trennen/"))["Location"] == page(one)
    assert {theme.pk for theme in reads.shown_themes(one.inquiry_id)} == {one.pk, two.pk}
    assert client.post(page(one, "trennen/"), follow=True).status_code == 200


def test_merging_offers_only_what_is_there(people: People, themes: tuple[Theme, Theme]) -> None:
    client = people.client(people.mira)
    one, two = themes
    other = people.inquiry(slug="schalter")
    foreign = theme_by_hand(other, tell_all(people, other, BUS[:2]), key=1)
    for into in ("", one.pk, foreign.pk, "abc", 10**30):
        assert client.post(page(one, "zusammenlegen/"), {"into": into}).status_code == 422
    merge_themes(theme_id=two.pk, into_id=one.pk, by=people.mira.pk)
    assert client.post(page(two, "zusammenlegen/"), {"into": one.pk}).status_code == 422


def test_a_part_is_chosen_by_word_and_becomes_a_theme(
    people: People, told: list[Story], themes: tuple[Theme, Theme]
) -> None:
    client = people.client(people.mira)
    listed = client.get(page(themes[0], "aufteilen/?wort=MUSIK")).context["rows"]
    assert [pk for pk, _voice in listed] == [told[1].pk]
    response = client.post(page(themes[0], "aufteilen/"), {"story": [told[1].pk], "split-given": "Musik"})
    new = Theme.objects.get(given_name="Musik")
    assert (response.status_code, response["Location"], jobs()) == (302, page(new), 1)


def test_what_was_chosen_stays_chosen_when_it_cannot_be(
    people: People, told: list[Story], themes: tuple[Theme, Theme]
) -> None:
    client = people.client(people.mira)
    every = [story.pk for story in told[:4]]
    response = client.post(page(themes[0], "aufteilen/"), {"story": every, "split-given": "Alle"})
    assert response.status_code == 422
    assert response.content.decode().count(" checked") == 4
    assert client.post(page(themes[0], "aufteilen/"), {"story": ["x", "9" * 40]}).status_code == 422


def test_parts_are_shown_and_can_be_opened(people: People, told: list[Story], themes: tuple[Theme, Theme]) -> None:
    one, _ = themes
    for facet, part in ((5, told[:2]), (6, told[2:4])):
        Placement.objects.filter(story__in=part).update(facet=facet)
        Excerpt.objects.create(theme=one, story=part[0], kind=Excerpted.FACET, rank=facet, facet=facet, start=0, end=20)
    client = people.client(people.mira)
    assert [part.stories for part in client.get(page(one)).context["facets"]] == [2, 2]
    opened = client.get(page(one, "?teil=6"))
    assert [pk for pk, _voice in opened.context["rows"]] == [story.pk for story in told[2:4]]
    assert len(client.get(page(one, "?teil=99")).context["rows"]) == 4
    assert 'name="teil"' in client.get(page(one, "aufteilen/")).content.decode()


def test_a_story_is_taken_out_with_one_press(people: People, told: list[Story], themes: tuple[Theme, Theme]) -> None:
    client = people.client(people.mira)
    one, _ = themes
    assert client.get(page(one)).content.decode().count(page(one, "gehoert-nicht-dazu/")) == 4
    response = client.post(page(one, "gehoert-nicht-dazu/"), {"story": told[0].pk}, follow=True)
    assert (response.status_code, jobs(), Banned.objects.get().story_id) == (200, 1, told[0].pk)
    again = client.post(page(one, "gehoert-nicht-dazu/"), {"story": told[0].pk}, follow=True)
    assert "notice wrong" in again.content.decode()


def test_who_stands_alone_is_put_into_a_theme(people: People, inquiry: Inquiry, themes: tuple[Theme, Theme]) -> None:
    client = people.client(people.mira)
    story, _ = people.tells(inquiry, "Niemand hat mich zurückgerufen.")
    Placement.objects.create(story=story, inquiry=inquiry)
    place = f"/team/geschichte/{story.pk}/thema/"
    assert f'href="{place}"' in client.get("/team/anliegen/kontakt/fuer-sich/").content.decode()
    assert client.get(place).status_code == 200
    response = client.post(place, {"into": themes[1].pk})
    assert (response["Location"], Pinned.objects.get().story_id) == (page(themes[1]), story.pk)
    assert people.mira.name in client.get(page(themes[1])).content.decode()
    assert client.post(place, {"into": ""}).status_code == 422


def test_decisions_about_a_story_are_listed_and_taken_back(
    people: People, told: list[Story], themes: tuple[Theme, Theme]
) -> None:
    client = people.client(people.mira)
    one, two = themes
    ban_story(story_id=told[0].pk, theme_id=one.pk, by=people.mira.pk)
    pin_story(story_id=told[0].pk, theme_id=two.pk, by=people.mira.pk)
    place = f"/team/geschichte/{told[0].pk}/thema/"
    assert client.get(place).content.decode().count('name="what"') == 2
    client.post(f"{place}zurueck/", {"what": "pin", "theme": two.pk})
    client.post(f"{place}zurueck/", {"what": "ban", "theme": one.pk})
    assert not Pinned.objects.exists()
    assert not Banned.objects.exists()
    again = client.post(f"{place}zurueck/", {"what": "ban", "theme": one.pk}, follow=True)
    assert "notice wrong" in again.content.decode()


def test_a_refresh_tells_what_is_new(people: People, inquiry: Inquiry, themes: tuple[Theme, Theme]) -> None:
    from resonanz.ground import clock

    one, two = themes
    ThemeChange.objects.create(inquiry=inquiry, theme=one, deed=Deed.BORN, stories=4, at=clock.now())
    ThemeChange.objects.create(inquiry=inquiry, theme=two, deed=Deed.BORN, stories=4, at=NOON)
    Progress.objects.filter(inquiry=inquiry).update(refreshed_at=clock.now(), fresh=40, far=21, pays="far")
    response = people.client(people.mira).get(THEMES)
    assert [change.theme_id for change in response.context["news"]] == [one.pk]
    assert [theme.pk for theme in response.context["themes"] if theme.new_since] == [one.pk]
    assert "lohnt sich:" in response.content.decode()


@pytest.mark.parametrize("part", ["bearbeiten/", "aufteilen/"])
def test_pages_cost_the_same_with_two_and_four(
    people: People, inquiry: Inquiry, told: list[Story], themes: tuple[Theme, Theme], part: str
) -> None:
    client = people.client(people.mira)
    rename_theme(theme_id=themes[0].pk, name="Warten", by=people.mira.pk)
    first = queries(lambda: client.get(page(themes[1], part)))
    theme_by_hand(inquiry, tell_all(people, inquiry, BUS[:3]), key=3)
    second = queries(lambda: client.get(page(themes[0], part)))
    assert first == second
    assert first <= 14


@pytest.mark.parametrize("part", ["benennen/", "zusammenlegen/", "trennen/", "gehoert-nicht-dazu/"])
def test_changing_needs_a_press(people: People, themes: tuple[Theme, Theme], part: str) -> None:
    assert people.client(people.mira).get(page(themes[0], part)).status_code == 405


@pytest.mark.parametrize("part", ["bearbeiten/", "aufteilen/", "gehoert-nicht-dazu/", "benennen/"])
def test_guests_change_nothing(people: People, themes: tuple[Theme, Theme], part: str) -> None:
    response = people.client().post(page(themes[0], part), {"name-given": "x"})
    assert (response.status_code, ThemeChange.objects.count()) == (302, 0)


@pytest.mark.parametrize("url", ["/team/thema/0/bearbeiten/", "/team/thema/0/aufteilen/", "/team/geschichte/0/thema/"])
def test_what_does_not_exist_is_not_found(people: People, url: str) -> None:
    assert people.client(people.mira).get(url).status_code == 404
