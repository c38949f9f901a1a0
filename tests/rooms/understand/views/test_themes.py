"""The pages of themes: their words, their doubt, and who stands alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from resonanz.ask.models import Inquiry
from resonanz.listen.models import Story
from resonanz.understand.actions import tell_progress
from resonanz.understand.enums import Step
from resonanz.understand.models import Passage, Placement, Progress, Theme
from tests.rooms.understand.support import BILL, BUS, HOTLINE, NOON, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db
THEMES = "/team/anliegen/kontakt/themen/"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE)


def queries(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        ask()
    return len(caught)


def test_themes_are_listed_under_their_words(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme = theme_by_hand(inquiry, told[:4], key=1, name=(4, 17))
    html = people.client(people.mira).get(THEMES).content.decode()
    assert ("Warteschleife" in html, HOTLINE[0] in html) == (True, True)
    assert f'href="/team/thema/{theme.pk}/"' in html


def test_without_themes_the_page_stands(people: People, inquiry: Inquiry) -> None:
    response = people.client(people.mira).get(THEMES)
    assert (response.status_code, response.context["themes"], response.context["people"]) == (200, [], 0)


def test_the_page_counts_who_stands_alone(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme = theme_by_hand(inquiry, told[:3], key=1)
    Placement.objects.bulk_create(Placement(story=story, inquiry=inquiry) for story in told[3:])
    assert people.client(people.mira).get(THEMES).context["alone"] == 3
    part = Passage.objects.create(
        story=told[3], inquiry=inquiry, rank=0, start=0, end=9, is_whole=False, theme=theme, strength=0.8
    )
    assert people.client(people.mira).get(THEMES).context["alone"] == 2
    part.delete()
    assert people.client(people.mira).get(THEMES).context["alone"] == 3


def test_a_theme_shows_quotes_and_all_its_stories(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme = theme_by_hand(inquiry, told[:3], key=1)
    people.tells(inquiry, "Diese Geschichte gehört nicht dazu.")
    response = people.client(people.mira).get(f"/team/thema/{theme.pk}/")
    html = response.content.decode()
    assert response.status_code == 200
    assert [text in html for text in HOTLINE[:4]] == [True, True, True, False]
    assert "gehört nicht dazu" not in html
    assert f"/team/anliegen/kontakt/erkenntnis/neu/?thema={theme.pk}" in html


def test_the_words_of_a_theme_are_escaped(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "<b>Warten</b> & warten")
    theme = theme_by_hand(inquiry, [story], key=1, name=(0, 13))
    for url in (THEMES, f"/team/thema/{theme.pk}/"):
        html = people.client(people.mira).get(url).content.decode()
        assert "<b>Warten</b>" not in html
        assert "&lt;b&gt;Warten&lt;/b&gt;" in html


def test_a_faded_theme_is_still_found_under_its_address(people: People, inquiry: Inquiry) -> None:
    theme = Theme.objects.create(inquiry=inquiry, key=4, born_at=NOON, faded_at=NOON)
    response = people.client(people.mira).get(f"/team/thema/{theme.pk}/")
    assert (response.status_code, response.context["theme"].has_faded) == (200, True)


@pytest.mark.parametrize("url", ["/team/thema/0/", "/team/thema/0/verlauf.svg", "/team/anliegen/fehlt/themen/"])
def test_what_does_not_exist_is_not_found(people: People, url: str) -> None:
    assert people.client(people.mira).get(url).status_code == 404


@pytest.mark.parametrize("query", ["", "?dunkel"])
def test_the_course_is_a_picture_in_svg(people: People, inquiry: Inquiry, told: list[Story], query: str) -> None:
    theme = theme_by_hand(inquiry, told[:3], key=1)
    response = people.client(people.mira).get(f"/team/thema/{theme.pk}/verlauf.svg{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert response.content.startswith(b"<svg ")
    assert "private" in response["Cache-Control"]
    assert b"Warteschleife" not in response.content


def test_guests_do_not_see_the_picture(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme = theme_by_hand(inquiry, told[:3], key=1)
    assert people.client().get(f"/team/thema/{theme.pk}/verlauf.svg").status_code == 302


def test_who_stands_alone_has_a_page(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme_by_hand(inquiry, told[:3], key=1)
    Placement.objects.create(story=told[5], inquiry=inquiry)
    html = people.client(people.mira).get("/team/anliegen/kontakt/fuer-sich/").content.decode()
    assert [text in html for text in (HOTLINE[0], HOTLINE[5])] == [False, True]


@pytest.mark.parametrize(
    ("step", "is_over"), [(Step.WAITING, False), (Step.EMBEDDING, False), (Step.DONE, True), (Step.FAILED, True)]
)
def test_the_bar_asks_for_the_page_when_it_is_over(
    people: People,
    inquiry: Inquiry,
    step: Step,
    is_over: bool,  # noqa: FBT001
) -> None:
    tell_progress(inquiry.pk, step, done=3, total=9)
    response = people.client(people.mira).get(f"{THEMES}stand/")
    assert (response.status_code, "HX-Refresh" in response) == (200, is_over)


def test_the_bar_of_an_unread_inquiry_is_over(people: People, inquiry: Inquiry) -> None:
    assert people.client(people.mira).get(f"{THEMES}stand/")["HX-Refresh"] == "true"


def test_forming_anew_becomes_a_job(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    response = people.client(people.mira).post(f"{THEMES}neu/")
    assert (response.status_code, response["Location"]) == (302, THEMES)
    assert Progress.objects.get(inquiry=inquiry).step == "waiting"
    jobs = ProcrastinateJob.objects.filter(task_name="understand.read_inquiry", args={"inquiry_id": inquiry.pk})
    assert jobs.count() == 1


def test_forming_anew_needs_a_press(people: People, inquiry: Inquiry) -> None:
    assert people.client(people.mira).get(f"{THEMES}neu/").status_code == 405
    assert not Progress.objects.exists()


def test_pages_cost_the_same_with_one_and_three(people: People, inquiry: Inquiry) -> None:
    client = people.client(people.mira)
    one = theme_by_hand(inquiry, tell_all(people, inquiry, BILL[:1]), key=1)
    first = [queries(lambda url=url: client.get(url)) for url in (THEMES, f"/team/thema/{one.pk}/")]  # type: ignore[misc]
    three = theme_by_hand(inquiry, tell_all(people, inquiry, BUS[:3]), key=2)
    theme_by_hand(inquiry, tell_all(people, inquiry, HOTLINE[:3]), key=3)
    second = [queries(lambda url=url: client.get(url)) for url in (THEMES, f"/team/thema/{three.pk}/")]  # type: ignore[misc]
    assert first == second
    assert max(first) <= 13
