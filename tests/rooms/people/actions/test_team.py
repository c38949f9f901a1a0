"""Coming, changing and going are written down; nobody has a rank."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256

import pytest
from django.contrib.auth.hashers import is_password_usable
from django.db import IntegrityError, transaction

from resonanz.people.actions import add_member, change_member
from resonanz.people.models import Account
from resonanz.trust.models import LedgerEntry, LedgerOpening
from tests.support.people import People


def recorded_deed(body: dict[str, object]) -> bool:
    """Whether the newest entry commits to exactly this."""
    entry = LedgerEntry.objects.latest("index")
    salt = bytes(LedgerOpening.objects.get(index=entry.index).body_salt or b"")
    value = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    expected = hmac.new(salt, b"body" + value, sha256).hexdigest()
    return bool(json.loads(bytes(entry.leaf))["b"] == expected)


def test_add_member_is_recorded_by_name(people: People) -> None:
    ada = add_member(name="Ada Öz", function="Technik", email="ada@auenfurt.example", by=people.mira)
    assert (ada.name, ada.function, ada.email, ada.is_active) == (
        "Ada Öz",
        "Technik",
        "ada@auenfurt.example",
        True,
    )
    assert recorded_deed({"deed": "joined", "account": ada.pk, "name": "Ada Öz", "function": "Technik"})


def test_add_member_gets_no_password(people: People) -> None:
    assert not is_password_usable(people.mira.password)
    assert not people.mira.check_password("")


@pytest.mark.parametrize("email", ["", None])
def test_add_member_without_an_address_is_possible_for_several(people: People, email: str | None) -> None:
    members = [add_member(name=name, email=email, by=people.mira) for name in ("Ada", "Ben")]
    assert [member.email for member in members] == [None, None]


def test_add_member_with_a_known_address_stores_nothing(people: People) -> None:
    add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    entries = LedgerEntry.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        add_member(name="Eve", email="ada@auenfurt.example", by=people.mira)
    assert not Account.objects.filter(name="Eve").exists()
    assert LedgerEntry.objects.count() == entries


@pytest.mark.parametrize(("is_active", "deed"), [(True, "changed"), (False, "left")])
def test_change_member_is_recorded(people: People, *, is_active: bool, deed: str) -> None:
    change_member(
        account=people.jonas, name="Jonas Perk", function="Netz", email="", is_active=is_active, by=people.mira
    )
    people.jonas.refresh_from_db()
    assert (people.jonas.function, people.jonas.email, people.jonas.is_active) == ("Netz", None, is_active)
    assert recorded_deed({"deed": deed, "account": people.jonas.pk, "name": "Jonas Perk", "function": "Netz"})


def test_who_left_is_signed_out_at_once(people: People) -> None:
    client = people.client(people.jonas)
    assert client.get("/team/menschen/").status_code == 200
    change_member(account=people.jonas, name="Jonas Perk", function="", email="", is_active=False, by=people.mira)
    assert client.get("/team/menschen/").status_code == 302


def test_leaf_of_a_member_holds_no_name(people: People) -> None:
    add_member(name="Ada Öz", function="Technik", by=people.mira)
    leaf = bytes(LedgerEntry.objects.latest("index").leaf).decode()
    assert "Ada" not in leaf
    assert "Technik" not in leaf
