"""The register of what is stored: every table, every column, each with its purpose and its declared fate."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.apps import apps
from django.core import checks
from django.db import connection

from resonanz.trust.reads import (
    StoredField,
    because,
    complaints,
    declared,
    stored_tables,
    tables_by_activity,
    tables_by_room,
)


def ours() -> set[tuple[str, str]]:
    return {
        (model.__name__, field.name)
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("resonanz.")
        for field in model._meta.concrete_fields
    }


def test_nothing_is_missing() -> None:
    assert complaints() == []


def test_every_column_says_what_it_is_for() -> None:
    without = [(table.name, field.name) for table in stored_tables() for field in table.fields if not field.purpose]
    assert without == []


def test_stored_tables_forgets_no_model_and_no_column() -> None:
    listed = {
        (table.name, field.name) for table in stored_tables() for field in table.fields if table.room != "technical"
    }
    assert listed - ours() == {
        *(("ground_attempt", name) for name in ("key", "name", "slot", "n")),
        *(("ground_daysecret", name) for name in ("day", "secret")),
        *(("ground_house", name) for name in ("id", "key_mark")),
        *(("ground_upload", name) for name in ("name", "piece", "content")),
    }
    assert ours() - listed == set()


@pytest.mark.django_db
def test_stored_tables_knows_every_table_of_the_database() -> None:
    """Read back from PostgreSQL: nobody keeps a table beside the register, packages included."""
    tables = {model._meta.label: model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    known = {tables.get(holding.table, holding.table) for holding in declared().values()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        there = {name for (name,) in cursor.fetchall()}
    assert there - known == set()


def test_stored_tables_of_a_story() -> None:
    [story] = [table for table in stored_tables() if table.name == "Story"]
    assert (story.room, story.title, story.is_about_somebody) == ("listen", "Geschichte", True)
    assert StoredField(name="text", purpose="Die Worte, genau wie geschrieben") in story.fields
    [code] = [field for field in story.fields if field.name == "code_hash"]
    assert code.sealed


def test_no_column_for_a_device_a_place_or_a_guess() -> None:
    named = {field for _, field in ours()}
    never = {"ip", "ip_address", "user_agent", "device", "location", "sentiment", "score", "gender", "age"}
    assert named & never == set()


def test_rooms_come_in_the_order_of_a_voice_and_each_table_once() -> None:
    rooms = tables_by_room()
    assert [title for title, _ in rooms][:2] == ["Was Menschen erzählen", "Was wir daraus verstehen"]
    names = [table.name for _, tables in rooms for table in tables]
    assert len(names) == len(set(names)) == len(list(stored_tables()))


def test_activities_name_a_legal_basis_and_only_tables_about_people() -> None:
    for title, basis, tables in tables_by_activity():
        assert title
        assert "DSGVO" in basis
        assert all(table.is_about_somebody for table in tables)


def _with(label: str, /, **changes: Any) -> dict[str, Any]:
    return {**declared(), label: dataclasses.replace(declared()[label], **changes)}


@pytest.mark.parametrize(
    ("table", "changes", "complaint"),
    [
        (
            "trust.LedgerHead",
            {"technical": {"id": "x"}},
            "trust.LedgerHead.size: no purpose (help_text, or technical=…)",
        ),
        ("listen.Story", {"acts": ("reader",)}, "listen.Story.reader: declared, but there is no such column"),
        (
            "listen.Reading",
            {"about": (), "acts": ()},
            "listen.Reading: says neither whom it is about nor why it is about nobody",
        ),
        ("listen.Tally", {"table": "listen.Gone"}, "listen.Gone: declared, but there is no such model"),
    ],
)
def test_what_does_not_fit_is_a_complaint(
    monkeypatch: pytest.MonkeyPatch, table: str, changes: dict[str, Any], complaint: str
) -> None:
    monkeypatch.setattr("resonanz.trust.reads.register.declared", lambda: _with(table, **changes))
    assert complaint in complaints()


def test_a_complaint_is_an_error_of_the_system_check(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [message for message in checks.run_checks() if message.id == "trust.E001"] == []
    told = _with("listen.Story", about=(), acts=(), keep=because("so"))
    monkeypatch.setattr("resonanz.trust.reads.register.declared", lambda: told)
    [error] = [message for message in checks.run_checks() if message.id == "trust.E001"]
    assert error.is_serious()
