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
from resonanz.people.enums import Channel, Purpose
from resonanz.people.errors import ContactRefused
from resonanz.people.models import Account, Contact, ContactBudget
from resonanz.people.reads import budget
from resonanz.people.rules.budgets import Use, lower, room
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
        # The second wants less than the house allows itself.
        own = chance.randint(0, most)
        actions.set_own_budget(account_id=persons[1].pk, most=own)
    for _ in range(STEPS):
        moment += timedelta(minutes=chance.choice([0, 5, 60, 60 * 24, 60 * 24 * days]))
        Post.mood = chance.choice(["fine", "fine", "away", "hangs up", "dies before", "dies after"])
        with clock.held_at(moment):
            chance.choice([_invite, _invite, _invite_and_die, _deliver, _letter, _post])(chance.choice(persons))
    with clock.held_at(moment + timedelta(days=1)):
        Post.mood = "fine"
        _deliver(persons[0])
    assert (budget().most, ContactBudget.objects.count()) == (most, 1)
    wanted = {str(persons[0].email): most, str(persons[1].email): own}
    return any(_over(address, limit, timedelta(days=days)) for address, limit in wanted.items())


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


def _letter(account: Account) -> None:
    """Printed, and perhaps for days on somebody's desk."""
    try:
        actions.reserve_contact(account_id=account.pk, purpose=Purpose.INVITATION, channel=Channel.LETTER, pending=True)
    except ContactRefused:
        return


def _post(account: Account) -> None:
    """What lies on the desk goes out, and arrives like a mail."""
    waiting = list(Contact.objects.filter(account=account, pending=True).values_list("pk", flat=True))
    actions.note_out(waiting)
    Post.arrived += [(str(account.email), clock.now())] * len(waiting)


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


def test_the_rule_alone_holds_in_ten_thousand_schedules(proof: Proof) -> None:
    """The same over the pure rule: mails and letters that wait for weeks, are lost, stay unclear or leave twice slowly.

    Counted at the door of the person, in every window.
    """
    schedules = proof.amount(short=500, long=10_000)
    over = left = 0
    for seed in range(schedules):
        times, most, window = _simulated(random.Random(seed))
        left += len(times)
        over += any(sum(1 for at in times if start <= at < start + window) > most for start in times)
    note = f"{left} messages left the house"
    proof.found(
        "P20", "Pläne über die Regel allein, in denen jemand zu viel bekam", tried=schedules, failed=over, note=note
    )
    assert left > schedules


def _simulated(chance: random.Random) -> tuple[list[datetime], int, timedelta]:
    days = chance.randint(1, 30)
    most = lower(chance.randint(0, 5), chance.choice([None, chance.randint(0, 5)]))
    uses: list[Use] = []
    times: list[datetime] = []
    now = START
    for _step in range(60):
        now += timedelta(hours=chance.choice([0, 1, 7, 24, 24 * days // 2, 24 * days, 24 * days + 1]))
        waiting = [place for place, use in enumerate(uses) if use.may_leave]
        if chance.random() < 0.5:
            # Reserved and committed; a crash before the commit leaves nothing, a crash after it this.
            if room(uses, most=most, days=days, now=now) and chance.random() > 0.1:
                uses.append(Use(at=now, may_leave=True))
        elif waiting:
            place = chance.choice(waiting)
            happens = chance.choice(["leaves", "leaves", "lost", "unclear", "waits"])
            if happens in {"leaves", "unclear"}:
                uses[place] = Use(at=now, may_leave=False)
                times.append(now)
            elif happens == "lost":
                del uses[place]
    return times, most, timedelta(days=days)
