"""Erasing what the register says is to be erased: on a person's wish, or because the time is up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from resonanz.ground import clock
from resonanz.trust.actions.tombstones import ON_WISH, note_tombstones
from resonanz.trust.enums import Field
from resonanz.trust.models import ErasureReport, Scrubbing
from resonanz.trust.reads.holdings import rows_about
from resonanz.trust.reads.register import rows_of
from resonanz.trust.reads.retention import rows_due
from resonanz.trust.rules.holdings import Erasure, Fate, Fates, Holding, Subject, declared
from resonanz.trust.rules.leaves import canonical

RETENTION = "retention"


@dataclass(frozen=True, kw_only=True)
class Erased:
    """What was erased from one table. `entries` are the ledger entries that say so."""

    table: str
    count: int
    entries: tuple[int, ...] = ()


@transaction.atomic
def erase_rows(*, subject: Subject, erasure: Erasure) -> list[Erased]:
    """Applies the declared fate of every table, upper rooms first. What rooms do themselves is not done here."""
    done: list[Erased] = []
    for holding in reversed(list(declared().values())):
        fate = holding.fate(erasure)
        if fate.by_room or fate.kind not in {Fates.DELETED, Fates.CHANGED}:
            continue
        rows = rows_about(holding, subject)
        if rows is not None:
            done += _apply(rows, fate, holding, ground=ON_WISH)
    return done


def erase_due(*, ground: str = RETENTION) -> list[Erased]:
    """The nightly run: whatever the register gives a day and that day has come. A transaction per table."""
    done: list[Erased] = []
    for holding in reversed(list(declared().values())):
        rows = rows_due(holding)
        fate = holding.keep.fate
        if rows is None or fate is None or fate.by_room:
            continue
        with transaction.atomic():
            done += _apply(rows, fate, holding, ground=ground)
    return done


def _apply(rows: QuerySet[Model], fate: Fate, holding: Holding, *, ground: str) -> list[Erased]:
    ids = list(rows.order_by("pk").values_list("pk", flat=True).distinct())
    if not ids:
        return []
    chosen = rows_of(rows.model).filter(pk__in=ids)
    entries = [index for index in chosen.values_list(holding.entry, flat=True) if index] if holding.entry else []
    told = note_erased_entries(entries, ground=ground)
    if fate.kind == Fates.DELETED:
        chosen.delete()
    else:
        chosen.update(**{name: _value(value) for name, value in fate.values.items()})
    report_erasure(table=holding.table, ground=ground, count=len(ids), entries=entries)
    return [Erased(table=holding.table, count=len(ids), entries=tuple(told))]


def _value(value: Any) -> Any:
    return value() if callable(value) else value


def note_erased_entries(entries: Sequence[int], *, ground: str) -> list[int]:
    """Forgets the salts of these entries and writes the visible tombstones; returns the tombstones' indices."""
    return note_tombstones({index: tuple(Field) for index in entries}, ground=ground)


def report_erasure(*, table: str, ground: str, count: int, entries: Iterable[int] = ()) -> None:
    """Says how much went, without saying whose; and asks for the disk to be scrubbed."""
    ErasureReport.objects.create(
        table=table,
        ground=ground,
        count=count,
        at=clock.now(),
        entries_hash=sha256(canonical(sorted(entries))).digest(),
    )
    ask_for_scrubbing()


def ask_for_scrubbing() -> None:
    if not Scrubbing.objects.filter(done_at=None).update(asked_at=clock.now()):
        Scrubbing.objects.create(asked_at=clock.now())


def finish_scrubbing(*, begun_at: Any, tables: int, problems: Sequence[str]) -> None:
    """Closes what waits, unless something was erased while the files were written anew: then it is done once more."""
    row = Scrubbing.objects.filter(done_at=None, asked_at__lte=begun_at).order_by("pk").first()
    values = {"done_at": clock.now(), "tables": tables, "problems": list(problems)}
    if row is None:
        Scrubbing.objects.create(asked_at=begun_at, **values)
    else:
        Scrubbing.objects.filter(pk=row.pk).update(**values)
