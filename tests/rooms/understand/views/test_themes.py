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
from resonanz.understand.actions.counting import count_themes
from resonanz.understand.enums import Excerpted, Step
from resonanz.understand.models import Excerpt, Passage, Placement, Progress, Theme
from tests.rooms.understand.support import BILL, BUS, HOTLINE, NOON, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db
THEMES = "/team/anliegen/kontakt/themen/"


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


def test_very_many_who_stand_alone_are_not_counted_to_the_end(
    people: People, inquiry: Inquiry, told: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme_by_hand(inquiry, told[:1], key=1)
    Placement.objects.bulk_create(Placement(story=story, inquiry=inquiry, strength=0) for story in told[1:5])
    monkeypatch.setattr("resonanz.understand.views.themes._MOST_ALONE", 3)
    assert "Über 3 Geschichten stehen für sich." in people.client(people.mira).get(THEMES).content.decode()
    monkeypatch.setattr("resonanz.understand.views.themes._MOST_ALONE", 4)
    assert ">4 Geschichten stehen für sich." in people.client(people.mira).get(THEMES).content.decode()


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


def beside(inquiry: Inquiry, theme: Theme, story: Story, *, strength: float = 0.8, start: int = 0) -> Passage:
    """A passage of a story that lies elsewhere."""
    return Passage.objects.create(
        story=story,
        inquiry=inquiry,
        rank=start,
        start=start,
        end=start + 9,
        is_whole=False,
        theme=theme,
        strength=strength,
    )


def test_a_story_that_belongs_by_a_passage_is_listed_with_the_passage_marked(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    theme = theme_by_hand(inquiry, told[:2], key=1)
    theme_by_hand(inquiry, told[2:4], key=2)
    beside(inquiry, theme, told[2], strength=0.5)
    beside(inquiry, theme, told[2], start=10)
    beside(inquiry, theme, told[0])
    count_themes(inquiry.pk, [theme.pk])
    response = people.client(people.mira).get(f"/team/thema/{theme.pk}/")
    assert [pk for pk, _ in response.context["rows"]] == [told[0].pk, told[1].pk, told[2].pk]
    html = response.content.decode()
    assert html.count("ein Abschnitt davon gehört hierher") == 1
    assert f"<mark>{told[2].text[10:19]}</mark>" in html
    theme.refresh_from_db()
    assert (theme.stories, theme.tellers) == (3, 3)


def test_two_stories_of_one_person_count_as_one_in_a_theme(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme = theme_by_hand(inquiry, told[:2], key=1)
    Story.objects.filter(pk=told[2].pk).update(teller=told[0].teller)
    beside(inquiry, theme, told[2])
    count_themes(inquiry.pk, [theme.pk])
    theme.refresh_from_db()
    assert (theme.stories, theme.tellers) == (3, 2)


def test_a_story_can_be_taken_out_of_a_theme_it_only_touches(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    theme = theme_by_hand(inquiry, told[:2], key=1)
    theme_by_hand(inquiry, told[2:4], key=2)
    beside(inquiry, theme, told[2])
    client = people.client(people.mira)
    client.post(f"/team/thema/{theme.pk}/gehoert-nicht-dazu/", {"story": told[2].pk})
    response = client.get(f"/team/thema/{theme.pk}/")
    assert [pk for pk, _ in response.context["rows"]] == [told[0].pk, told[1].pk]
    assert Placement.objects.get(story=told[2]).theme_id != theme.pk


def test_stories_and_passages_are_one_list_in_pages(people: People, inquiry: Inquiry) -> None:
    stories = [people.tells(inquiry, f"Geschichte Nummer {n} von vielen")[0] for n in range(60)]
    theme = theme_by_hand(inquiry, stories[:27], key=1)
    theme_by_hand(inquiry, stories[27:], key=2)
    for story in stories[27:]:
        beside(inquiry, theme, story)
    count_themes(inquiry.pk, [theme.pk])
    client = people.client(people.mira)
    pages = [client.get(f"/team/thema/{theme.pk}/?page={n}").context for n in (1, 2, 3)]
    assert [len(page["rows"]) for page in pages] == [25, 25, 10]
    assert {pk for page in pages for pk, _ in page["rows"]} == {story.pk for story in stories}


def test_who_sees_it_differently_stands_beside_in_their_own_words(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    theme = theme_by_hand(inquiry, told[:4], key=1)
    client = people.client(people.mira)
    assert "Andere erleben es anders" not in client.get(f"/team/thema/{theme.pk}/").content.decode()
    Excerpt.objects.create(theme=theme, story=told[3], kind=Excerpted.COUNTER, rank=0, start=4, end=15)
    response = client.get(f"/team/thema/{theme.pk}/")
    assert "Andere erleben es anders" in response.content.decode()
    assert [voice.text for voice in response.context["counters"]] == [told[3].text[4:15]]
