"""Making an insight in the browser: suggestions come along, and nothing typed is ever lost."""

from __future__ import annotations

from typing import Any

import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.models import Evidence, Insight
from tests.rooms.understand.support import BILL, HOTLINE, BagOfWords, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db
NEW = "/team/anliegen/kontakt/erkenntnis/neu/"
Row = tuple[Any, str, str]


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE)


def filled(*rows: Row, **changes: Any) -> dict[str, Any]:
    data = {"title": "Wer anruft, wartet", "summary": "Und noch einmal.", "theme": "", **changes}
    data |= {"beleg-TOTAL_FORMS": len(rows), "beleg-INITIAL_FORMS": len(rows)}
    for n, (story, side, words) in enumerate(rows):
        data |= {f"beleg-{n}-story": getattr(story, "pk", story), f"beleg-{n}-side": side, f"beleg-{n}-words": words}
    return data


def text(row: Any, name: str) -> str:
    return str(row[name].value() or "")


def values(response: Any) -> list[tuple[str, str, str]]:
    return [(text(row, "story"), text(row, "side"), text(row, "words")) for row in response.context["rows"].forms]


def test_guests_make_no_insights(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    response = people.client().post(NEW, filled(*((story, "support", "") for story in told[:3])))
    assert (response.status_code, Insight.objects.count()) == (302, 0)


def test_an_empty_form_is_shown(people: People, inquiry: Inquiry) -> None:
    response = people.client(people.mira).get(NEW)
    assert (response.status_code, values(response)) == (200, [])


def test_a_theme_brings_its_quotes(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme = theme_by_hand(inquiry, told[:3], key=1)
    response = people.client(people.mira).get(f"{NEW}?thema={theme.pk}")
    assert values(response) == [(str(story.pk), "support", story.text) for story in told[:3]]
    assert response.context["form"]["theme"].value() == theme.pk


def test_a_story_brings_itself(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    response = people.client(people.mira).get(f"{NEW}?geschichte={told[1].pk}")
    assert values(response) == [(str(told[1].pk), "support", "")]
    assert HOTLINE[1] in response.content.decode()


def test_a_theme_of_another_inquiry_is_not_found(people: People, inquiry: Inquiry) -> None:
    other = people.inquiry(slug="schalter")
    theme = theme_by_hand(other, tell_all(people, other, BILL[:2]), key=1)
    assert people.client(people.mira).get(f"{NEW}?thema={theme.pk}").status_code == 404


def test_a_story_of_another_inquiry_is_not_shown(people: People, inquiry: Inquiry) -> None:
    foreign, _ = people.tells(people.inquiry(slug="schalter"), "Nur für den Schalter: Frau Berg.")
    response = people.client(people.mira).get(f"{NEW}?geschichte={foreign.pk}")
    assert response.status_code == 200
    assert b"Berg" not in response.content


@pytest.mark.parametrize("query", ["?thema=x", "?geschichte=x", "?geschichte=99999999999999999999", "?thema=0"])
def test_a_strange_address_shows_a_form(people: People, inquiry: Inquiry, query: str) -> None:
    assert people.client(people.mira).get(NEW + query).status_code == 200


def test_a_filled_form_becomes_an_insight(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    theme = theme_by_hand(inquiry, told[:3], key=1)
    rows = [(told[0], "support", "47 Minuten"), (told[1], "support", ""), (told[2], "support", ""), (told[3], "", "")]
    response = people.client(people.mira).post(NEW, filled(*rows, (told[4], "counter", ""), theme=theme.pk))
    insight = Insight.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/team/erkenntnis/{insight.pk}/")
    assert (insight.title, insight.summary, insight.theme_id, insight.created_by_id) == (
        "Wer anruft, wartet",
        "Und noch einmal.",
        theme.pk,
        people.mira.pk,
    )
    evidence = [
        (row.story_id, row.story.text[row.start : row.end], row.side) for row in Evidence.objects.order_by("pk")
    ]
    assert evidence == [
        (told[0].pk, "47 Minuten", "support"),
        (told[1].pk, HOTLINE[1], "support"),
        (told[2].pk, HOTLINE[2], "support"),
        (told[4].pk, HOTLINE[4], "counter"),
    ]


def test_words_over_several_lines_are_found_as_browsers_send_them(people: People, inquiry: Inquiry) -> None:
    told = tell_all(people, inquiry, [f"Zeile {n}\nund  weiter" for n in range(3)])
    rows = [(story, "support", story.text.replace("\n", "\r\n")) for story in told]
    assert people.client(people.mira).post(NEW, filled(*rows)).status_code == 302
    assert Evidence.objects.count() == 3


def test_wrong_words_are_said_at_their_row_and_everything_is_kept(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    rows = [(told[0], "support", "48 Minuten"), (told[1], "support", "nur Musik"), (told[2], "counter", "")]
    response = people.client(people.mira).post(NEW, filled(*rows))
    assert response.status_code == 422
    assert [bool(row.errors) for row in response.context["rows"].forms] == [True, False, False]
    assert values(response) == [(str(story.pk), side, words) for story, side, words in rows]
    html = response.content.decode()
    assert [part in html for part in ("48 Minuten", "Wer anruft, wartet", "Und noch einmal.")] == [True] * 3
    assert not Insight.objects.exists()


def test_too_few_people_are_said_and_everything_is_kept(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    rows = [(told[0], "support", "47 Minuten"), (told[1], "support", "")]
    response = people.client(people.mira).post(NEW, filled(*rows))
    assert response.status_code == 422
    assert "bisher sind es 2" in response.content.decode()
    assert values(response) == [(str(story.pk), side, words) for story, side, words in rows]


def test_a_missing_title_is_said(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    response = people.client(people.mira).post(NEW, filled(*((s, "support", "") for s in told[:3]), title=" "))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["title"])


def test_foreign_stories_cannot_be_slipped_in(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    foreign, _ = people.tells(people.inquiry(slug="schalter"), "Nur für den Schalter: Frau Berg.")
    rows = [*((story, "support", "") for story in told[:3]), (foreign, "support", "")]
    response = people.client(people.mira).post(NEW, filled(*rows))
    assert (response.status_code, Insight.objects.count()) == (422, 0)
    assert b"Berg" not in response.content


def test_a_foreign_theme_cannot_be_slipped_in(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    other = people.inquiry(slug="schalter")
    theme = theme_by_hand(other, tell_all(people, other, BILL[:2]), key=1)
    people.client(people.mira).post(NEW, filled(*((s, "support", "") for s in told[:3]), theme=theme.pk))
    assert not Insight.objects.filter(theme=theme).exists()


def test_a_search_adds_stories_and_keeps_what_was_typed(
    people: People, inquiry: Inquiry, told: list[Story], model: BagOfWords
) -> None:
    bill, _ = people.tells(inquiry, BILL[0])
    catch_up(inquiry.pk)
    data = filled((told[0], "support", "noch nicht wörtlich"), title="Halb", search="1", q="Abschlag")
    response = people.client(people.mira).post(NEW, data)
    assert response.status_code == 200
    assert sorted(values(response)) == sorted(
        [(str(told[0].pk), "support", "noch nicht wörtlich"), (str(bill.pk), "", "")]
    )
    form = response.context["form"]
    assert (form["title"].value(), form["summary"].value(), form.errors) == ("Halb", "Und noch einmal.", {})
    assert not Insight.objects.exists()


def test_a_search_never_adds_what_is_there(
    people: People, inquiry: Inquiry, told: list[Story], model: BagOfWords
) -> None:
    catch_up(inquiry.pk)
    data = filled((told[0], "support", "47 Minuten"), search="1", q="Hotline")
    found = [story for story, *_ in values(people.client(people.mira).post(NEW, data))]
    assert sorted(found) == sorted(str(story.pk) for story in told)


def test_a_search_without_hits_says_so_and_keeps_everything(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    response = people.client(people.mira).post(NEW, filled((told[0], "counter", "Musik"), search="1", q="Nilpferd"))
    assert (bool(response.context["sentence"]), values(response)) == (True, [(str(told[0].pk), "counter", "Musik")])


def made(people: People, told: list[Story]) -> Insight:
    people.client(people.mira).post(NEW, filled(*((story, "support", "") for story in told[:4])))
    return Insight.objects.get()


def test_a_change_starts_from_what_is_there(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, told)
    withdraw_stories(story_ids=[told[3].pk], ground=Withdrawal.TELLER)
    response = people.client(people.jonas).get(f"/team/erkenntnis/{insight.pk}/bearbeiten/")
    assert values(response) == [(str(story.pk), "support", story.text) for story in told[:3]]
    assert response.context["form"]["title"].value() == "Wer anruft, wartet"


def test_a_change_makes_a_second_version(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, told)
    data = filled(*((story, "support", "") for story in told[1:4]), title="Neu gefasst")
    response = people.client(people.jonas).post(f"/team/erkenntnis/{insight.pk}/bearbeiten/", data)
    insight.refresh_from_db()
    assert (response.status_code, insight.title, insight.number) == (302, "Neu gefasst", 2)
    assert [version.title for version in insight.versions.all()] == ["Wer anruft, wartet", "Neu gefasst"]


def test_an_unknown_insight_cannot_be_changed(people: People) -> None:
    assert people.client(people.mira).get("/team/erkenntnis/0/bearbeiten/").status_code == 404
