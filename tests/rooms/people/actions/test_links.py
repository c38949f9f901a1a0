"""Sign-in links: one use, 24 hours, one sentence for everything that does not work."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import connection

from resonanz.ground import clock
from resonanz.people.actions import issue_link, redeem_link
from resonanz.people.errors import LinkNotValid
from resonanz.people.models import Account, SignInLink
from resonanz.trust.models import LedgerEntry
from tests.support.people import People

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


def test_redeem_link_fresh_gives_the_account(people: People) -> None:
    link = issue_link(account=people.jonas, by=people.mira)
    assert redeem_link(token=link.token) == people.jonas
    assert SignInLink.objects.get().used_at is not None


def test_redeem_link_twice_works_once(people: People) -> None:
    link = issue_link(account=people.mira, by=None)
    redeem_link(token=link.token)
    with pytest.raises(LinkNotValid):
        redeem_link(token=link.token)


def test_redeem_statement_lets_exactly_one_win(people: People) -> None:
    """The lock is the statement itself: asked twice, it answers a row once."""
    link = issue_link(account=people.mira, by=None)
    statement = "UPDATE people_signinlink SET used_at = now() WHERE token_hash = %s AND used_at IS NULL RETURNING id"
    with connection.cursor() as cursor:
        cursor.execute(statement, [sha256(link.token.encode()).digest()])
        first = cursor.fetchall()
        cursor.execute(statement, [sha256(link.token.encode()).digest()])
        second = cursor.fetchall()
    assert (len(first), second) == (1, [])
    with pytest.raises(LinkNotValid):
        redeem_link(token=link.token)


@pytest.mark.parametrize("token", ["", "unknown", "\x00", "ü" * 300, "' OR 1=1 --", "\ud800"])
def test_redeem_link_unknown_is_refused(people: People, token: str) -> None:
    issue_link(account=people.mira, by=None)
    with pytest.raises(LinkNotValid):
        redeem_link(token=token)


@pytest.mark.parametrize(
    ("after", "valid"),
    [
        (timedelta(0), True),
        (timedelta(hours=23, minutes=59, seconds=59), True),
        (timedelta(hours=24), False),
        (timedelta(days=30), False),
    ],
)
def test_redeem_link_is_valid_for_24_hours(people: People, after: timedelta, *, valid: bool) -> None:
    with clock.held_at(NOON):
        link = issue_link(account=people.mira, by=None)
    assert link.expires_at == NOON + timedelta(hours=24)
    with clock.held_at(NOON + after):
        if valid:
            assert redeem_link(token=link.token) == people.mira
        else:
            with pytest.raises(LinkNotValid):
                redeem_link(token=link.token)


def test_issue_link_newer_one_ends_the_older(people: People) -> None:
    older = issue_link(account=people.mira, by=None)
    newer = issue_link(account=people.mira, by=people.jonas)
    with pytest.raises(LinkNotValid):
        redeem_link(token=older.token)
    assert redeem_link(token=newer.token) == people.mira


def test_issue_link_leaves_the_links_of_others_alone(people: People) -> None:
    of_mira = issue_link(account=people.mira, by=None)
    issue_link(account=people.jonas, by=None)
    assert redeem_link(token=of_mira.token) == people.mira


def test_issue_link_leaves_expired_and_used_ones_as_they_were(people: People) -> None:
    with clock.held_at(NOON):
        issue_link(account=people.mira, by=None)
    with clock.held_at(NOON + timedelta(days=2)):
        redeem_link(token=issue_link(account=people.mira, by=None).token)
        issue_link(account=people.mira, by=None)
    expiries = list(SignInLink.objects.order_by("pk").values_list("expires_at", flat=True))
    assert expiries == [NOON + timedelta(days=days) for days in (1, 3, 3)]


def test_redeem_link_of_a_member_who_left_is_refused_and_unused(people: People) -> None:
    link = issue_link(account=people.jonas, by=people.mira)
    Account.objects.filter(pk=people.jonas.pk).update(is_active=False)
    with pytest.raises(LinkNotValid):
        redeem_link(token=link.token)
    assert SignInLink.objects.get().used_at is None


def test_issue_link_stores_only_a_hash(people: People) -> None:
    link = issue_link(account=people.mira, by=people.jonas)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM people_signinlink t")
        [(row,)] = cursor.fetchall()
    assert sha256(link.token.encode()).hexdigest() in row
    assert link.token not in row
    assert link.token.encode().hex() not in row


def test_issued_link_does_not_show_its_token_in_logs(people: People) -> None:
    link = issue_link(account=people.mira, by=None)
    assert link.token not in repr(link)
    assert len(link.token) == 43


@pytest.mark.parametrize("by_a_member", [True, False])
def test_issue_link_is_recorded(people: People, *, by_a_member: bool) -> None:
    link = issue_link(account=people.jonas, by=people.mira if by_a_member else None)
    leaf = bytes(LedgerEntry.objects.latest("index").leaf)
    content = json.loads(leaf)
    assert (content["k"], content["f"], content["r"]) == ("role", "team", "host")
    assert content["via"] == ("web" if by_a_member else "system")
    assert link.token.encode() not in leaf


def test_refusals_say_the_same_sentence() -> None:
    sentence = "Dieser Link gilt nicht mehr. Bitten Sie jemanden aus dem Team um einen neuen."
    assert str(LinkNotValid.sentence) == sentence
