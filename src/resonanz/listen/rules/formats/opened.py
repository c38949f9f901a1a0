"""What every kind of file of messages looks like from outside: a table, and what a person may choose from it."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables import Row, Table
from resonanz.ground.tables.problems import Reason
from resonanz.ground.tables.table import overlong_cell
from resonanz.listen.enums import Aside, Format

WORDS, NUMBER, DATE, AUTHOR, EMAIL, NOTE = "Worte", "Kennung", "Datum", "Verfasser", "E-Mail", "Dazu"
HEADERS = (WORDS, NUMBER, DATE, AUTHOR, EMAIL, NOTE)
LABELS = {
    WORDS: _("Die Worte"),
    NUMBER: _("Kennung der Nachricht"),
    DATE: _("Datum"),
    AUTHOR: _("Verfasser (wird nur gezählt, nie gespeichert)"),
    EMAIL: _("E-Mail-Adresse (nur für das Kennzeichen „Arbeitet hier“, nie gespeichert)"),
    NOTE: _("Steht bei der Quelle dabei"),
}
_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a file holds it, its date as ISO or as the file writes it."""

    words: str
    number: str = ""
    date: str = ""
    author: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message that cannot be read, with the reason and what could still be told of it."""

    reason: Reason
    number: str = ""
    excerpt: str = ""


Item = tuple[Message | Unreadable, int]
"""A message and the bytes read so far."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One question or one voice that a person may choose; the key never holds a name."""

    key: str
    label: str
    example: str
    suggested: bool


@dataclass(frozen=True)
class Opened:
    """A readable file. `aside` counts what the latest pass over the rows left out."""

    format: Format
    table: Table
    picks: tuple[Pick, ...] = ()
    may_join: bool = False
    aside: Counter[Aside] = field(default_factory=Counter)

    @property
    def is_plain(self) -> bool:
        return self.format == Format.TABLE


def as_table(path: Path, read: Callable[[], Iterator[Item]], *, encoding: str | None = None) -> Table:
    """Messages as rows with the same headers for every format."""
    return Table(
        kind="messages",
        path=path,
        headers=HEADERS,
        total=path.stat().st_size,
        read=lambda: _rows(read(), path.stat().st_size),
        encoding=encoding,
    )


def rows_of(items: Iterable[Item]) -> Table:
    """Messages that come from no file; the position of a row is what its item says."""
    held = list(items)
    return Table(kind="messages", path=Path(), headers=HEADERS, total=0, read=lambda: _rows(iter(held), sys.maxsize))


def _rows(items: Iterator[Item], total: int) -> Iterator[Row]:
    for number, (item, position) in enumerate(items, start=1):
        place = min(position, total)
        if isinstance(item, Unreadable):
            yield Row(number, None, {NUMBER: item.number}, place, item.reason, item.excerpt[:_EXCERPT])
            continue
        cells = [item.words, item.number, item.date, item.author, item.email, item.note]
        yield Row(number, None, dict(zip(HEADERS, cells, strict=True)), place, overlong_cell(cells))
