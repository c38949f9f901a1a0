"""Signing in through a real OpenID Connect provider, which runs beside the tests."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client
from pytest_django import Settings

from resonanz.ground.environment import EnvironmentProblem, SignInService, read_service
from resonanz.people import actions, reads
from resonanz.people.models import Account, ServiceIdentity
from tests.support.house import free_port, plain_environment, until
from tests.support.people import People

STAFF = {"email": "ida@auenfurt.example", "email_verified": True, "name": "Ida Lenz", "groups": ["staff"]}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    port = free_port()
    base = f"http://localhost:{port}"
    call = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--host", "localhost", "--port", str(port)]
    with subprocess.Popen(
        call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=plain_environment()
    ) as process:
        until(lambda: _answers(base), "the provider answers", patience=60)
        yield base
        process.terminate()


@pytest.fixture
def service(provider: str, settings: Settings) -> SignInService:
    known = SignInService(
        issuer=provider,
        client_id="resonanz",
        client_secret="geheim",
        label="Stadtwerke-Konto",
        employee_claim=("groups", "staff"),
        team_claim=("groups", "dialog"),
    )
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, service=known)
    return known


def _answers(base: str) -> bool:
    try:
        return requests.get(f"{base}/.well-known/openid-configuration", timeout=2).ok
    except requests.RequestException:
        return False


def come_back(client: Client, provider: str, sub: str, claims: dict[str, Any], *, target: str = "") -> Any:
    """The whole way: button, provider, back. Answers our last page."""
    assert requests.put(f"{provider}/users/{sub}", json=claims, timeout=10).ok
    page = client.post("/anmelden/dienst/", {"next": target})
    found = re.search(r'content="0;url=([^"]+)"', page.content.decode())
    if not found:
        return page
    away = html.unescape(found[1])
    assert away.startswith(provider)
    assert "code_challenge_method=S256" in away
    back = requests.post(away, data={"sub": sub}, allow_redirects=False, timeout=10)
    parts = urlsplit(back.headers["Location"])
    assert parts.path == "/anmelden/dienst/haus/"
    return client.get(f"{parts.path}?{parts.query}")


def test_button_is_there_only_when_configured(people: People, settings: Settings, provider: str) -> None:
    assert "Stadtwerke-Konto" not in people.client().get("/anmelden/").content.decode()
    assert people.client().post("/anmelden/dienst/").status_code == 404
    assert people.client().get("/anmelden/dienst/haus/?code=x&state=y").status_code in {403, 404}


def test_group_of_employees_gives_the_badge(people: People, service: SignInService, provider: str) -> None:
    client = people.client()
    assert "Stadtwerke-Konto" in client.get("/anmelden/").content.decode()
    answer = come_back(client, provider, "ida", STAFF)
    ida = Account.objects.get(email="ida@auenfurt.example")
    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    assert (ida.is_team, reads.works_here(ida), ida.name) == (False, True, "Ida Lenz")
    assert [(row.role, row.source) for row in ida.relations.all()] == [("employee", "claim")]
    assert client.session["_auth_user_id"] == str(ida.pk)
    assert client.get("/team/").status_code == 403


def test_claim_that_is_gone_takes_what_it_gave(people: People, service: SignInService, provider: str) -> None:
    for groups, team, employee in ((["dialog"], True, True), (["staff"], False, True), ([], False, False)):
        client = people.client()
        come_back(client, provider, "uwe", {"name": "Uwe", "groups": groups})
        uwe = ServiceIdentity.objects.get(subject="uwe").account
        assert (uwe.may_enter_team, reads.works_here(uwe)) == (team, employee)
        assert client.get("/team/").status_code == (200 if team else 403)


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_unverified_address_opens_nobodys_account(
    people: People, service: SignInService, provider: str, verified: object
) -> None:
    actions.describe_organisation(domains=["auenfurt.example"])
    ada = actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    claims = {"email": "ada@auenfurt.example", "email_verified": verified}
    come_back(people.client(), provider, f"fremd-{verified}", claims)
    stranger = ServiceIdentity.objects.get(subject=f"fremd-{verified}").account
    assert stranger != ada
    assert (stranger.email, reads.works_here(stranger)) == (None, False)


def test_verified_address_leads_to_the_known_account(people: People, service: SignInService, provider: str) -> None:
    actions.describe_organisation(domains=["auenfurt.example"])
    ada = actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    claims = {"email": "Ada@auenfurt.example", "email_verified": True}
    answer = come_back(people.client(), provider, "ada", claims, target="/team/menschen/")
    assert answer["Location"] == "/team/menschen/"
    assert ServiceIdentity.objects.get(subject="ada").account == ada
    ada.refresh_from_db()
    assert (ada.is_team, ada.confirmed_at is not None) == (True, True)


def test_missing_address_is_no_hindrance(people: People, service: SignInService, provider: str) -> None:
    come_back(people.client(), provider, "ohne", {"name": "Ohne Post"})
    assert ServiceIdentity.objects.get(subject="ohne").account.email is None


def test_wrong_issuer_is_refused(people: People, service: SignInService, provider: str, settings: Settings) -> None:
    other = provider.replace("localhost", "127.0.0.1")
    lying = replace(service, issuer=f"{other}/.well-known/openid-configuration?")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, service=lying)
    answer = people.client().post("/anmelden/dienst/")
    assert answer.status_code == 403
    assert "Der Anmeldedienst hat nicht so geantwortet" in answer.content.decode()
    assert ServiceIdentity.objects.count() == 0


def test_foreign_or_repeated_return_signs_nobody_in(people: People, service: SignInService, provider: str) -> None:
    client = people.client()
    come_back(client, provider, "eva", {"name": "Eva"})
    for query in ("", "?code=x", "?code=x&state=y", "?error=access_denied&state=z"):
        thief = people.client()
        assert thief.get(f"/anmelden/dienst/haus/{query}").status_code == 403
        assert "_auth_user_id" not in thief.session


def test_account_that_left_stays_out(people: People, service: SignInService, provider: str) -> None:
    come_back(people.client(), provider, "weg", {"name": "Weg"})
    Account.objects.filter(name="Weg").update(is_active=False)
    client = people.client()
    answer = come_back(client, provider, "weg", {"name": "Weg", "groups": ["dialog"]})
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_provider_away_is_a_calm_page(people: People, service: SignInService, settings: Settings) -> None:
    away = replace(service, issuer=f"http://localhost:{free_port()}")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, service=away)
    assert people.client().post("/anmelden/dienst/").status_code == 503


def test_environment_is_read_and_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_service() is None
    monkeypatch.setenv("RESONANZ_OIDC_ISSUER", "https://konto.example/")
    with pytest.raises(EnvironmentProblem, match="CLIENT_ID"):
        read_service()
    monkeypatch.setenv("RESONANZ_OIDC_CLIENT_ID", "resonanz")
    monkeypatch.setenv("RESONANZ_OIDC_EMPLOYEE_CLAIM", "groups=staff")
    service = read_service()
    assert service
    assert (service.issuer, service.label) == ("https://konto.example", "konto.example")
    assert (service.employee_claim, service.team_claim) == (("groups", "staff"), None)
    assert service.scopes == ("openid", "profile", "email")
    monkeypatch.setenv("RESONANZ_OIDC_SCOPES", "profile groups")
    asked = read_service()
    assert asked
    assert asked.scopes == ("openid", "profile", "groups")
    monkeypatch.setenv("RESONANZ_OIDC_TEAM_CLAIM", "groups")
    with pytest.raises(EnvironmentProblem, match="groups=staff"):
        read_service()
    monkeypatch.setenv("RESONANZ_OIDC_ISSUER", "http://konto.example")
    with pytest.raises(EnvironmentProblem, match="https"):
        read_service()
