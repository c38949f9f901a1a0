"""P20: "no more than N messages". Random schedules with crashes everywhere between reserving and arriving.

Arrivals are counted at the receiving end, where a person would count them, in every window of the budget.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from resonanz.ground import clock, delivery
from resonanz.people import actions
from resonanz.people.enums import Purpose
from resonanz.people.errors import ContactRefused
from resonanz.people.models import Account, ContactBudget
from resonanz.people.reads import budget
from tests.proofs.conftest import Proof
from tests.rooms.people.support import customer, reachable
from tests.support.people import People

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(3600)]
START = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
STEPS = 16


class Crash(BaseException):
    """The process dies here: nothing of ours runs any more."""


class Post(BaseEmailBackend):
    """The receiving end, in the mood that the schedule has chosen."""

    mood = "fine"
    arrived: list[tuple[str, datetime]] = []

    def open(self) -> None:
        if Post.mood == "away":
            raise ConnectionRefusedError
        if Post.mood == "dies before":
            raise Crash

    def send_messages(self, email_messages: Any) -> int:
        for message in email_messages:
            Post.arrived.append((message.to[0], clock.now()))
        if Post.mood == "hangs up":
            raise ConnectionResetError
        if Post.mood == "dies after":
            raise Crash
        return len(email_messages)


def test_nobody_gets_more_than_promised(
    proof: Proof, people: People, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    reachable(monkeypatch, settings)
    settings.EMAIL_BACKEND = f"{__name__}.Post"
    schedules = proof.amount(short=6, long=2000)
    over = messages = 0
    for seed in range(schedules):
        Post.arrived = []
        with transaction.atomic():
            wrong = _one_schedule(random.Random(seed), people)
            transaction.set_rollback(True)
        over += wrong
        messages += len(Post.arrived)
    note = f"{messages} messages arrived"
    proof.found("P20", "Pläne mit Abstürzen, in denen jemand zu viel bekam", tried=schedules, failed=over, note=note)
    assert messages > schedules


def _one_schedule(chance: random.Random, people: People) -> bool:
    most, days = chance.randint(0, 4), chance.randint(1, 20)
    moment = START
    with clock.held_at(moment):
        actions.set_budget(most=most, days=days, by=people.mira)
        persons = [_willing(f"gast{n}@beispiel.example") for n in range(2)]
    for _ in range(STEPS):
        moment += timedelta(minutes=chance.choice([0, 5, 60, 60 * 24, 60 * 24 * days]))
        Post.mood = chance.choice(["fine", "fine", "away", "hangs up", "dies before", "dies after"])
        with clock.held_at(moment):
            chance.choice([_invite, _invite, _invite_and_die, _deliver])(chance.choice(persons))
    with clock.held_at(moment + timedelta(days=1)):
        Post.mood = "fine"
        _deliver(persons[0])
    assert (budget().most, ContactBudget.objects.count()) == (most, 1)
    return any(_over(address, most, timedelta(days=days)) for address in {address for address, _ in Post.arrived})


def _over(address: str, most: int, window: timedelta) -> bool:
    times = sorted(at for to, at in Post.arrived if to == address)
    return any(sum(1 for at in times if start <= at < start + window) > most for start in times)


def _willing(email: str) -> Account:
    account = customer(email=email)
    actions.tick_exception(account=account, facts=4, reason="Kauf", by=Account.objects.filter(is_team=True)[0])
    return account


def _invite(account: Account) -> None:
    purpose = Purpose.INVITATION
    try:
        with transaction.atomic():
            actions.write_to(account_id=account.pk, purpose=purpose, subject="Einladung", body="Mögen Sie?")
    except ContactRefused:
        return


def _invite_and_die(account: Account) -> None:
    """Killed after reserving and before the commit: neither place nor mail may remain."""
    try:
        with transaction.atomic():
            actions.write_to(account_id=account.pk, purpose=Purpose.FORUM, subject="Einladung", body="Mögen Sie?")
            transaction.set_rollback(True)
    except ContactRefused:
        return


def _deliver(account: Account) -> None:
    try:
        delivery.send_waiting()
    except Crash:
        return


def test_the_receiving_end_would_notice(people: People) -> None:
    """The yardstick itself: one message too many in a window is seen, the same number spread out is not."""
    day = timedelta(days=1)
    Post.arrived = [("a@b.example", START), ("a@b.example", START + 2 * day)]
    assert _over("a@b.example", 1, 3 * day)
    assert not _over("a@b.example", 1, 2 * day)
    assert not _over("a@b.example", 2, 3 * day)
