"""Who comes in: programs whose key is valid and may what they ask for. Nothing else opens this door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from resonanz.doors.api import auth
from resonanz.ground import clock
from resonanz.people import actions
from resonanz.people.enums import Scope
from resonanz.people.models import ApiKey
from tests.rooms.doors.api.support import Program, problem
from tests.support.people import People

pytestmark = pytest.mark.django_db

NEEDED = {
    "/inquiries": Scope.INQUIRIES_READ,
    "/inquiries/kontakt": Scope.INQUIRIES_READ,
    "/inquiries/kontakt/stories": Scope.STORIES_READ,
    "/inquiries/kontakt/themes": Scope.THEMES_READ,
    "/inquiries/kontakt/insights": Scope.INSIGHTS_READ,
    "/inquiries/kontakt/decisions": Scope.INSIGHTS_READ,
    "/inquiries/kontakt/commitments": Scope.COMMITMENTS_READ,
    "/inquiries/kontakt/balance": Scope.BALANCE_READ,
    "/balance": Scope.BALANCE_READ,
    "/forums": Scope.FORUM_READ,
}


@pytest.mark.parametrize(("path", "scope"), NEEDED.items())
def test_each_address_wants_its_own_scope(people: People, path: str, scope: Scope) -> None:
    people.inquiry()
    assert Program(people, scope).get(path).status_code == 200
    others = [other.value for other in Scope if other != scope]
    refused = Program(people, *others).get(path)
    assert refused.status_code == 403
    assert problem(refused) == {
        "type": "about:blank",
        "title": "Das darf dieser Schlüssel nicht",
        "status": 403,
        "detail": f"Dafür braucht der Schlüssel das Recht „{scope.value}“.",
    }


def test_telling_needs_the_scope_to_write(people: People) -> None:
    people.inquiry()
    others = [scope.value for scope in Scope if scope != Scope.STORIES_WRITE]
    assert Program(people, *others).tell().status_code == 403


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer rsz_FALSCH", "Bearer \xff\xfe"])
def test_without_a_known_key_nothing_opens(people: People, header: str) -> None:
    people.inquiry()
    response = Client(headers={"authorization": header}).get("/api/v1/inquiries")
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
    assert problem(response)["title"] == "Dafür braucht es einen gültigen Schlüssel"


def test_a_session_of_the_team_opens_nothing(people: People) -> None:
    people.inquiry()
    signed_in = people.client(people.mira)
    assert signed_in.get("/api/v1/inquiries").status_code == 401
    body = {"text": "Worte", "roles": ["customer"]}
    told = signed_in.post("/api/v1/inquiries/kontakt/stories", body, content_type="application/json")
    assert told.status_code == 401


def test_a_key_opens_no_page_of_the_team(people: People) -> None:
    assert Program(people).client.get("/team/").status_code == 302


def test_a_key_that_was_taken_back_opens_nothing(people: People) -> None:
    program = Program(people)
    actions.revoke_key(pk=program.made.key.pk, by=people.jonas)
    refused = program.get("/inquiries")
    assert refused.status_code == 401
    assert problem(refused)["detail"] == "Diesen Schlüssel gibt es nicht, oder er ist abgelaufen oder zurückgezogen."


def test_a_key_is_good_on_its_last_day_and_not_on_the_next(people: People) -> None:
    program = Program(people)
    ApiKey.objects.update(expires_on=clock.today())
    assert program.get("/inquiries").status_code == 200
    with clock.held_at(clock.now() + timedelta(days=1)):
        assert program.get("/inquiries").status_code == 401


def test_the_day_of_use_is_noted(people: People) -> None:
    program = Program(people)
    assert ApiKey.objects.get().last_used_on is None
    program.get("/inquiries")
    assert ApiKey.objects.get().last_used_on == clock.today()


def test_each_key_has_its_own_measure(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "MOST", 2)
    eager, other = Program(people), Program(people)
    moment = clock.now().replace(second=10)
    with clock.held_at(moment):
        answers: list[Any] = [eager.get("/inquiries") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2]["Retry-After"] == "50"
        assert problem(answers[2])["detail"] == ("Bitte warten Sie 50 Sekunden und versuchen Sie es dann noch einmal.")
        assert other.get("/inquiries").status_code == 200


def test_wrong_keys_are_counted_by_where_they_come_from(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "_WRONG", 1)
    wrong = Client(headers={"authorization": "Bearer rsz_FALSCH"})
    assert [wrong.get("/api/v1/inquiries").status_code for _ in range(2)] == [401, 429]
    assert Program(people).get("/inquiries").status_code == 200
