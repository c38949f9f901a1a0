"""Making, changing, opening and closing an inquiry in the browser."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.ask import actions
from resonanz.ask.enums import State
from resonanz.ask.models import Inquiry
from resonanz.ask.rules.readiness import MISSING
from tests.rooms.ask.conftest import Promises
from tests.support.people import People

INCOMPLETE = "So lässt sich das Anliegen noch nicht öffnen: Es fehlt, was wir den Gefragten schulden."
NEW = "/team/anliegen/neu/"
EDIT = "/team/anliegen/kontakt/bearbeiten/"
OPEN = "/team/anliegen/kontakt/oeffnen/"
CLOSE = "/team/anliegen/kontakt/schliessen/"


def fields(people: People, **changes: str) -> dict[str, str]:
    return {
        "title": "Wie war Ihr letzter Kontakt mit uns?",
        "question": "Erzählen Sie, was passiert ist.",
        "why": "Wir bauen die Hotline um.",
        "readers": "Zwei Menschen aus dem Kundendienst.",
        "in_return": "Unsere Wartezeiten.",
        "answer_by": (people.today() + timedelta(days=30)).isoformat(),
        "keep_until": (people.today() + timedelta(days=300)).isoformat(),
        "slug": "kontakt",
        "minimum_people": "3",
        **changes,
    }


def test_new_stores_a_draft_of_its_maker(people: People) -> None:
    response = people.client(people.jonas).post(NEW, fields(people))
    assert (response.status_code, response["Location"]) == (302, EDIT)
    inquiry = Inquiry.objects.get()
    assert (inquiry.state, inquiry.created_by, inquiry.why) == (
        State.DRAFT,
        people.jonas,
        "Wir bauen die Hotline um.",
    )


def test_new_says_that_nobody_is_asked_yet(people: People) -> None:
    page = people.client(people.mira).post(NEW, fields(people), follow=True).content.decode()
    assert "Als Entwurf gespeichert. Gefragt wird erst, wenn Sie das Anliegen öffnen." in page


def test_new_with_a_taken_address_keeps_what_was_written(people: People) -> None:
    people.inquiry()
    response = people.client(people.mira).post(NEW, fields(people, why="Ein anderer Grund."))
    page = response.content.decode()
    assert "Diese Adresse hat schon ein anderes Anliegen." in page
    assert "Ein anderer Grund." in page
    assert Inquiry.objects.count() == 1


def test_new_shows_an_empty_form(people: People) -> None:
    page = people.client(people.mira).get(NEW).content.decode()
    assert "Wonach möchten Sie fragen?" in page
    assert "Das ging noch nicht." not in page


def test_edit_draft_may_stay_incomplete(people: People) -> None:
    people.inquiry(is_open=False)
    response = people.client(people.mira).post(EDIT, fields(people, why="", answer_by=""))
    assert (response.status_code, response["Location"]) == (302, EDIT)
    inquiry = Inquiry.objects.get()
    assert (inquiry.why, inquiry.answer_by) == ("", None)


def test_edit_open_is_recorded(people: People, promises: Promises) -> None:
    inquiry = people.inquiry()
    people.client(people.mira).post(EDIT, fields(people, why="Wir bauen die Hotline neu."))
    inquiry.refresh_from_db()
    assert inquiry.why == "Wir bauen die Hotline neu."
    assert len(promises(inquiry.place)) == 2


@pytest.mark.parametrize("name", ["question", "why", "readers", "in_return", "answer_by", "keep_until"])
def test_edit_open_emptied_is_refused_and_keeps_the_rest(people: People, name: str) -> None:
    inquiry = people.inquiry()
    before = getattr(inquiry, name)
    changes = {"title": "Eine neue Überschrift", name: ""}
    page = people.client(people.mira).post(EDIT, fields(people, **changes)).content.decode()
    inquiry.refresh_from_db()
    assert (getattr(inquiry, name), inquiry.title) == (before, "Wie war Ihr letzter Kontakt mit uns?")
    assert "Eine neue Überschrift" in page
    assert INCOMPLETE in page
    assert str(MISSING[name]) in page


def test_edit_moves_to_a_new_address(people: People) -> None:
    people.inquiry()
    client = people.client(people.mira)
    assert client.post(EDIT, fields(people, slug="hotline"))["Location"] == "/team/anliegen/hotline/bearbeiten/"
    assert client.get(EDIT).status_code == 404


def test_edit_shows_what_is_still_owed(people: People) -> None:
    people.inquiry(is_open=False, why="")
    page = people.client(people.mira).get(EDIT).content.decode()
    assert "Bevor es öffnet, brauchen die Gefragten alles, was hier noch leer ist." in page


def test_edit_escapes_what_was_written(people: People) -> None:
    people.inquiry(is_open=False, why='</textarea><script>alert("1")</script>')
    page = people.client(people.mira).get(EDIT).content.decode()
    assert '<script>alert("1")' not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


def test_open_complete_leads_to_its_page(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    response = people.client(people.mira).post(OPEN, follow=True)
    inquiry.refresh_from_db()
    assert inquiry.state == State.OPEN
    assert response.redirect_chain == [("/team/anliegen/kontakt/", 302)]
    assert "Das Anliegen ist offen. Adresse und Code können jetzt hinaus." in response.content.decode()


def test_open_incomplete_names_what_is_owed(people: People) -> None:
    inquiry = people.inquiry(is_open=False, why="", answer_by=None)
    response = people.client(people.mira).post(OPEN)
    page = response.content.decode()
    assert response.status_code == 422
    assert INCOMPLETE in page
    assert page.count(f'<p class="error" id="id_why_error">{MISSING["why"]}</p>') == 1
    assert page.count(f'<p class="error" id="id_answer_by_error">{MISSING["answer_by"]}</p>') == 1
    assert 'id="id_readers_error"' not in page
    inquiry.refresh_from_db()
    assert inquiry.state == State.DRAFT


def test_close_leads_to_its_page_and_keeps_the_stories(people: People) -> None:
    inquiry = people.inquiry()
    people.tells(inquiry, "47 Minuten Musik")
    page = people.client(people.mira).post(CLOSE, follow=True).content.decode()
    inquiry.refresh_from_db()
    assert inquiry.state == State.CLOSED
    assert "Das Anliegen ist geschlossen. Was erzählt wurde, bleibt, und die Bilanz auch." in page


def test_close_and_open_again(people: People) -> None:
    inquiry = people.inquiry()
    client = people.client(people.mira)
    client.post(CLOSE)
    client.post(OPEN)
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.closed_at) == (State.OPEN, None)


@pytest.mark.parametrize("path", [OPEN, CLOSE])
def test_looking_changes_nothing(people: People, path: str) -> None:
    inquiry = people.inquiry(is_open=path == CLOSE)
    before = inquiry.state
    assert people.client(people.mira).get(path).status_code == 405
    inquiry.refresh_from_db()
    assert inquiry.state == before


@pytest.mark.parametrize("path", [EDIT, OPEN, CLOSE])
def test_unknown_inquiry_is_not_found(people: People, path: str) -> None:
    assert people.client(people.mira).post(path, fields(people)).status_code == 404


@pytest.mark.parametrize("path", [NEW, EDIT, OPEN, CLOSE])
def test_guests_change_nothing(people: People, path: str) -> None:
    inquiry = people.inquiry(is_open=path != OPEN)
    before = (inquiry.state, inquiry.title)
    assert people.client().post(path, fields(people, title="Gekapert")).status_code == 302
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.title, Inquiry.objects.count()) == (*before, 1)


def test_missing_for_opening_of_a_complete_one_is_nothing(people: People) -> None:
    assert actions.missing_for_opening(people.inquiry(is_open=False)) == []
