"""What was said about groups so far, as tables for pages and as sets for the auditor."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from resonanz.trust.enums import Verdict
from resonanz.trust.models import Release, ReleasedCell
from resonanz.trust.rules.disclosure import Cell
from resonanz.trust.rules.lattice import Bits, Label

MARK_BYTES = 8


@dataclass(frozen=True, kw_only=True)
class ShownCell:
    """`count` is None where it is withheld; then `verdict` says why. `floor` is the smallest size that is said.

    `base` is how many people were counted when the count was released at `released_at`; an older count stands
    unchanged until a newer one can be said.
    """

    label: Mapping[str, str]
    count: int | None
    verdict: Verdict
    floor: int
    base: int
    released_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ReleasedTable:
    cells: tuple[ShownCell, ...]
    base: int
    released_at: datetime | None

    def by_value(self, attribute: str) -> dict[str, ShownCell]:
        """The cells of a cut by this one attribute, under its values."""
        return {cell.label[attribute]: cell for cell in self.cells if set(cell.label) == {attribute}}

    @property
    def withheld(self) -> int:
        return sum(cell.count is None for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class History:
    """Everything a later release must not combine with. Columns are positions of units.

    `presence` has one row for each release that said anything, `cells` are what those said, `stored` are all cells
    ever asked for, whether said or not: who has left since keeps the values they were counted with.
    """

    positions: dict[bytes, int]
    presence: list[Bits]
    cells: list[Cell]
    stored: list[tuple[Label, Bits]]
    number: int


def name_of(label: Label) -> str:
    return json.dumps(dict(sorted(label.items())), ensure_ascii=False)


def last_release(population: str) -> Release | None:
    return Release.objects.filter(population=population).defer("newcomers", "present").order_by("-number").first()


def stored_cells(population: str) -> list[ReleasedCell]:
    return list(
        ReleasedCell.objects.filter(release__population=population)
        .select_related("release")
        .defer("members", "release__newcomers", "release__present")
        .order_by("release__number", "pk")
    )


def shown_table(
    last: Release | None, cells: Sequence[ReleasedCell], floors: Sequence[tuple[Label, int]]
) -> ReleasedTable:
    """For every asked label its newest count, or why there is none."""
    said: dict[str, ReleasedCell] = {}
    newest: dict[str, ReleasedCell] = {}
    for cell in cells:
        newest[cell.cell] = cell
        if cell.count is not None:
            said[cell.cell] = cell
    return ReleasedTable(
        cells=tuple(_shown(label, floor, said, newest) for label, floor in floors),
        base=last.base if last else 0,
        released_at=last.released_at if last else None,
    )


def released_tables(populations: Sequence[str], floors: Sequence[tuple[Label, int]]) -> dict[str, ReleasedTable]:
    """What was said so far about each of these populations, nothing new; those without a release are left out.

    `floors` are the labels with the smallest size that is said. Two statements, however many populations.
    """
    last: dict[str, Release] = {}
    rows = Release.objects.filter(population__in=populations).defer("newcomers", "present")
    for release in rows.order_by("population", "number"):
        last[release.population] = release
    cells: dict[str, list[ReleasedCell]] = {population: [] for population in last}
    said = ReleasedCell.objects.filter(release__population__in=populations).select_related("release")
    for cell in said.defer("members", "release__newcomers", "release__present").order_by("release__number", "pk"):
        cells[cell.release.population].append(cell)
    return {population: shown_table(release, cells[population], floors) for population, release in last.items()}


def history_of(population: str) -> History:
    positions: dict[bytes, int] = {}
    releases = list(Release.objects.filter(population=population).order_by("number"))
    for release in releases:
        marks = zlib.decompress(bytes(release.newcomers))
        for start in range(0, len(marks), MARK_BYTES):
            positions[marks[start : start + MARK_BYTES]] = len(positions)
    rows = ReleasedCell.objects.filter(release__population=population).order_by("release__number", "pk")
    told = {row.release_id for row in rows if row.count is not None}
    speaking = [release for release in releases if release.pk in told]
    place = {release.pk: n for n, release in enumerate(speaking)}
    units = len(positions)
    stored = [(row, json.loads(row.cell), unpacked(row.members, units)) for row in rows]
    return History(
        positions=positions,
        presence=[unpacked(release.present, units) for release in speaking],
        cells=[
            Cell(label=label, members=members, release=place[row.release_id])
            for row, label, members in stored
            if row.count is not None
        ],
        stored=[(label, members) for _, label, members in stored],
        number=releases[-1].number if releases else 0,
    )


def packed(mask: Bits) -> bytes:
    return zlib.compress(np.packbits(mask).tobytes())


def unpacked(blob: bytes | memoryview, units: int) -> Bits:
    """Units that came later than the mask was packed are not in it."""
    bits = np.unpackbits(np.frombuffer(zlib.decompress(bytes(blob)), dtype=np.uint8))[:units].astype(np.bool_)
    return np.concatenate([bits, np.zeros(units - len(bits), dtype=np.bool_)])


def _shown(label: Label, floor: int, said: Mapping[str, ReleasedCell], newest: Mapping[str, ReleasedCell]) -> ShownCell:
    name = name_of(label)
    cell = said.get(name) or newest.get(name)
    return ShownCell(
        label=label,
        count=cell.count if cell else None,
        verdict=Verdict(cell.verdict) if cell else Verdict.SMALL,
        floor=floor,
        base=cell.release.base if cell else 0,
        released_at=cell.release.released_at if cell else None,
    )
