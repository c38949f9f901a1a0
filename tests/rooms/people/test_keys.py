"""Keys for programs: made by the team, shown once, taken back with one press, and entered."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from resonanz.ground import clock
from resonanz.ground.hooks import keeping
from resonanz.people import actions, reads
from resonanz.people.errors import KeyIncomplete, KeyOver
from resonanz.people.models import ApiKey, ApiKeyChange, HookChange
from resonanz.trust.events import Openings, opening_entries
from tests.support.people import People

pytestmark = pytest.mark.django_db
PAGE = "/team/organisation/schluessel/"


def test_a_key_is_shown_once_and_kept_as_its_hash(people: People) -> None:
    client = people.client(people.mira)
    response = client.post(PAGE, {"name": "Ticketsystem", "scopes": ["stories:write"], "expires_on": ""})
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    found = re.search(r"rsz_[0-9A-Z]{8}_[0-9A-Z]{32}", response.content.decode())
    assert found is not None
    secret, key = found[0], ApiKey.objects.get()
    assert (key.name, key.scopes, key.prefix) == ("Ticketsystem", ["stories:write"], secret[:12])
    assert secret.encode() not in bytes(key.secret_hash)
    assert reads.key_by_secret(secret) == key
    page = client.get(PAGE).content.decode()
    assert (secret in page, key.prefix in page, "Mira Holt" in page) == (False, True, True)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": "", "scopes": ["stories:write"]}, "Hier fehlt noch etwas."),
        ({"name": "A"}, "Bitte wählen Sie, was er darf. Nur so viel, wie das Programm braucht."),
        ({"name": "A", "scopes": ["stories:write"], "expires_on": "2020-01-01"}, "Dieser Tag ist schon vorbei."),
    ],
)
def test_what_is_missing_is_said_at_its_field(people: People, said: dict[str, object], sentence: str) -> None:
    response = people.client(people.mira).post(PAGE, said)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert ApiKey.objects.count() == 0


def test_a_key_is_taken_back_once(people: People) -> None:
    made = actions.make_key(name="A", scopes=["stories:read"], expires_on=None, by=people.mira)
    client = people.client(people.jonas)
    for _ in range(2):
        response = client.post(f"{PAGE}{made.key.pk}/zurueckziehen/")
        assert (response.status_code, response["Location"]) == (302, PAGE)
    assert not ApiKey.objects.get().is_valid
    with pytest.raises(KeyOver):
        actions.revoke_key(pk=made.key.pk, by=people.mira)
    assert "Zurückgezogen am" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{made.key.pk + 1}/zurueckziehen/").status_code == 404


def test_without_a_name_or_a_scope_there_is_no_key(people: People) -> None:
    for name, scopes in (("", ["stories:read"]), (" ", ["stories:read"]), ("A", []), ("A", ["alles"])):
        with pytest.raises(KeyIncomplete):
            actions.make_key(name=name, scopes=scopes, expires_on=None, by=people.mira)
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(KeyIncomplete):
        actions.make_key(name="A", scopes=["stories:read"], expires_on=yesterday, by=people.mira)


def test_making_and_taking_back_are_entered_and_open_again(people: People) -> None:
    made = actions.make_key(name="A", scopes=["stories:read"], expires_on=None, by=people.mira)
    actions.revoke_key(pk=made.key.pk, by=people.jonas)
    rows = list(ApiKeyChange.objects.all())
    assert [row.deed for row in rows] == ["made", "revoked"]
    openings = Openings()
    opening_entries.run(openings)
    body = {"key": made.key.pk, "name": "A", "scopes": ["stories:read"], "expires_on": ""}
    assert [openings.opens[row.entry_index]["body"] for row in rows] == [
        {"deed": "made", **body},
        {"deed": "revoked", **body},
    ]
    assert [orphan for orphan in openings.orphans if "apikey" in orphan[0]] == []


def test_a_key_that_opens_again_without_an_entry_is_found(people: People) -> None:
    made = actions.make_key(name="A", scopes=["stories:read"], expires_on=None, by=people.mira)
    actions.revoke_key(pk=made.key.pk, by=people.jonas)
    ApiKey.objects.update(revoked_at=None)
    openings = Openings()
    opening_entries.run(openings)
    assert [(table, str(row)) for table, row, _entry in openings.orphans if table == "people_apikey"] == [
        ("people_apikey", str(made.key.pk))
    ]


def test_what_was_entered_stays(people: People) -> None:
    actions.make_key(name="A", scopes=["stories:read"], expires_on=None, by=people.mira)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_apikeychange SET deed = 'revoked'")


def opened() -> Openings:
    openings = Openings()
    opening_entries.run(openings)
    return openings


def test_who_is_told_and_who_is_not_any_more_is_entered(people: People) -> None:
    client = people.client(people.mira)
    said = {"name": "Kasse", "url": "https://kasse.example/geheim", "events": ["story.received"]}
    assert client.post("/team/organisation/meldungen/", said).status_code == 200
    (made,) = HookChange.objects.all()
    place = f"/team/organisation/meldungen/{made.hook}/loeschen/"
    assert [client.post(place).status_code for _ in range(2)] == [302, 404]
    rows = list(HookChange.objects.all())
    assert [(row.deed, row.name, row.host, row.done_by) for row in rows] == [
        ("made", "Kasse", "kasse.example", people.mira),
        ("removed", "Kasse", "kasse.example", people.mira),
    ]
    body = {"hook": made.hook, "name": "Kasse", "host": "kasse.example", "events": ["story.received"]}
    openings = opened()
    assert [openings.opens[row.entry_index]["body"] for row in rows] == [
        {"deed": "made", **body},
        {"deed": "removed", **body},
    ]
    assert [orphan for orphan in openings.orphans if "hook" in orphan[0]] == []


@pytest.mark.parametrize(
    "changes", [{"url": "https://woanders.example/"}, {"events": ["story.received", "reply.written"]}, {"name": "B"}]
)
def test_a_target_that_was_changed_behind_the_book_is_found(people: People, changes: dict[str, Any]) -> None:
    hook = actions.add_hook(name="A", url="https://kasse.example/", events=["story.received"], by=people.mira)
    type(hook).objects.update(**changes)
    assert [table for table, _row, _entry in opened().orphans if table == "ground_hook"] == ["ground_hook"]


def test_a_target_that_nobody_put_there_is_found(people: People) -> None:
    keeping.add_hook(name="A", url="https://kasse.example/", events=["story.received"])
    assert [table for table, _row, _entry in opened().orphans if table == "ground_hook"] == ["ground_hook"]


def test_what_was_entered_of_a_target_stays(people: People) -> None:
    actions.add_hook(name="A", url="https://kasse.example/", events=["story.received"], by=people.mira)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_hookchange")
