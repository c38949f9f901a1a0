"""Records of a delimited file. A broken record becomes one problem; reading goes on behind it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from resonanz.ground.tables import reasons
from resonanz.ground.tables.encoding import MARK
from resonanz.ground.tables.lines import RECORD_LIMIT, LineFeed, LineTooLongError, RecordTooLongError
from resonanz.ground.tables.problems import Reason
from resonanz.ground.tables.table import CELL_LIMIT, overlong_cell

SINGLE_COLUMN = ""
"""The delimiter of a table with one column, where commas and semicolons belong to the text."""
_NEVER_TYPED = "\x1f"
_EXCERPT = 200

csv.field_size_limit(max(csv.field_size_limit(), 2 * RECORD_LIMIT))  # Ours is checked per row, not per process.


@dataclass(slots=True)
class Record:
    """The cells of one record; suspect means that its lines were first read as part of a broken one."""

    cells: list[str]
    line: int
    suspect: bool
    problem: Reason | None = None
    raw: str = ""


def read_records(feed: LineFeed, delimiter: str) -> Iterator[Record]:
    """Strict about quotation marks: a lenient parser would silently change the text between them."""
    reader = csv.reader(feed, delimiter=delimiter or _NEVER_TYPED, strict=True)
    while True:
        suspect = feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except LineTooLongError:
            problem = reasons.LINE_TOO_LONG.filled(limit=RECORD_LIMIT)
            yield Record([], feed.first, suspect, problem, feed.record[0][:_EXCERPT])
        except (csv.Error, RecordTooLongError):
            yield Record([], feed.first, suspect, reasons.QUOTES, feed.record[0][:_EXCERPT])
            feed.take_back()
        else:
            yield Record(cells, feed.first, suspect, _problem(feed, cells))


def _problem(feed: LineFeed, cells: list[str]) -> Reason | None:
    for line in feed.record:
        if MARK in line:
            return reasons.UNDECODABLE
        if "\0" in line:
            return reasons.NUL_IN_ROW
    if feed.size > CELL_LIMIT:
        return overlong_cell(cells)
    return None
