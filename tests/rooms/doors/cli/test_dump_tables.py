"""Every table is in a dump, or it is said why not."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from resonanz.doors.cli.dump_tables import BORN_WITH, LEFT_OUT, part_of, table_of
from resonanz.doors.cli.dump_words import description
from resonanz.ground.postgres import Cluster
from resonanz.trust.reads import declared

TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
UNLOGGED = f"{TABLES} AND relpersistence = 'u'"
REFERENCES = (
    "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND confrelid::regclass::text = ANY (%s)"
)
IMPATIENT = (
    "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND NOT condeferrable"
    " AND connamespace = 'public'::regnamespace"
)
TYPES = (
    "SELECT DISTINCT t.typname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
    " JOIN pg_type t ON t.oid = a.atttypid WHERE a.attnum > 0 AND NOT attisdropped AND c.relkind = 'r'"
    " AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL (%s)"
)


def _asked(statement: str, *parameters: object) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return {name for (name,) in cursor.fetchall()}


def test_what_is_left_out_is_there_and_everything_that_is_computed_is_left_out(db: None) -> None:
    assert set(LEFT_OUT) <= _asked(TABLES)
    assert _asked(UNLOGGED) <= set(LEFT_OUT)
    # A table that neither a model nor a holding describes would be lines without a word about them.
    held = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    told = {holding.table for holding in declared().values() if holding.technical}
    assert _asked(TABLES) - held - told <= set(LEFT_OUT)
    assert not BORN_WITH & set(LEFT_OUT)


def test_no_foreign_key_leads_to_what_is_left_out(db: None) -> None:
    assert _asked(REFERENCES, list(LEFT_OUT)) <= set(LEFT_OUT)


def test_what_is_in_it_survives_json(db: None) -> None:
    """Foreign keys wait for the end of all, and no type keeps line breaks or a spelling of its own."""
    assert _asked(IMPATIENT) <= set(LEFT_OUT)
    plain = {"bool", "int2", "int4", "int8", "float8", "numeric", "text", "varchar", "uuid", "bytea", "jsonb"}
    days = {"date", "time", "timestamptz"}
    assert _asked(TYPES, list(LEFT_OUT)) <= plain | days | {f"_{name}" for name in plain}


def test_every_field_of_ours_is_told_in_a_sentence(cluster: Cluster) -> None:
    words = description({"listen_story": 2, "people_account": 1, "account_emailaddress": 0})
    assert "## Geschichte\n\n`tables/listen_story.jsonl`, 2 Zeilen\n" in words
    assert "`tables/people_account.jsonl`, 1 Zeile\n" in words
    assert "| `inquiry_id` | Auf welches Anliegen; → `ask_inquiry` |" in words
    assert "| `id` | Nummer der Zeile |" in words
    words_without_model = description({"ground_upload": 3})
    assert "## Hochgeladene Dateien\n\n`tables/ground_upload.jsonl`, 3 Zeilen\n" in words_without_model
    assert "| `piece` | Das wievielte Stück |" in words_without_model
    assert "- `django_session`: Gilt nur kurz und nur hier" in words


def test_a_part_has_the_name_of_its_table() -> None:
    assert table_of(part_of("listen_story")) == "listen_story"
    assert table_of("log/checkpoints.txt") is None
