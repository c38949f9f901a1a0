"""The client of the interface: against its description, against the running application, and when much goes wrong."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from http.client import RemoteDisconnected
from urllib.parse import urlsplit

import pytest
from django.test import Client

from resonanz.doors.api.document import document
from resonanz.ground import hooks
from resonanz.people import actions
from resonanz.people.enums import Scope
from resonanz_client import House, NotReached, NotSigned, Refused, Reply, read_webhook
from tests.rooms.doors.api.test_lists import full
from tests.support.people import People

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NOON = 1_780_000_000
STORY = {"text": "Am Telefon hat jemand zugehört.", "roles": ["customer"]}


class Wire:
    """Between the client and the application: it keeps what was asked, and can break."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.statuses: list[int] = []
        self.breaks: list[Exception | Reply] = []
        self.loses_answers = 0
        self._client = Client()

    def __call__(
        self, method: str, address: str, headers: dict[str, str], body: bytes | None, _seconds: float
    ) -> Reply:
        self.asked.append((method, address, headers))
        if self.breaks:
            broken = self.breaks.pop(0)
            if isinstance(broken, Exception):
                raise broken
            return broken
        parts = urlsplit(address)
        kind = headers.get("Content-Type", "application/octet-stream")
        answer = self._client.generic(
            method,
            f"{parts.path}?{parts.query}",
            body or b"",
            content_type=kind,
            headers={**headers, "Host": parts.netloc},
        )
        self.statuses.append(answer.status_code)
        if self.loses_answers:
            self.loses_answers -= 1
            raise RemoteDisconnected
        return answer.status_code, {name.lower(): value for name, value in answer.headers.items()}, answer.content


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def waited() -> list[float]:
    return []


@pytest.fixture
def house(people: People, wire: Wire, waited: list[float]) -> House:
    made = actions.make_key(name="Ticketsystem", scopes=list(Scope.values), expires_on=None, by=people.mira)
    return House("http://localhost", key=made.secret, send=wire, sleep=waited.append)


def test_every_operation_is_a_method_and_takes_what_it_is_described_to_take() -> None:
    for path, methods in document("/api/v1")["paths"].items():
        for said in methods.values():
            takes = {
                parameter["name"].lower().replace("-", "_")
                for parameter in said["parameters"]
                if parameter["name"] != "If-None-Match"
            }
            given = set(inspect.signature(getattr(House, said["operationId"])).parameters) - {"self", "story"}
            assert given == takes, path


@pytest.mark.django_db
def test_every_operation_answers(house: House, people: People) -> None:
    inquiry = full(people)
    story = next(iter(house.list_stories("kontakt", seen_by="public")))
    assert house.get_story(story["entry"]) == story
    assert [one["slug"] for one in house.list_inquiries()] == [house.get_inquiry("kontakt")["slug"]] == [inquiry.slug]
    insight = next(iter(house.list_insights("kontakt")))
    assert house.get_insight(insight["id"])["title"] == insight["title"]
    assert [len(list(rows)) for rows in (house.list_themes("kontakt"), house.list_decisions("kontakt"))] == [1, 1]
    assert [one["text"] for one in house.list_commitments("kontakt")] == ["Zusage 0"]
    assert list(house.list_forums()) == []
    with pytest.raises(Refused, match="404"):
        house.get_forum("kontakt")
    assert house.get_balance()["stories"] == house.get_inquiry_balance("kontakt")["stories"] == 3


@pytest.mark.django_db
def test_a_story_whose_answer_was_lost_is_told_once(house: House, people: People, wire: Wire) -> None:
    people.inquiry()
    wire.loses_answers = 2
    receipt = house.tell_story("kontakt", STORY, idempotency_key="entwurf-1")
    assert wire.statuses == [201, 201, 201]
    assert [story["entry"] for story in house.list_stories("kontakt")] == [receipt["entry"]]
    with pytest.raises(Refused) as refused:
        house.tell_story("kontakt", {**STORY, "text": "Anderes."}, idempotency_key="entwurf-1")
    assert refused.value.status == 409


@pytest.mark.django_db
def test_a_list_is_followed_and_goes_on_later_where_it_was(house: House, people: People, wire: Wire) -> None:
    inquiry = people.inquiry()
    for number in range(5):
        people.tells(inquiry, f"Geschichte {number}")
    listing = house.list_stories("kontakt", limit=2)
    assert [story["text"] for story in listing] == [f"Geschichte {number}" for number in range(5)]
    assert len(wire.asked) == 3
    people.tells(inquiry, "Neu")
    later = house.list_stories("kontakt", cursor=listing.cursor)
    assert [story["text"] for story in later] == ["Neu"]


@pytest.mark.django_db
def test_what_did_not_change_is_not_sent_again(house: House, people: People, wire: Wire) -> None:
    people.inquiry()
    first, again = house.get_inquiry("kontakt"), house.get_inquiry("kontakt")
    assert first == again
    assert wire.statuses == [200, 304]


@pytest.mark.django_db
def test_a_key_that_was_taken_back_is_refused_at_once(house: House, people: People, wire: Wire) -> None:
    key = actions.make_key(name="Alt", scopes=["inquiries:read"], expires_on=None, by=people.mira)
    revoked = House("http://localhost", key=key.secret, send=wire)
    assert list(revoked.list_inquiries()) == []
    actions.revoke_key(pk=key.key.pk, by=people.jonas)
    with pytest.raises(Refused) as refused:
        list(revoked.list_inquiries())
    assert (refused.value.status, len(wire.asked)) == (401, 2)
    assert key.secret not in f"{refused.value} {revoked!r}"


@pytest.mark.django_db
def test_fields_that_do_not_fit_are_named(house: House, people: People) -> None:
    people.inquiry()
    with pytest.raises(Refused) as refused:
        house.tell_story("kontakt", {"text": "", "roles": []}, idempotency_key="entwurf-1")
    assert [name for name, _detail in refused.value.errors] == ["text", "roles"]


@pytest.mark.django_db
def test_it_waits_as_long_as_the_house_says(house: House, people: People, wire: Wire, waited: list[float]) -> None:
    wire.breaks = [(429, {"retry-after": "7"}, b"{}"), (503, {}, b"<html>"), ConnectionResetError()]
    assert list(house.list_inquiries()) == []
    assert waited[0] == 7
    assert 0.5 <= waited[1] <= 1
    assert 1 <= waited[2] <= 2


@pytest.mark.django_db
def test_it_gives_up_with_a_word(house: House, wire: Wire, waited: list[float]) -> None:
    wire.breaks = [TimeoutError()] * 9
    with pytest.raises(NotReached, match="localhost: TimeoutError"):
        house.get_balance()
    assert (len(wire.asked), len(waited)) == (5, 4)
    wire.breaks = [(503, {"retry-after": "86400"}, b"")]
    with pytest.raises(Refused, match="503"):
        house.get_balance()
    wire.breaks = [(302, {"location": "https://boese.example/"}, b"")]
    with pytest.raises(Refused, match="302"):
        house.get_balance()


@pytest.mark.django_db
def test_the_key_goes_to_no_other_house(house: House, wire: Wire) -> None:
    page = {"items": [], "cursor": "", "next": "https://boese.example/api/v1/inquiries"}
    wire.breaks = [(200, {}, json.dumps(page).encode())]
    with pytest.raises(NotReached, match=r"boese\.example"):
        list(house.list_inquiries())
    assert len(wire.asked) == 1


@pytest.mark.parametrize("base", ["http://dialog.example", "dialog.example", "", "ftp://dialog.example", "https://"])
def test_a_house_is_reached_over_https(base: str) -> None:
    with pytest.raises(ValueError, match="https"):
        House(base, key="x")


def test_the_address_may_be_said_in_either_way() -> None:
    for said in ("https://a.example", "https://a.example/", "https://a.example/api/v1", "https://a.example/api/v1/"):
        assert House(said, key="x").base == "https://a.example/api/v1"


def test_a_slug_stays_one_part_of_the_address(wire: Wire) -> None:
    wire.breaks = [(200, {}, b"{}")]
    House("https://a.example", key="x", send=wire).get_inquiry("../../team?x#y")
    assert wire.asked[0][1] == "https://a.example/api/v1/inquiries/..%2F..%2Fteam%3Fx%23y"


def told(body: bytes = b'{"type": "trial"}', *, seconds: int = NOON, name: str = "abc") -> Mapping[str, str]:
    sign = hooks.signature(SECRET, name=name, seconds=seconds, body=body)
    return {"Webhook-Id": name, "Webhook-Timestamp": str(seconds), "Webhook-Signature": f"v1a,zzz {sign}"}


def test_a_message_of_the_house_is_believed() -> None:
    assert read_webhook(SECRET, told(), b'{"type": "trial"}', now=NOON + 200) == {"id": "abc", "type": "trial"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        told(b"other"),
        told(seconds=NOON - 400),
        told(seconds=NOON + 400),
        {**told(), "Webhook-Id": "other"},
        {**told(), "Webhook-Timestamp": "x"},
        {**told(), "Webhook-Timestamp": "9" * 400},
        {**told(), "Webhook-Timestamp": "²"},
        {**told(), "Webhook-Signature": ""},
        {**told(), "Webhook-Signature": "v1,ä v2,x v1"},
    ],
)
def test_any_other_message_is_not(headers: Mapping[str, str]) -> None:
    with pytest.raises(NotSigned):
        read_webhook(SECRET, headers, b'{"type": "trial"}', now=NOON)
