"""What every kind of foreign table looks like from outside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from resonanz.ground.tables import reasons
from resonanz.ground.tables.problems import Reason

Kind = Literal["csv", "xlsx", "jsonl", "vcard", "messages"]
CELL_LIMIT = 131_072
COLUMN_LIMIT = 2_000


@dataclass(slots=True)
class Row:
    """One data row. With a problem it must not be taken; values then hold what could still be read."""

    number: int
    line: int | None
    values: dict[str, str]
    position: int
    problem: Reason | None = None
    excerpt: str = ""
    nested: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """A readable table; rows() may be called again and starts from the beginning each time."""

    kind: Kind
    path: Path
    headers: tuple[str, ...]
    total: int
    read: Callable[[], Iterator[Row]] = field(repr=False)
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()

    def rows(self) -> Iterator[Row]:
        return self.read()


def overlong_cell(cells: list[str]) -> Reason | None:
    longest = max(map(len, cells), default=0)
    if longest > CELL_LIMIT:
        return reasons.CELL_TOO_LONG.filled(found=longest, limit=CELL_LIMIT)
    return None
