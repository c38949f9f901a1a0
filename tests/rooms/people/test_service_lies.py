"""A sign-in service that signs wrongly, for others, too late or not at all: nobody comes in, and the house says so."""

from __future__ import annotations

import base64
import hmac
import html
import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from time import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from pytest_django import Settings

from resonanz.ground.environment import SignInService
from resonanz.people import actions
from resonanz.people.models import Account, MemberChange, ServiceIdentity
from tests.support.house import free_port
from tests.support.lying_service import LyingService, lying_service
from tests.support.people import People

Lie = Callable[[LyingService], None]


@pytest.fixture(scope="module")
def running() -> Iterator[LyingService]:
    with lying_service() as service:
        yield service


@pytest.fixture
def service(running: LyingService, settings: Settings) -> LyingService:
    running.be_honest()
    known = SignInService(
        issuer=running.issuer,
        client_id="resonanz",
        client_secret="ein geheimes Wort, das lang genug ist",
        label="Haus-Konto",
        employee_claim=("groups", "staff"),
        team_claim=("groups", "dialog"),
    )
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, service=known)
    return running


def goes_out(client: Client, service: LyingService, query: str = "") -> dict[str, str]:
    """What our page sends to the service."""
    page = client.post(f"/anmelden/dienst/{query}").content.decode()
    found = re.search(r'content="0;url=([^"]+)"', page)
    assert found, page
    asked = {name: values[0] for name, values in parse_qs(urlsplit(html.unescape(found[1])).query).items()}
    service.nonce = asked["nonce"]
    return asked


def comes_back(client: Client, service: LyingService) -> Any:
    asked = goes_out(client, service)
    return client.get("/anmelden/dienst/haus/", {"code": "einmal", "state": asked["state"]})


def test_honest_service_leads_in_with_each_kind_of_key(people: People, service: LyingService) -> None:
    for kind in ("RS256", "ES256"):
        key, kid = (service.key, "one") if kind == "RS256" else (service.curve, "two")
        service.sign = partial(service.signed, key=key, algorithm=kind, kid=kid)
        client = people.client()
        assert comes_back(client, service).status_code == 302
        assert client.session["_auth_user_id"] == str(Account.objects.get(name="Ida Lenz").pk)


def _claims(**changes: Any) -> Lie:
    def lie(service: LyingService) -> None:
        service.change_claims = lambda told: {name: value for name, value in {**told, **changes}.items() if value != ""}

    return lie


def _signed_by(**how: Any) -> Lie:
    def lie(service: LyingService) -> None:
        service.sign = lambda claims: service.signed(
            claims, **{name: value(service) if callable(value) else value for name, value in how.items()}
        )

    return lie


def _unsigned(service: LyingService) -> None:
    service.sign = lambda claims: _forged({"alg": "none", "kid": "one"}, claims, b"")


def _with_our_secret(service: LyingService) -> None:
    service.sign = lambda claims: _forged(
        {"alg": "HS256", "kid": "one"}, claims, b"ein geheimes Wort, das lang genug ist"
    )


def _with_public_key_as_secret(service: LyingService) -> None:
    """The oldest trick: what everybody may know is taken for a shared secret."""
    public = service.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    service.sign = lambda claims: _forged({"alg": "HS256", "kid": "one"}, claims, public)


def _forged(head: dict[str, str], claims: dict[str, Any], secret: bytes) -> str:
    """By hand, because no library lets itself be used for this any more."""
    signed = ".".join(_encoded(json.dumps(part).encode()) for part in (head, claims))
    return f"{signed}.{_encoded(hmac.digest(secret, signed.encode(), 'sha256')) if secret else ''}"


def _encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def _secret_among_the_keys(service: LyingService) -> None:
    secret = b"k" * 40
    shared = {"kty": "oct", "kid": "one", "alg": "HS256", "k": _encoded(secret)}
    service.change_keys = lambda _told: {"keys": [shared]}
    service.sign = lambda claims: _forged({"alg": "HS256", "kid": "one"}, claims, secret)


def _changed_after_signing(service: LyingService) -> None:
    def sign(claims: dict[str, Any]) -> str:
        head, _body, signature = service.signed(claims).split(".")
        return f"{head}.{_encoded(json.dumps({**claims, 'sub': 'mira'}).encode())}.{signature}"

    service.sign = sign


def _answers(change: Callable[[dict[str, Any]], Any]) -> Lie:
    def lie(service: LyingService) -> None:
        service.change_answer = change

    return lie


def _knows(change: Callable[[dict[str, Any]], Any]) -> Lie:
    def lie(service: LyingService) -> None:
        service.change_keys = change

    return lie


def _says_of_them(change: Callable[[dict[str, Any]], Any]) -> Lie:
    def lie(service: LyingService) -> None:
        service.change_userinfo = change

    return lie


def _without(name: str) -> Callable[[dict[str, Any]], Any]:
    return lambda told: {key: value for key, value in told.items() if key != name}


LIES: dict[str, Lie] = {
    "unsigned": _unsigned,
    "signed by a stranger": _signed_by(key=lambda service: service.stranger),
    "changed after signing": _changed_after_signing,
    "signed with our own secret": _with_our_secret,
    "signed with the public key as secret": _with_public_key_as_secret,
    "a secret among the public keys": _secret_among_the_keys,
    "signed by a key nobody published": _signed_by(kid="three"),
    "no key named, two published": _signed_by(kid=""),
    "one key's name, another key's signature": _signed_by(kid="two"),
    "wrong issuer": _claims(iss="https://konto.anderswo.example"),
    "no issuer": _claims(iss=""),
    "wrong audience": _claims(aud="lohnabrechnung"),
    "several audiences, for nobody in particular": _claims(aud=["resonanz", "lohnabrechnung"]),
    "made for another program": _claims(azp="lohnabrechnung"),
    "no audience": _claims(aud=""),
    "expired": _claims(exp=int(time()) - 3600),
    "no end": _claims(exp=""),
    "not valid yet": _claims(iat=int(time()) + 3600),
    "nonce of another sign-in": _claims(nonce="0" * 64),
    "no nonce": _claims(nonce=""),
    "nobody in particular": _claims(sub=""),
    "a number instead of a name": _claims(sub=7),
    "no id_token": _answers(_without("id_token")),
    "id_token is no token": _answers(lambda told: {**told, "id_token": "a.b.c"}),
    "id_token is a list": _answers(lambda told: {**told, "id_token": ["x"]}),
    "id_token without end": _answers(lambda told: {**told, "id_token": "e" * 300_000}),
    "no access": _answers(_without("access_token")),
    "answer is a list": _answers(lambda _told: ["x"]),
    "answer is no JSON": _answers(lambda _told: b"{"),
    "answer is null": _answers(lambda _told: b"null"),
    "no keys": _knows(lambda _told: {"keys": []}),
    "keys are a list": _knows(lambda _told: ["x"]),
    "keys hold a word": _knows(lambda _told: {"keys": ["x"]}),
    "key is broken": _knows(lambda _told: {"keys": [{"kty": "RSA", "kid": "one", "n": "!", "e": "AQAB"}]}),
    "keys are no JSON": _knows(lambda _told: b"<html>"),
    "userinfo about somebody else": _says_of_them(lambda told: {**told, "sub": "mira"}),
    "userinfo about nobody": _says_of_them(_without("sub")),
    "userinfo is a list": _says_of_them(lambda _told: ["x"]),
    "userinfo is no JSON": _says_of_them(lambda _told: b"<html>"),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_lie_lets_nobody_in(people: People, service: LyingService, lie: Lie, caplog: pytest.LogCaptureFixture) -> None:
    lie(service)
    client = people.client()
    before = Account.objects.count()
    with caplog.at_level(logging.WARNING, "resonanz.people"):
        answer = comes_back(client, service)
    assert answer.status_code == 403
    assert "Der Anmeldedienst" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert (Account.objects.count(), ServiceIdentity.objects.count()) == (before, 0)
    # Whoever runs the house learns why; what the service said of people stays out.
    assert "sign-in service: " in caplog.text
    assert "Ida" not in caplog.text
    assert "zugang" not in caplog.text


@pytest.mark.parametrize("issuer", ["https://konto.anderswo.example", "", None, 7])
def test_service_with_another_name_is_not_spoken_to(people: People, service: LyingService, issuer: Any) -> None:
    service.change_discovery = lambda told: {**told, "issuer": issuer}
    assert people.client().post("/anmelden/dienst/").status_code == 403
    assert service.asked == ["/.well-known/openid-configuration"]


@pytest.mark.parametrize("told", [b"<html>", b"[]", b"null", b"{}", b'{"issuer": 1}', b"down"])
def test_broken_description_is_a_sentence(people: People, service: LyingService, told: bytes) -> None:
    service.change_discovery = lambda _told: told
    answer = people.client().post("/anmelden/dienst/")
    assert answer.status_code == (503 if told == b"down" else 403)
    assert "Der Anmeldedienst" in answer.content.decode()


def test_state_is_good_once_and_for_one_session(people: People, service: LyingService) -> None:
    first, thief = people.client(), people.client()
    asked = goes_out(first, service)
    back = {"code": "einmal", "state": asked["state"]}
    assert thief.get("/anmelden/dienst/haus/", back).status_code == 403
    assert first.get("/anmelden/dienst/haus/", back).status_code == 302
    first.post("/abmelden/")
    assert first.get("/anmelden/dienst/haus/", back).status_code == 403
    assert "_auth_user_id" not in first.session


def test_every_sign_in_has_numbers_of_its_own(people: People, service: LyingService) -> None:
    client = people.client()
    one, two = goes_out(client, service), goes_out(client, service)
    for name in ("nonce", "state", "code_challenge"):
        assert one[name] != two[name]
    assert one["code_challenge_method"] == "S256"


def test_nothing_in_the_address_changes_what_is_asked(people: People, service: LyingService) -> None:
    query = "?scope=admin&auth_params=nonce%3Dmine%26prompt%3Dnone%26redirect_uri%3Dhttps%3A//x.example"
    asked = goes_out(people.client(), service, query)
    assert sorted(asked["scope"].split()) == ["email", "openid", "profile"]
    assert "prompt" not in asked
    assert asked["nonce"] != "mine"
    assert asked["redirect_uri"] == "http://testserver/anmelden/dienst/haus/"


def test_saying_no_at_the_service_is_no_fault_of_it(people: People, service: LyingService) -> None:
    client = people.client()
    asked = goes_out(client, service)
    answer = client.get("/anmelden/dienst/haus/", {"error": "access_denied", "state": asked["state"]})
    assert answer.status_code == 403
    assert "beim Anmeldedienst abgebrochen" in answer.content.decode()


def test_group_that_is_gone_is_entered_and_ends_what_is_open(people: People, service: LyingService) -> None:
    service.claims = {"sub": "uwe", "name": "Uwe Renn", "groups": ["dialog"]}
    at_work = people.client()
    comes_back(at_work, service)
    assert at_work.get("/team/").status_code == 200
    service.claims["groups"] = []
    comes_back(people.client(), service)
    # The other browser is still signed in; what the group gave is gone there, too.
    assert at_work.get("/team/").status_code == 403
    uwe = Account.objects.get(name="Uwe Renn")
    assert list(MemberChange.objects.filter(account=uwe).values_list("deed", flat=True)) == ["joined", "left"]
    assert (uwe.is_team, uwe.is_active) == (False, True)


def test_who_is_in_the_team_by_hand_is_not_thrown_out_by_a_group(people: People, service: LyingService) -> None:
    service.claims = {"sub": "ada", "email": "ada@auenfurt.example", "email_verified": True, "groups": []}
    ada = actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    comes_back(people.client(), service)
    ada.refresh_from_db()
    assert ada.is_team


def test_house_is_open_while_the_service_is_away(people: People, service: LyingService, settings: Settings) -> None:
    """The only person of the team came by the service, and the service is gone."""
    service.claims = {"sub": "uwe", "name": "Uwe Renn", "email": "uwe@x.example", "email_verified": True}
    service.claims["groups"] = ["dialog"]
    comes_back(people.client(), service)
    uwe = Account.objects.get(name="Uwe Renn")
    away = replace(settings.ENVIRONMENT.service, issuer=f"http://127.0.0.1:{free_port()}")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, service=away)
    client = people.client()
    answer = client.post("/anmelden/dienst/")
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "Der Anmeldedienst ist gerade nicht zu erreichen. Die anderen Wege gehen weiter" in page
    assert 'href="/anmelden/"' in page
    token = actions.issue_link(account=uwe, by=None).token
    assert client.post(f"/anmelden/{token}/").status_code == 302
    assert client.get("/team/").status_code == 200
    actions.set_password(account=uwe, password="ein Kennwort, das lang ist")
    again = people.client()
    signed_in = again.post("/anmelden/", {"email": "uwe@x.example", "password": "ein Kennwort, das lang ist"})
    assert signed_in.status_code == 302
    assert again.get("/team/").status_code == 200


def test_name_that_no_page_can_show_is_made_readable(people: People, service: LyingService) -> None:
    service.claims["name"] = "Ida\x00 \u202eLenz \n" + "x" * 300
    assert comes_back(people.client(), service).status_code == 302
    assert ServiceIdentity.objects.get().account.name == "Ida Lenz " + "x" * 111


@pytest.mark.parametrize("subject", ["", "a\x00b", "x" * 256, None])
def test_person_without_a_usable_mark_stays_outside(people: People, service: LyingService, subject: Any) -> None:
    service.claims["sub"] = subject
    assert comes_back(people.client(), service).status_code == 403


@pytest.mark.parametrize("address", ["a\x00@x.example", "nobody", "a@b@c.example", "x" * 300 + "@x.example", 7])
def test_address_that_is_none_is_left_out(people: People, service: LyingService, address: Any) -> None:
    service.claims |= {"email": address, "email_verified": True}
    assert comes_back(people.client(), service).status_code == 302
    assert ServiceIdentity.objects.get().account.email is None
