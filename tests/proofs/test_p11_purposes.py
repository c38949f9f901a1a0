"""P11: no column without a purpose. The table definitions are read back from PostgreSQL itself."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from resonanz.trust.reads import complaints, declared, model_of, stored_tables
from tests.proofs.conftest import Proof


@pytest.mark.django_db
def test_every_column_of_the_database_has_a_purpose_and_every_table_a_holding(proof: Proof) -> None:
    tables = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    described = {
        (model._meta.db_table, model._meta.get_field(field.name).column)
        for table in stored_tables()
        for model in tables.values()
        if table.holding is not None and model_of(table.holding) is model
        for field in table.fields
        if field.purpose
    }
    described |= {
        (table.name, field.name) for table in stored_tables() if table.name not in tables for field in table.fields
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        there = set(cursor.fetchall())
    without = there - described
    proof.found(
        "P11",
        "Spalten ohne Zweck",
        tried=len(there),
        failed=len(without),
        note=", ".join(map(".".join, sorted(without))),
    )


def test_the_build_fails_for_a_model_without_a_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = dict(declared())
    del kept["listen.Story"]
    monkeypatch.setattr("resonanz.trust.reads.register.declared", lambda: kept)
    assert complaints() == ["listen.Story: its room's personal_data declares no Holding"]


def test_every_holding_has_a_day_or_a_reason(proof: Proof) -> None:
    silent = [holding.table for holding in declared().values() if not str(holding.keep.says).strip()]
    unerased = [
        holding.table for holding in declared().values() if holding.about and holding.person.kind == "untouched"
    ]
    proof.found(
        "P11", "Tabellen ohne Frist oder ohne Löschregel", tried=len(declared()), failed=len(silent) + len(unerased)
    )
