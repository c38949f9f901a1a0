"""Coming in: by code, once, with or without a name, on one telephone or two."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from resonanz.forum import actions
from resonanz.forum.enums import Form
from resonanz.forum.models import Forum, Seat
from resonanz.ground import clock
from resonanz.ground.codes import spoken
from tests.rooms.forum.support import announced, begun, drafted, seated
from tests.support.people import People

KEY = "a-key-that-is-long-enough"


def arrive(client: Client, forum: Forum, **changes: object) -> str:
    """Takes a seat through the page; answers the address of the hall."""
    given = {"key": KEY, "code": forum.hall_code, "roles": ["customer"], **changes}
    answer = client.post(f"/forum/{forum.inquiry.slug}/einlass/", given)
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"].startswith("/saal/")
    return answer["Location"].removesuffix("?willkommen")


def test_the_code_of_the_hall_leads_to_its_door_however_it_is_typed(people: People, client: Client) -> None:
    forum = begun(people)
    Forum.objects.update(hall_code="A0B1C2")
    for typed in ("A0B1C2", "aob-1c2", "a0 bLc2"):
        answer = client.get(f"/f/{typed}/")
        assert answer["Location"] == f"/forum/{forum.inquiry.slug}/einlass/?code=A0B1C2"
    assert client.post("/f/", {"code": "aobic2"})["Location"].endswith("?code=A0B1C2")
    assert b'name="code"' in client.get("/f/").content


def test_a_wrong_code_says_where_the_right_one_is(people: People, client: Client) -> None:
    begun(people)
    answer = client.get("/f/ZZZZZZ/")
    assert answer.status_code == 404
    assert "auf der Leinwand" in answer.content.decode()
    assert client.post("/f/", {"code": ""}).status_code == 422
    assert client.post("/f/", {"code": "\u00e4\x00"}).status_code in {404, 422}


def test_the_code_of_a_seat_opens_it_on_any_telephone(people: People, client: Client) -> None:
    taken = seated(begun(people))
    answer = Client().post("/f/", {"code": taken.code.lower()})
    assert answer["Location"] == f"/saal/{spoken(taken.code)}/"
    assert client.get(f"/saal/{taken.code.lower()}/")["Location"] == answer["Location"]


def test_the_door_says_what_the_evening_is_and_asks_little(people: People, client: Client) -> None:
    forum = begun(people)
    page = client.get(f"/forum/{forum.inquiry.slug}/einlass/?code={forum.hall_code}").content.decode()
    for said in (forum.inquiry.title, forum.inquiry.why, forum.inquiry.readers, forum.hall_code, "Gelöscht am"):
        assert said in page
    assert 'name="presence"' not in page
    assert "set-cookie" not in {name.lower() for name in client.cookies if name == "session"}


def test_a_seat_is_taken_once_with_everything_that_was_said(people: People, client: Client) -> None:
    forum = begun(people, video_link="https://video.example/raum")
    address = arrive(client, forum, name="Frau Lenz", roles=["customer", "guest"], table="4", presence="remote")
    assert arrive(Client(), forum, name="Frau Lenz") == address
    seat = Seat.objects.get()
    assert (seat.name, seat.roles, seat.table, seat.is_remote) == ("Frau Lenz", ["customer", "guest"], 4, True)
    page = client.get(f"{address}?willkommen").content.decode()
    assert seat.speaker_code in page
    assert address.split("/")[2] in page
    assert "https://video.example/raum" in page


def test_nobody_gets_in_with_a_code_that_was_renewed(people: People, client: Client) -> None:
    forum = begun(people)
    old = forum.hall_code
    actions.renew_hall_code(forum_id=forum.pk)
    given = {"key": KEY, "code": old, "roles": ["customer"]}
    answer = client.post(f"/forum/{forum.inquiry.slug}/einlass/", given)
    assert answer.status_code == 409
    assert "gilt nicht" in answer.content.decode()
    assert not Seat.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"roles": []}, "wer Sie hier sind"),
        ({"name": "Mira Holt"}, "Mira Holt"),
        ({"table": "-3"}, "Bitte die Zahl, die auf dem Tisch steht."),
        ({"code": ""}, "Code auf der Leinwand"),
    ],
)
def test_what_is_wrong_at_the_door_is_said_and_nothing_is_lost(
    people: People, client: Client, changes: dict[str, object], sentence: str
) -> None:
    forum = begun(people)
    given = {"key": KEY, "code": forum.hall_code, "roles": ["customer"], "name": "Frau Lenz", **changes}
    answer = client.post(f"/forum/{forum.inquiry.slug}/einlass/", given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert KEY in page
    assert not Seat.objects.exists()


def test_before_and_after_the_evening_the_door_says_so(people: People, client: Client) -> None:
    draft = drafted(people, slug="entwurf")
    assert client.get(f"/forum/{draft.inquiry.slug}/einlass/").status_code == 404
    Forum.objects.all().delete()
    forum = announced(people)
    url = f"/forum/{forum.inquiry.slug}/einlass/"
    assert "Der Abend beginnt am" in client.get(url).content.decode()
    assert client.post(url, {"key": KEY, "code": forum.hall_code, "roles": ["customer"]}).status_code == 409
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    assert "Der Abend ist vorbei" in client.get(url).content.decode()
    assert client.get(f"/f/{forum.hall_code}/").status_code == 404


def test_whoever_is_signed_in_has_one_seat_under_one_code(people: People, client: Client) -> None:
    forum = begun(people)
    client.force_login(people.jonas)
    first = arrive(client, forum)
    other = Client()
    other.force_login(people.jonas)
    assert arrive(other, forum, key="another-telephone-of-his") == first
    seat = Seat.objects.get()
    assert (seat.person, seat.roles) == (people.jonas, ["customer", "employee"])
    assert client.get(first).status_code == 200


def test_among_staff_neither_name_nor_table_is_asked(people: People, client: Client) -> None:
    forum = begun(people, form=Form.STAFF)
    client.force_login(people.jonas)
    page = client.get(f"/forum/{forum.inquiry.slug}/einlass/?code={forum.hall_code}").content.decode()
    assert 'name="name"' not in page
    assert 'name="table"' not in page
    arrive(client, forum, name="Jonas Perk", table="3")
    seat = Seat.objects.get()
    assert (seat.name, seat.person, seat.table, seat.roles) == ("", None, None, ["employee"])


def test_the_clock_of_a_telephone_does_not_matter(people: People, client: Client) -> None:
    forum = begun(people)
    with clock.held_at(clock.now() + timedelta(hours=9)):
        assert client.get(arrive(client, forum)).status_code == 200
