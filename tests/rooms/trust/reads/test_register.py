"""The register of what is stored: every table of ours, every column, each with its purpose."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from resonanz.trust.reads import StoredField, stored_tables

# Ordering and hashing of the ledger itself. They hold nothing about anybody.
TECHNICAL = {
    ("LedgerHead", "id"),
    ("LedgerHead", "size"),
    ("LedgerEntry", "index"),
    ("LedgerOpening", "index"),
    ("LedgerCheckpoint", "size"),
    ("LedgerCheckpoint", "root_hash"),
    ("LedgerCheckpoint", "note"),
    ("LedgerCheckpoint", "created_at"),
    ("IdempotencyKey", "key_hash"),
    ("IdempotencyKey", "body_hash"),
    ("IdempotencyKey", "result"),
    ("IdempotencyKey", "created_at"),
}


def ours() -> list[tuple[str, str, str, bool]]:
    """(model, field, purpose, is it a number that only counts rows)."""
    return [
        (model.__name__, field.name, str(field.help_text).strip(), field.auto_created)
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("resonanz.")
        for field in model._meta.concrete_fields
    ]


def test_every_column_says_what_it_is_for() -> None:
    without = {(model, field) for model, field, purpose, is_row_number in ours() if not purpose and not is_row_number}
    assert without - TECHNICAL == set()


def test_stored_tables_forgets_no_model_and_no_column() -> None:
    listed = {(table.name, field.name) for table in stored_tables() for field in table.fields}
    assert listed == {(model, field) for model, field, _, _ in ours()}


@pytest.mark.django_db
def test_stored_tables_knows_every_column_of_the_database() -> None:
    """Read back from PostgreSQL: no room keeps a column beside its models."""
    labels = {table.room for table in stored_tables()}
    known = {
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        columns = {(table, column) for table, column in cursor.fetchall() if table.split("_")[0] in labels}
    assert columns - known == set()


def test_stored_tables_of_a_story() -> None:
    [story] = [table for table in stored_tables() if table.name == "Story"]
    assert (story.room, story.title) == ("listen", "Geschichte")
    assert StoredField(name="text", purpose="Die Worte, genau wie geschrieben") in story.fields


def test_no_column_for_a_device_a_place_or_a_guess() -> None:
    named = {field for _, field, _, _ in ours()}
    never = {"ip", "ip_address", "user_agent", "device", "location", "sentiment", "score", "gender", "age"}
    assert named & never == set()
