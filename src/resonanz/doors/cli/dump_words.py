"""What stands beside the tables of a dump: every table and every field, in the words of the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from resonanz.doors.cli.dump_tables import LEFT_OUT, part_of
from resonanz.doors.cli.speech import say
from resonanz.trust.reads import declared


def description(rows: Mapping[str, int]) -> str:
    """Markdown, in the language of the command line. `rows` are table → number of rows."""
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    parts = [_beginning(), *(_table(name, count, models.get(name)) for name, count in rows.items()), _end()]
    return "\n".join(parts)


def _beginning() -> str:
    return say(
        """# Gesamtausgabe von Resonanz

Jede Tabelle ist eine Datei unter `tables/`: eine Zeile je Eintrag, jede Zeile ein JSON-Objekt in UTF-8. Zeiten stehen
in UTC (ISO 8601), Bytes hexadezimal nach `\\x`, leere Felder sind `null`. Wie viele Zeilen eine Tabelle hat und die
SHA-256-Prüfsumme jeder Datei stehen in `manifest.json`.

`resonanz load DATEI --data VERZEICHNIS` macht daraus wieder ein gleiches Haus. In `secrets/` liegen die Schlüssel, in
den Tabellen alle Worte, auch die vertraulichen: Geben Sie die Datei nur, wem Sie beides geben.
""",
        """# Dump of Resonanz

Every table is a file below `tables/`: one line per row, each line a JSON object in UTF-8. Times are in UTC (ISO 8601),
bytes hexadecimal after `\\x`, empty fields are `null`. How many lines a table has and the SHA-256 of every file are in
`manifest.json`.

`resonanz load FILE --data DIRECTORY` makes an equal house of it. `secrets/` holds the keys, the tables hold all words,
also those told in confidence: give the file only to whom you give both.
""",
    )


def _table(name: str, count: int, model: type[Model] | None) -> str:
    title, fields = _told_by(name) if model is None else (str(model._meta.verbose_name), _fields(model))
    return "\n".join([f"## {title}", "", f"`{part_of(name)}`, {_counted(count)}", "", *_as_table(fields), ""])


def _told_by(name: str) -> tuple[str, dict[str, str]]:
    """Of a table that no model stands for, the page „Was wir speichern“ knows its columns."""
    holding = declared().get(name)
    if holding is None:
        return name, {}
    return str(holding.title), {column: str(says) for column, says in holding.technical.items()}


def _as_table(fields: Mapping[str, str]) -> Iterator[str]:
    yield say("| Feld | Bedeutung |", "| Field | Meaning |")
    yield "|---|---|"
    yield from (f"| `{column}` | {meaning} |" for column, meaning in fields.items())


def _counted(count: int) -> str:
    return say("1 Zeile" if count == 1 else f"{count} Zeilen", "1 row" if count == 1 else f"{count} rows")


def _fields(model: type[Model]) -> dict[str, str]:
    return {field.column or field.name: _meaning(field) for field in model._meta.concrete_fields}


def _meaning(field: Field[Any, Any]) -> str:
    """What the model says of it, where it leads, and what its values stand for."""
    said = [str(field.help_text).replace("|", "\\|")] if field.help_text else []
    if not said and field.primary_key:
        said = [say("Nummer der Zeile", "Number of the row")]
    if isinstance(field.related_model, type):
        said.append(f"→ `{field.related_model._meta.db_table}`")
    said += [f"`{value}` = {label}" for value, label in field.flatchoices if value not in ("", None)]
    return "; ".join(said) or str(field.verbose_name)


def _end() -> str:
    left_out = "\n".join(f"- `{name}`: {why}" for name, why in LEFT_OUT.items())
    return say(f"## Was fehlt\n\n{left_out}\n", f"## What is missing\n\n{left_out}\n")
