"""What people wish, complain of, ask and praise: passages of a kind, and how many people are behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from resonanz.listen import reads as listen_reads
from resonanz.trust.reads import ReleasedTable, ShownCell
from resonanz.understand.enums import Kind
from resonanz.understand.models import KindSaid, Passage, PassageKind

_MOST_SAID = 30


@dataclass(frozen=True, kw_only=True)
class Audience:
    """One role with its cell for each kind, in the order of `Kind`."""

    role: str
    label: str
    cells: tuple[tuple[Kind, ShownCell], ...]


@dataclass(frozen=True, kw_only=True)
class NeedsTable:
    """`released_at` is the newest moment at which any of it was counted. There is no total over all roles: beside it
    the number of one role would tell those of the small ones.
    """

    audiences: tuple[Audience, ...]
    released_at: datetime | None

    @property
    def is_empty(self) -> bool:
        return not any(cell.count for row in self.audiences for _kind, cell in row.cells)

    def says(self, role: str, kind: Kind) -> bool:
        """Whether the number of these people is said; else their words are not listed by role either."""
        cells = next((dict(row.cells) for row in self.audiences if row.role == role), {})
        return kind in cells and cells[kind].count is not None


def needs_table(tables: Mapping[Kind, ReleasedTable]) -> NeedsTable:
    """The released counts as rows of roles."""
    by_role = {
        kind: {cell.label["role"]: cell for cell in table.cells if len(cell.label) > 1}
        for kind, table in tables.items()
    }
    rows = []
    for role, label in listen_reads.role_badges(list(next(iter(by_role.values())))):
        cells = tuple((kind, cells[role]) for kind, cells in by_role.items())
        rows.append(Audience(role=role, label=str(label), cells=cells))
    moments = [table.released_at for table in tables.values() if table.released_at]
    return NeedsTable(audiences=tuple(rows), released_at=max(moments, default=None))


def divided_count(inquiry_id: int) -> int:
    """How many stories that are still there have been divided into passages."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM understand_divided WHERE inquiry_id = %s", [inquiry_id])
        return int(cursor.fetchone()[0])


def tellers_who(inquiry_id: int, kind: Kind) -> set[str]:
    """Everybody with a passage of this kind, as opaque numbers."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT s.teller::text FROM understand_passagekind k JOIN listen_story s ON s.id = k.story_id
            WHERE k.inquiry_id = %s AND k.kind = %s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
            """,
            [inquiry_id, kind.value],
        )
        return {row[0] for row in cursor.fetchall()}


def passages_with(
    inquiry_id: int, *, kind: Kind | None, role: str = "", theme_id: int | None = None
) -> QuerySet[Passage]:
    """The passages of a kind, the clearest first; without a kind those that only tell, the newest first."""
    rows = Passage.objects.filter(inquiry_id=inquiry_id, story__withdrawn_at=None, story__superseded_at=None)
    rows = rows.filter(story__roles__contains=[role]) if role else rows
    rows = rows.filter(theme_id=theme_id) if theme_id else rows
    if kind is None:
        rows = rows.filter(~Exists(PassageKind.objects.filter(passage_id=OuterRef("pk")))).order_by("-pk")
    else:
        rows = rows.filter(kinds__inquiry_id=inquiry_id, kinds__kind=kind).order_by("-kinds__strength", "pk")
    return rows.select_related("story").prefetch_related("story__person__relations", "story__scribe")


def kinds_of_passages(passages: Sequence[Passage]) -> dict[int, list[PassageKind]]:
    """All kinds of these passages, the strongest first; one statement."""
    found: dict[int, list[PassageKind]] = {}
    for row in PassageKind.objects.filter(passage__in=passages).order_by("-strength", "kind"):
        found.setdefault(row.passage_id, []).append(row)
    return found


def kinds_said(inquiry_id: int) -> list[KindSaid]:
    """What the team said about kinds, the newest first."""
    rows = KindSaid.objects.filter(inquiry_id=inquiry_id, story__withdrawn_at=None, story__superseded_at=None)
    return list(rows.select_related("story", "said_by").order_by("-said_at", "-pk")[:_MOST_SAID])
