"""Everything that is stored about one subject, row by row and column by column, as page and export show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, Model, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.trust.reads.register import model_of, purpose_of, reading_order, rows_of
from resonanz.trust.rules.holdings import Holding, Subject, declared

Row = QuerySet[Model]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One stored value: `value` as JSON, `shown` for people. A sealed cell has a reason instead."""

    name: str
    purpose: str
    value: Any
    shown: str
    sealed: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """The rows of one table that are about the subject."""

    holding: Holding
    table: str
    title: str
    records: tuple[Record, ...]


def rows_about(holding: Holding, subject: Subject) -> QuerySet[Model] | None:
    """None where the table has no model, is about nobody or the subject has none of its keys."""
    model = model_of(holding)
    if model is None:
        return None
    wanted = Q()
    for lookup, key in holding.about:
        values = subject.key(key)
        if values:
            wanted |= Q(**{f"{lookup}__in": values})
    if not wanted:
        return None
    return rows_of(model).filter(wanted)


def sections_of(subject: Subject) -> Iterator[Section]:
    """One statement per table that can hold something about somebody, however much there is."""
    for holding in reading_order():
        rows = rows_about(holding, subject)
        model = model_of(holding)
        if rows is None or model is None:
            continue
        accounts = [f.name for f in model._meta.concrete_fields if _names_account(f)]
        if accounts:
            rows = rows.select_related(*accounts)
        records = tuple(records_of(row, holding) for row in rows.order_by("pk"))
        if records:
            title = str(holding.title or model._meta.verbose_name)
            yield Section(holding=holding, table=model._meta.db_table, title=title, records=records)


def acted(account_id: int) -> list[tuple[str, int]]:
    """What a member of the team did, as numbers per table: the rows themselves are about others."""
    found: list[tuple[str, int]] = []
    for holding in declared().values():
        model = model_of(holding)
        if model is None or not holding.acts:
            continue
        wanted = Q()
        for name in holding.acts:
            wanted |= Q(**{name: account_id})
        if count := rows_of(model).filter(wanted).count():
            found.append((str(holding.title or model._meta.verbose_name), count))
    return found


def records_of(row: Model, holding: Holding) -> Record:
    return Record(cells=tuple(_cell(row, field, holding) for field in row._meta.concrete_fields))


def _cell(row: Model, field: Field[Any, Any], holding: Holding) -> Cell:
    purpose, reason = purpose_of(field, holding), str(holding.sealed.get(field.name, ""))
    raw = getattr(row, field.attname)
    if reason:
        there = _("gespeichert") if raw not in (None, "") else _("leer")
        return Cell(name=field.name, purpose=purpose, value=None, shown=f"{there}; {reason}", sealed=reason)
    value = _plain(raw)
    return Cell(name=field.name, purpose=purpose, value=value, shown=_shown(row, field, raw, value))


def _plain(raw: Any) -> Any:
    """JSON as it is; times in ISO 8601, bytes in hexadecimal, everything else as text."""
    if raw is None or isinstance(raw, bool | int | float | str):
        return raw
    if isinstance(raw, datetime | date):
        return raw.isoformat()
    if isinstance(raw, bytes | memoryview):
        return bytes(raw).hex()
    if isinstance(raw, list | tuple):
        return [_plain(item) for item in raw]
    if isinstance(raw, dict):
        return {str(key): _plain(item) for key, item in raw.items()}
    return str(raw)


def _shown(row: Model, field: Field[Any, Any], raw: Any, value: Any) -> str:
    if raw in (None, ""):
        return "–"
    if _names_account(field):
        return str(getattr(row, field.name))
    if field.choices and raw in dict(field.flatchoices):
        return str(dict(field.flatchoices)[raw])
    return _worded(raw, value)


def _worded(raw: Any, value: Any) -> str:
    if isinstance(raw, bool):
        return _("ja") if raw else _("nein")
    if isinstance(raw, datetime):
        return date_format(timezone.localtime(raw), "DATETIME_FORMAT")
    if isinstance(raw, date):
        return date_format(raw, "DATE_FORMAT")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def _names_account(field: Field[Any, Any]) -> bool:
    return bool(field.is_relation and field.related_model and field.related_model._meta.label == "people.Account")
