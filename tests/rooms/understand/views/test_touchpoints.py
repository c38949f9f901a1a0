"""The pages of touchpoints: described, counted, corrected with one press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from resonanz.ask.models import Inquiry
from resonanz.listen import actions as listen
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import archive_touchpoint
from resonanz.understand.actions.waiting import tell_matching
from resonanz.understand.enums import Matching
from resonanz.understand.models import Touchpoint, TouchpointCorrection, TouchpointMatch, TouchpointProgress
from tests.rooms.understand.support import BILL, BUS, HOTLINE, tell_all
from tests.rooms.understand.touch import a_touchpoint, matched_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db

ALL = "/team/beruehrungspunkte/"
NEW = f"{ALL}neu/"
OWN = "/team/anliegen/kontakt/beruehrungspunkte/"
WORDS = {"name": "Ticketkauf", "sentence": "Jemand kauft ein Ticket.", "examples": "Eins.\r\n\r\nZwei."}


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE, BILL[:2])


@pytest.fixture
def loop(people: People, told: list[Story]) -> Touchpoint:
    made = a_touchpoint(people)
    matched_by_hand(made, told[:6])
    matched_by_hand(None, told[6:])
    return made


def page(touchpoint: Touchpoint, part: str = "") -> str:
    return f"/team/beruehrungspunkt/{touchpoint.pk}/{part}"


def jobs() -> list[int]:
    rows = ProcrastinateJob.objects.filter(task_name="understand.match_touchpoints").order_by("id")
    return [job.args["inquiry_id"] for job in rows]


def queries(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        ask()
    return len(caught)


@pytest.mark.parametrize("url", [ALL, OWN])
def test_an_empty_page_says_what_will_be_here_and_how(people: People, inquiry: Inquiry, url: str) -> None:
    html = people.client(people.mira).get(url).content.decode()
    assert ("Noch keine Berührungspunkte" in html, f'href="{NEW}"' in html) == (True, True)


def test_a_touchpoint_is_described_and_all_inquiries_are_asked_for(people: People, inquiry: Inquiry) -> None:
    other = people.inquiry(slug="schalter")
    response = people.client(people.mira).post(NEW, WORDS)
    assert (response.status_code, response["Location"]) == (302, ALL)
    made = Touchpoint.objects.get()
    assert (made.name, made.sentence, made.examples) == ("Ticketkauf", "Jemand kauft ein Ticket.", ["Eins.", "Zwei."])
    assert made.described_by == people.mira
    assert sorted(jobs()) == sorted([inquiry.pk, other.pk])
    assert set(TouchpointProgress.objects.values_list("inquiry", "step")) == {
        (inquiry.pk, "waiting"),
        (other.pk, "waiting"),
    }


def test_what_is_missing_is_said_and_what_was_written_stays(people: People) -> None:
    response = people.client(people.mira).post(NEW, {**WORDS, "sentence": " ", "examples": ""})
    html = response.content.decode()
    assert (response.status_code, "in einem Satz, was dort geschieht" in html) == (422, True)
    assert 'value="Ticketkauf"' in html
    assert (Touchpoint.objects.count(), jobs()) == (0, [])


def test_the_words_of_the_team_are_escaped(people: People, told: list[Story]) -> None:
    made = a_touchpoint(people, "<b>Kauf</b>", sentence="<i>x</i>", examples=["<u>y</u>"])
    for url in (ALL, OWN, page(made), page(made, "bearbeiten/")):
        html = people.client(people.mira).get(url).content.decode()
        assert [tag in html for tag in ("<b>Kauf", "<i>x", "<u>y")] == [False, False, False]
        assert "&lt;b&gt;Kauf" in html


def test_a_description_is_changed_and_searched_for_anew(people: People, loop: Touchpoint, inquiry: Inquiry) -> None:
    client = people.client(people.jonas)
    html = client.get(page(loop, "bearbeiten/")).content.decode()
    assert loop.sentence in html
    response = client.post(page(loop, "bearbeiten/"), WORDS)
    assert (response.status_code, response["Location"], jobs()) == (302, page(loop), [inquiry.pk])
    html = client.get(page(loop)).content.decode()
    assert ("Anders beschrieben: „Ticketkauf“" in html, "Beschrieben als „Warteschleife“" in html) == (True, True)


def test_lists_show_people_with_their_doubt_and_what_matches_none(people: People, loop: Touchpoint) -> None:
    client = people.client(people.mira)
    for url in (ALL, OWN):
        html = client.get(url).content.decode()
        assert ("6 von 8 Gästen" in html, "mit 95\N{NO-BREAK SPACE}% Sicherheit" in html) == (True, True)
    assert "2 passen zu keinem Berührungspunkt" in html
    assert f'href="{OWN}keiner/"' in html
    left = client.get(f"{OWN}keiner/").content.decode()
    assert [text in left for text in (*BILL[:2], HOTLINE[0])] == [True, True, False]


def test_passages_stand_there_verbatim_the_clearest_first(people: People, loop: Touchpoint, told: list[Story]) -> None:
    TouchpointMatch.objects.filter(story=told[5]).update(start=4, end=11, strength=0.95)
    response = people.client(people.mira).get(page(loop))
    assert [row.story_id for row, _voice in response.context["rows"]] == [told[5].pk, *(s.pk for s in told[:5])]
    first = response.context["rows"][0][1]
    assert (first.text, first.url) == (told[5].text[4:11], f"/team/geschichte/{told[5].pk}/")
    assert response.context["rows"][1][1].text == told[0].text
    assert told[5].text not in response.content.decode()
    assert BILL[0] not in response.content.decode()


def test_a_page_can_be_narrowed_to_one_inquiry(people: People, loop: Touchpoint) -> None:
    other = people.inquiry(slug="schalter", title="Am Schalter")
    [elsewhere] = tell_all(people, other, [BUS[0]])
    matched_by_hand(loop, [elsewhere])
    client = people.client(people.mira)
    both = client.get(page(loop))
    assert (both.context["touchpoint"].tellers, "Am Schalter" in both.content.decode()) == (7, True)
    one = client.get(page(loop) + "?anliegen=schalter")
    assert [row.story_id for row, _voice in one.context["rows"]] == [elsewhere.pk]
    assert client.get(page(loop) + "?anliegen=gibt-es-nicht").status_code == 404


def test_many_passages_come_in_pages(people: People, inquiry: Inquiry) -> None:
    made = a_touchpoint(people)
    matched_by_hand(made, tell_all(people, inquiry, [f"Warteschleife Nummer {n}." for n in range(27)]))
    client = people.client(people.mira)
    assert [len(client.get(page(made) + f"?page={n}").context["rows"]) for n in (1, 2)] == [25, 2]


def test_what_is_withdrawn_or_hidden_is_shown_as_on_pages_of_themes(
    people: People, loop: Touchpoint, told: list[Story]
) -> None:
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    listen.hold_story(story=told[1], ground="third_party", by=people.mira)
    response = people.client(people.mira).get(page(loop))
    voices = {row.story_id: voice for row, voice in response.context["rows"]}
    assert told[0].pk not in voices
    assert voices[told[1].pk].state_label
    assert HOTLINE[0] not in response.content.decode()
    assert response.context["touchpoint"].tellers == 5


def test_one_press_takes_a_passage_out(people: People, loop: Touchpoint, told: list[Story], inquiry: Inquiry) -> None:
    client = people.client(people.jonas)
    response = client.post(page(loop, "gehoert-nicht-hierher/"), {"story": told[0].pk, "start": 0})
    assert (response.status_code, response["Location"], jobs()) == (302, page(loop), [inquiry.pk])
    shown = client.get(page(loop))
    assert told[0].pk not in [row.story_id for row, _voice in shown.context["rows"]]
    assert f"gehört nicht hierher, sagt {people.jonas}" in shown.content.decode()
    pk = TouchpointCorrection.objects.get().pk
    response = client.post(f"/team/berichtigung/{pk}/zuruecknehmen/")
    assert (response["Location"], TouchpointCorrection.objects.count()) == (page(loop), 0)
    assert client.post(f"/team/berichtigung/{pk}/zuruecknehmen/")["Location"] == ALL


@pytest.mark.parametrize("sent", [{}, {"story": "x", "start": "0"}, {"story": "9" * 40, "start": "0"}])
def test_a_press_on_nothing_changes_nothing(people: People, loop: Touchpoint, sent: dict[str, str]) -> None:
    response = people.client(people.mira).post(page(loop, "gehoert-nicht-hierher/"), sent, follow=True)
    assert "gibt es nicht mehr" in response.content.decode()
    assert TouchpointCorrection.objects.count() == 0


def test_a_passage_is_put_elsewhere(people: People, loop: Touchpoint, told: list[Story]) -> None:
    office = a_touchpoint(people, "Kundenbüro")
    client, url = people.client(people.mira), f"/team/geschichte/{told[6].pk}/abschnitt/0/"
    html = client.get(url).content.decode()
    assert (told[6].text in html, "Kundenbüro" in html, "Warteschleife" in html) == (True, True, True)
    assert client.post(url, {"into": ""}).status_code == 422
    response = client.post(url, {"into": office.pk})
    assert (response.status_code, response["Location"]) == (302, page(office))
    [(row, voice)] = client.get(page(office)).context["rows"]
    assert (row.story_id, f"hierher gelegt von {people.mira}" in voice.note) == (told[6].pk, True)


def test_the_step_a_passage_is_in_is_no_choice(people: People, loop: Touchpoint, told: list[Story]) -> None:
    url = f"/team/geschichte/{told[0].pk}/abschnitt/0/"
    client = people.client(people.mira)
    assert client.get(url).context["others"] == []
    assert client.post(url, {"into": loop.pk}).status_code == 422
    assert client.get(f"/team/geschichte/{told[0].pk}/abschnitt/3/").status_code == 404


def test_archiving_and_bringing_back(people: People, loop: Touchpoint, told: list[Story]) -> None:
    client = people.client(people.mira)
    assert client.post(page(loop, "ablegen/"))["Location"] == ALL
    html = client.get(ALL).content.decode()
    assert ("abgelegt von" in html, "Noch keine Berührungspunkte" in html) == (True, True)
    archived = client.get(page(loop)).content.decode()
    assert ("nichts wird mehr damit verglichen" in archived, HOTLINE[0] in archived) == (True, False)
    assert client.get(page(loop, "bearbeiten/")).status_code == 200
    assert client.post(page(loop, "ablegen/"), follow=True).status_code == 200
    client.post(page(loop, "zurueckholen/"))
    assert [name for _pk, name in reads.touchpoint_names()] == ["Warteschleife"]
    a_touchpoint(people, "Büro")
    client.post(page(Touchpoint.objects.get(name="Büro"), "verschieben/"), {"wohin": "vor"})
    assert [name for _pk, name in reads.touchpoint_names()] == ["Büro", "Warteschleife"]


def test_whoever_waits_sees_that_something_happens(people: People, loop: Touchpoint, inquiry: Inquiry) -> None:
    client = people.client(people.mira)
    tell_matching(inquiry.pk, Matching.RUNNING)
    for url in (ALL, OWN, f"{OWN}stand/"):
        response = client.get(url)
        assert ("<progress" in response.content.decode(), "HX-Refresh" in response) == (True, False)
    tell_matching(inquiry.pk, Matching.FAILED)
    response = client.get(f"{OWN}stand/")
    assert ("schiefgegangen" in response.content.decode(), response["HX-Refresh"]) == (True, "true")
    tell_matching(inquiry.pk, Matching.DONE)
    assert "<progress" not in client.get(OWN).content.decode()


@pytest.mark.parametrize("url", [ALL, OWN])
def test_lists_cost_the_same_with_one_and_five(people: People, loop: Touchpoint, told: list[Story], url: str) -> None:
    client = people.client(people.mira)
    first = queries(lambda: client.get(url))
    for n in range(4):
        a_touchpoint(people, f"Schritt {n}")
    assert (queries(lambda: client.get(url)), first <= 9) == (first, True)


def test_a_page_costs_the_same_with_one_and_many(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    one, many = a_touchpoint(people, "Eins"), a_touchpoint(people, "Viele")
    matched_by_hand(one, told[:1])
    matched_by_hand(many, told[1:])
    client = people.client(people.mira)
    first = queries(lambda: client.get(page(one)))
    assert (queries(lambda: client.get(page(many))), first <= 13) == (first, True)


@pytest.mark.parametrize("part", ["ablegen/", "zurueckholen/", "verschieben/", "gehoert-nicht-hierher/"])
def test_changing_needs_a_press(people: People, loop: Touchpoint, part: str) -> None:
    assert people.client(people.mira).get(page(loop, part)).status_code == 405


def test_guests_see_and_change_nothing(people: People, loop: Touchpoint, told: list[Story]) -> None:
    client = people.client()
    placed = f"/team/geschichte/{told[0].pk}/abschnitt/0/"
    for url in (ALL, NEW, OWN, page(loop), page(loop, "bearbeiten/"), placed, f"{OWN}keiner/", f"{OWN}stand/"):
        assert client.get(url).status_code == 302
    for url in (NEW, page(loop, "ablegen/"), page(loop, "gehoert-nicht-hierher/"), placed):
        assert client.post(url, {"story": told[0].pk, "start": 0, "into": loop.pk, **WORDS}).status_code == 302
    assert (Touchpoint.objects.get().archived_at, TouchpointCorrection.objects.count()) == (None, 0)


@pytest.mark.parametrize("part", ["", "bearbeiten/"])
def test_what_does_not_exist_is_not_found(people: People, part: str) -> None:
    client = people.client(people.mira)
    assert client.get(f"/team/beruehrungspunkt/0/{part}").status_code == 404
    assert client.get("/team/geschichte/0/abschnitt/0/").status_code == 404


def test_an_archived_one_is_no_choice(people: People, loop: Touchpoint, told: list[Story]) -> None:
    office = a_touchpoint(people, "Kundenbüro")
    archive_touchpoint(touchpoint_id=office.pk, by=people.mira.pk)
    url = f"/team/geschichte/{told[0].pk}/abschnitt/0/"
    assert people.client(people.mira).post(url, {"into": office.pk}).status_code == 422
