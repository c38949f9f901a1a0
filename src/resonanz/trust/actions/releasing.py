"""Saying figures about groups of people, together with everything that was said before."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product

import numpy as np
from django.db import connection, transaction

from resonanz.ground import clock
from resonanz.trust.enums import K, Verdict
from resonanz.trust.models import Release, ReleasedCell
from resonanz.trust.reads.releases import (
    MARK_BYTES,
    History,
    ReleasedTable,
    history_of,
    last_release,
    name_of,
    packed,
    shown_table,
    stored_cells,
)
from resonanz.trust.rules.disclosure import Cell, decide
from resonanz.trust.rules.lattice import Attribute, Bits, Label, cell_floor, cell_mask, flag_names

_FIRST, _GROWTH = 2, 2
_LOCK = 7003


@dataclass(frozen=True, kw_only=True)
class Population:
    """Whom the figures are about.

    `load` gives every unit (a lasting opaque identity) with its values by attribute; it is called only when a new
    release is due. `stamp` is a cheap number that grows at least by one with every new unit and never falls.
    """

    key: str
    attributes: tuple[Attribute, ...]
    stamp: int
    load: Callable[[], Iterable[tuple[str, Mapping[str, Sequence[str]]]]]


def release_counts(*, population: Population, cuts: Sequence[Sequence[str]], k: int = K) -> ReleasedTable:
    """Counts by each cut (a cut names the attributes that are crossed), as far as no small group shows.

    New figures are said in steps, so that looking twice with one more unit gives nothing away: a release stands
    until at least 2 k units and half as many again have come; the first needs 2 k. Until then this reads two
    statements.
    """
    labels = [
        dict(zip(cut, values, strict=True))
        for cut in cuts
        for values in product(*(_values(population.attributes, name) for name in cut))
    ]
    floors = [(label, cell_floor(label, population.attributes, k)) for label in labels]
    last, cells = last_release(population.key), stored_cells(population.key)
    if _is_due(population, last, cells, labels, k=k):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, population.key])
            # Somebody else may have released while we waited.
            last, cells = last_release(population.key), stored_cells(population.key)
            if _is_due(population, last, cells, labels, k=k):
                _release(population, labels, k=k)
        last, cells = last_release(population.key), stored_cells(population.key)
    return shown_table(last, cells, floors)


def _is_due(
    population: Population, last: Release | None, cells: Sequence[ReleasedCell], labels: Sequence[Label], *, k: int
) -> bool:
    if last is None:
        return population.stamp >= _FIRST * k
    if population.stamp - last.stamp >= max(2 * k, last.base // _GROWTH):
        return True
    known = {cell.cell for cell in cells if cell.release_id == last.pk}
    return any(name_of(label) not in known for label in labels)


def _release(population: Population, labels: Sequence[Label], *, k: int) -> None:
    history = history_of(population.key)
    counted = [(_mark(population.key, unit), values) for unit, values in population.load()]
    newcomers = [mark for mark, _ in counted if mark not in history.positions]
    positions = {**history.positions, **{mark: len(history.positions) + n for n, mark in enumerate(newcomers)}}
    units = len(positions)
    attributes = _widened(population.attributes, [label for label, _ in history.stored])
    present, flags = _table(counted, positions, attributes)
    _remember_who_left(flags, present, history, attributes)
    asked = [
        Cell(label=label, members=present & cell_mask(label, attributes, flags), release=len(history.presence))
        for label in labels
    ]
    verdicts = decide(
        attributes=attributes,
        flags=flags,
        presence=np.array([*(_longer(row, units) for row in history.presence), present]),
        past=[
            Cell(label=cell.label, members=_longer(cell.members, units), release=cell.release) for cell in history.cells
        ],
        asked=asked,
        k=k,
    )
    release = Release.objects.create(
        population=population.key,
        number=history.number + 1,
        base=int(present.sum()),
        stamp=population.stamp,
        minimum=k,
        newcomers=zlib.compress(b"".join(newcomers)),
        present=packed(present),
        released_at=clock.now(),
    )
    ReleasedCell.objects.bulk_create(
        ReleasedCell(
            release=release,
            cell=name_of(cell.label),
            verdict=verdict,
            count=int(cell.members.sum()) if verdict == Verdict.RELEASED else None,
            members=packed(cell.members),
        )
        for cell, verdict in zip(asked, verdicts, strict=True)
    )


def _table(
    counted: Sequence[tuple[bytes, Mapping[str, Sequence[str]]]],
    positions: Mapping[bytes, int],
    attributes: Sequence[Attribute],
) -> tuple[Bits, Bits]:
    """Who is there, and the values of each; shapes (units,) and (flags, units)."""
    rows = {name: n for n, name in enumerate(flag_names(attributes))}
    present = np.zeros(len(positions), dtype=np.bool_)
    flags = np.zeros((len(rows), len(positions)), dtype=np.bool_)
    for mark, values in counted:
        position = positions[mark]
        present[position] = True
        for attribute, held in values.items():
            for value in held:
                flags[rows[attribute, value], position] = True
    return present, flags


def _remember_who_left(flags: Bits, present: Bits, history: History, attributes: Sequence[Attribute]) -> None:
    rows = {name: n for n, name in enumerate(flag_names(attributes))}
    gone = ~present
    for label, members in history.stored:
        for pair in label.items():
            flags[rows[pair]] |= _longer(members, len(gone)) & gone


def _widened(attributes: Sequence[Attribute], labels: Sequence[Label]) -> list[Attribute]:
    """Values that are no longer offered still stand in what was said."""
    wide = []
    for attribute in attributes:
        said = {label[attribute.name] for label in labels if attribute.name in label}
        values = (*attribute.values, *sorted(said - set(attribute.values)))
        wide.append(Attribute(name=attribute.name, values=values, several=attribute.several, floors=attribute.floors))
    return wide


def _values(attributes: Sequence[Attribute], name: str) -> tuple[str, ...]:
    return next(attribute.values for attribute in attributes if attribute.name == name)


def _longer(mask: Bits, units: int) -> Bits:
    return np.concatenate([mask, np.zeros(units - len(mask), dtype=np.bool_)])


def _mark(population: str, unit: str) -> bytes:
    return sha256(f"unit:{population}:{unit}".encode()).digest()[:MARK_BYTES]
