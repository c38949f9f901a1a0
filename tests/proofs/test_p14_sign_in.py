"""P14: nobody is signed in by looking, and every way in is used once."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from pytest_django import Settings

from resonanz.ground import clock
from resonanz.ground.codes import code_hash
from resonanz.ground.environment import read_mail
from resonanz.ground.models import Message
from resonanz.people import actions
from resonanz.people.actions.links import token_hash
from resonanz.people.errors import CodeNotValid, LinkNotValid
from resonanz.people.models import Account, SignInCode, SignInLink
from resonanz.people.rules.addresses import keyed, sign_in_mark
from tests.proofs.conftest import Proof
from tests.support.people import People
from tests.support.signing import code_in, hidden

THREADS = 20
PRESSES = 100


@pytest.fixture
def with_mail(settings: Settings) -> None:
    mail_to = read_mail("smtp+tls://mail.example/?from=dialog@auenfurt.example")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mail=mail_to)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Account]:
    """An account that other connections see, too; it is gone afterwards."""
    with django_db_blocker.unblock():
        account = Account.objects.create(
            name="Ada", email="ada@parallel.example", created_at=clock.now(), confirmed_at=clock.now()
        )
        yield account
        SignInCode.objects.all().delete()
        account.delete()
        connections.close_all()


def test_scanners_open_no_session(people: People, with_mail: None, proof: Proof) -> None:
    tried = failed = 0
    for n in range(proof.amount(short=3, long=50)):
        token = actions.issue_link(account=people.jonas, by=people.mira).token
        _from(people, n).post("/anmelden/", {"email": f"kundin{n}@beispiel.example"})
        failed += not Message.objects.filter(to=f"kundin{n}@beispiel.example").exists()
        mailed = re.findall(r"https?://[^/\s]+(/\S*)", "\n".join(Message.objects.values_list("body", flat=True)))
        for path in (f"/anmelden/{token}/", "/anmelden/", "/anmelden/code/", "/anmelden/passkey/", *mailed):
            for method in ("get", "head", "options"):
                bot = Client(headers={"purpose": "prefetch", "sec-purpose": "prefetch"})
                getattr(bot, method)(path)
                tried += 1
                failed += "session" in bot.cookies or SignInLink.objects.exclude(used_at=None).exists()
    failed += SignInCode.objects.exclude(used_at=None).count()
    proof.found("P14", "Sitzungen durch bloßes Öffnen von Links", tried=tried, failed=failed)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("way", ["link", "code"])
def test_one_of_a_hundred_presses_wins(committed: Account, proof: Proof, way: str) -> None:
    rounds = proof.amount(short=1, long=20)
    failed = 0
    for _ in range(rounds):
        press = _link(committed) if way == "link" else _code(committed)
        with ThreadPoolExecutor(THREADS) as pool:
            won = sum(pool.map(lambda _n, press=press: _pressed(press), range(PRESSES)))
        failed += won != 1
    proof.found("P14", f"gleichzeitige Einlösungen, genau eine gewinnt ({way})", tried=rounds * PRESSES, failed=failed)


def test_replay_expiry_and_other_windows_open_nothing(people: People, with_mail: None, proof: Proof) -> None:
    failed = 0
    client = people.client()
    typing = hidden(client.post("/anmelden/", {"email": "ada@beispiel.example"}))
    code = code_in(Message.objects.latest("pk"))
    elsewhere = hidden(people.client().post("/anmelden/", {"email": "ada@beispiel.example"}))
    attempts: list[tuple[dict[str, str], timedelta]] = [
        ({**elsewhere, "code": code}, timedelta()),
        ({**typing, "email": "ben@beispiel.example", "code": code}, timedelta()),
        ({**typing, "ticket": "", "code": code}, timedelta()),
        ({**typing, "code": code}, timedelta(minutes=11)),
    ]
    for fields, later in attempts:
        with clock.held_at(clock.now() + later):
            failed += people.client().post("/anmelden/code/", fields).status_code != 422
    before = client.session.session_key
    failed += client.post("/anmelden/code/", {**typing, "code": code}).status_code != 302
    failed += client.session.session_key == before
    failed += people.client().post("/anmelden/code/", {**typing, "code": code}).status_code != 422
    token = actions.issue_link(account=people.jonas, by=people.mira).token
    failed += people.client().post(f"/anmelden/{token}/").status_code != 302
    failed += people.client().post(f"/anmelden/{token}/").status_code != 410
    proof.found("P14", "wiederholt, abgelaufen oder aus einem anderen Fenster", tried=8, failed=failed)


def test_session_is_another_one_after_signing_in(people: People, proof: Proof) -> None:
    failed = 0
    rounds = proof.amount(short=3, long=30)
    for n in range(rounds):
        client = _from(people, n)
        client.post("/sprache/", {"language": "en", "next": "/"})
        session = client.session
        session["planted"] = True
        session.save()
        client.cookies["session"] = planted = str(session.session_key)
        client.post(f"/anmelden/{actions.issue_link(account=people.jonas, by=people.mira).token}/")
        failed += client.cookies["session"].value == planted
        thief = Client()
        thief.cookies["session"] = planted
        failed += thief.get("/team/").status_code != 302
    proof.found("P14", "untergeschobene Sitzung", tried=rounds * 2, failed=failed)


@pytest.mark.timeout(900)
def test_guessed_codes_end_after_five_tries(people: People, with_mail: None, proof: Proof) -> None:
    tried = failed = 0
    for n in range(proof.amount(short=2, long=50)):
        client, address = _from(people, n), f"ada{n}@beispiel.example"
        typing = hidden(client.post("/anmelden/", {"email": address}))
        code = code_in(Message.objects.get(to=address))
        for _guess in range(5):
            tried += 1
            failed += client.post("/anmelden/code/", {**typing, "code": secrets.token_hex(4)}).status_code != 422
        # Now even the right one comes too late, and a fresh one still opens: the code was right all along.
        failed += client.post("/anmelden/code/", {**typing, "code": code}).status_code != 422
        fresh = hidden(client.post("/anmelden/", {"email": address}))
        right = code_in(Message.objects.filter(to=address).latest("pk"))
        failed += client.post("/anmelden/code/", {**fresh, "code": right}).status_code != 302
    bulk = _from(people, 999)
    answers = [bulk.post("/anmelden/code/", {**typing, "code": "00000000"}).status_code for _ in range(80)]
    failed += answers != [422] * 60 + [429] * 20
    # However many windows and connections ask, one mailbox gets six codes an hour and every answer is the same.
    asked = [_from(people, 1000 + n).post("/anmelden/", {"email": "eva@beispiel.example"}) for n in range(20)]
    failed += [page.status_code for page in asked] != [200] * 20
    failed += Message.objects.filter(to="eva@beispiel.example").count() != 6
    proof.found("P14", "geratene Codes", tried=tried + len(answers) + len(asked), failed=failed)


def test_answers_do_not_tell_who_has_an_account(
    people: People, with_mail: None, proof: Proof, django_assert_max_num_queries: Any
) -> None:
    actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    # The day's secret of the rate limit is made with its first request.
    people.client().post("/anmelden/", {"email": "erste@auenfurt.example"})
    failed = 0
    for fields in ({"password": ""}, {"password": "ein falsches Kennwort"}):
        told = []
        for address in ("ada@auenfurt.example", "ben@auenfurt.example"):
            with django_assert_max_num_queries(40) as asked:
                page = people.client().post("/anmelden/", {"email": address, **fields})
            plain = re.sub(r'value="[^"]+"', "", page.content.decode().replace("ben@", "ada@"))
            told.append((page.status_code, plain, len(asked.captured_queries)))
        known, unknown = told
        failed += known[:2] != unknown[:2]
        failed += abs(known[2] - unknown[2]) > 1
    proof.found("P14", "bekannte und unbekannte Adressen unterschieden", tried=4, failed=failed)


def _from(people: People, n: int) -> Client:
    """A browser at a connection of its own, so that the wide limit per connection hides nothing."""
    client = people.client()
    client.defaults["REMOTE_ADDR"] = f"203.0.{n // 250}.{n % 250}"
    return client


def _pressed(press: Callable[[], Any]) -> bool:
    try:
        press()
    except (LinkNotValid, CodeNotValid):
        return False
    else:
        return True
    finally:
        connections.close_all()


def _link(account: Account) -> Callable[[], Any]:
    token, moment = secrets.token_urlsafe(32), clock.now()
    SignInLink.objects.create(
        token_hash=token_hash(token), account=account, created_at=moment, expires_at=moment + timedelta(hours=1)
    )
    return lambda: actions.redeem_link(token=token)


def _code(account: Account) -> Callable[[], Any]:
    ticket, moment = secrets.token_urlsafe(32), clock.now()
    SignInCode.objects.create(
        ticket_hash=keyed("ticket", ticket),
        address_hash=sign_in_mark(str(account.email)),
        code_hash=code_hash("7K3M92QD"),
        created_at=moment,
        expires_at=moment + timedelta(minutes=10),
    )
    return lambda: actions.redeem_code(ticket=ticket, address=str(account.email), code="7K3M-92QD")
