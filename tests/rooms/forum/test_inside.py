"""The inquiry of a forum among staff: unknown outside, and open to whoever came in with a code."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from resonanz.forum.enums import Form
from resonanz.forum.models import Forum
from resonanz.ground.codes import spoken
from resonanz.listen import actions as listen_actions
from resonanz.listen.models import Story
from tests.rooms.forum.evenings import Evening, evening
from tests.rooms.forum.support import announced, begun, drafted, seated
from tests.rooms.people.support import customer
from tests.support.people import People
from tests.support.routes import every_route

SLUG = "unter-uns"
BELOW = f"/anliegen/{SLUG}/"
WORDS = "In der Nachtschicht fehlt das Licht."


def held(people: People, form: Form = Form.STAFF) -> tuple[Evening, Story]:
    """An evening with a balance, words for everybody, statements that are voted on, and one insight."""
    one = evening(people, slug=SLUG, form=form)
    listen_actions.open_voting(inquiry=one.forum.inquiry, by=people.mira.pk, takes_statements=True)
    story = one.says(2, WORDS)
    one.is_balanced()
    one.forum.refresh_from_db()
    return one, story


def addresses(insight: int) -> list[str]:
    """Every address below the inquiry that the house knows, with numbers that exist."""
    below = [here for here, _ in every_route() if here.startswith("anliegen/<slug:slug>/")]
    return ["/" + here.replace("<slug:slug>", SLUG).replace("<int:pk>", str(insight)) for here in below]


def statuses(client: Client, paths: list[str]) -> dict[str, int]:
    return {path: client.get(path).status_code for path in paths}


def without_token(answer: HttpResponse, path: str) -> str:
    page = answer.content.decode().replace(path, "")
    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


def test_to_outsiders_every_page_of_it_is_the_404_of_a_missing_one(people: People) -> None:
    one, story = held(people)
    insight = one.understood(story).pk
    paths = [*addresses(insight), f"/c/{one.forum.inquiry.code}/", f"/melden/{story.entry_index}/"]
    assert len(paths) > 12
    guest = people.client()
    missing = guest.get("/anliegen/gibt-es-nicht/")
    for path in paths:
        answer = guest.get(path)
        assert (path, answer.status_code) == (path, 404)
        assert without_token(answer, path) == without_token(missing, "/anliegen/gibt-es-nicht/")
        assert guest.post(path).status_code == 404
    assert guest.get("/anliegen/%00/").status_code == 404
    start = guest.get("/", {"code": one.forum.inquiry.code})
    assert start.status_code == 200
    assert one.forum.inquiry.title not in start.content.decode()
    assert "session" not in guest.cookies


def test_a_customer_who_is_signed_in_is_an_outsider_too(people: People) -> None:
    held(people)
    assert people.client(customer()).get(f"{BELOW}bilanz/").status_code == 404


def test_the_same_pages_of_customers_stay_public(people: People) -> None:
    one, story = held(people, Form.CUSTOMERS)
    guest = people.client()
    insight = one.understood(story).pk
    wanted = [BELOW, f"{BELOW}bilanz/", f"{BELOW}bilanz/{insight}/", f"{BELOW}versprechen/", f"{BELOW}meinungskarte/"]
    assert set(statuses(guest, wanted).values()) == {200}
    assert guest.get(f"/melden/{story.entry_index}/").status_code == 200
    assert "session" not in guest.cookies


def test_the_codes_of_a_forum_of_customers_leave_no_session(people: People) -> None:
    forum = begun(people)
    _story, code = people.tells(forum.inquiry, WORDS)
    guest = people.client()
    for path in (f"/saal/{spoken(seated(forum).code)}/", f"/stimme/{spoken(code)}/"):
        assert guest.get(path).status_code == 200
    assert "session" not in guest.cookies


def test_whoever_works_here_reads_it(people: People) -> None:
    one, story = held(people)
    pages = [BELOW, f"{BELOW}bilanz/", f"{BELOW}bilanz/{one.understood(story).pk}/", f"{BELOW}versprechen/"]
    assert set(statuses(people.client(people.jonas), pages).values()) == {200}


def test_the_code_of_a_seat_opens_it_for_this_browser_and_no_other_inquiry(people: People) -> None:
    forum = begun(people, slug=SLUG, form=Form.STAFF)
    drafted(people, slug="noch-eins", form=Form.STAFF)
    guest, code = people.client(), spoken(seated(forum).code)
    assert guest.get(f"/saal/{code}/").status_code == 200
    assert guest.get(f"{BELOW}bilanz/").status_code == 200
    assert guest.get(f"/forum/{SLUG}/").status_code == 200
    assert guest.get("/anliegen/noch-eins/").status_code == 404
    # The session says which inquiry, and nothing that leads to a seat.
    assert dict(guest.session) == {"opened_inside": [forum.inquiry_id]}
    assert people.client().get(f"{BELOW}bilanz/").status_code == 404


def test_the_code_of_a_story_opens_it(people: People) -> None:
    forum = announced(people, slug=SLUG, form=Form.STAFF)
    _story, code = people.tells(forum.inquiry, WORDS)
    guest = people.client()
    assert guest.get(f"/stimme/{spoken(code)}/").status_code == 200
    assert guest.get(f"{BELOW}bilanz/").status_code == 200


def test_the_code_of_a_ballot_opens_it(people: People) -> None:
    forum = announced(people, slug=SLUG, form=Form.STAFF)
    listen_actions.open_voting(inquiry=forum.inquiry, by=people.mira.pk, takes_statements=True)
    began = listen_actions.begin_voting(inquiry=forum.inquiry, key="a key that is long enough")
    guest = people.client()
    assert guest.get(f"/abstimmen/{spoken(began.code)}/").status_code == 200
    assert guest.get(f"{BELOW}bilanz/").status_code == 200


def test_the_door_of_the_hall_shows_itself_with_the_code_on_the_screen(people: People) -> None:
    forum = begun(people, slug=SLUG, form=Form.STAFF)
    guest, door = people.client(), f"/forum/{SLUG}/einlass/"
    for wrong in ("", "?code=ABC234", "?code=%00"):
        assert guest.get(door + wrong).status_code == 404
    assert guest.post(door, {"code": "ABC234"}).status_code == 404
    shown = guest.get(f"/f/{forum.hall_code}/", follow=True)
    assert shown.status_code == 200
    assert forum.inquiry.title in shown.content.decode()
    # Now that somebody stands in the door, a code that was renewed is told in a sentence.
    Forum.objects.filter(pk=forum.pk).update(hall_code="ZZZ999")
    given = {"key": "a key that is long enough", "code": forum.hall_code, "presence": "here"}
    assert guest.post(door, given).status_code in {409, 422}


@pytest.mark.parametrize("kind", ["draft", "announced"])
def test_a_forum_among_staff_closes_its_inquiry_from_its_draft_on(people: People, kind: str) -> None:
    make = {"draft": drafted, "announced": announced}[kind]
    make(people, slug=SLUG, form=Form.STAFF)
    assert people.client().get(BELOW).status_code == 404
