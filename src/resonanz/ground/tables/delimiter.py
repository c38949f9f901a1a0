"""Which character separates the cells: the one that cuts the first rows most evenly."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from resonanz.ground.tables.lines import LineFeed, LineTooLongError
from resonanz.ground.tables.problems import UnknownDelimiter
from resonanz.ground.tables.records import SINGLE_COLUMN

CANDIDATES = ("\t", ";", "|", ",")
_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 500_000
_SAMPLE_RECORDS = 60
_HINT = "sep="


def known_delimiter(delimiter: str) -> str:
    """Check a delimiter chosen by a person."""
    if delimiter == SINGLE_COLUMN:
        return delimiter
    if len(delimiter) != 1 or delimiter in '"\r\n\0 ' or "\ud800" <= delimiter <= "\udfff":
        raise UnknownDelimiter
    return delimiter


def hinted_delimiter(line: str) -> str | None:
    """Excel's own first line, such as sep=; before the header."""
    hint = line.rstrip("\r\n")
    if hint.lower().startswith(_HINT) and len(hint) == len(_HINT) + 1 and hint[-1] in CANDIDATES:
        return hint[-1]
    return None


def detect_delimiter(feed: LineFeed) -> tuple[str, bool]:
    """Return the delimiter, and whether the first line is only Excel's hint at it."""
    lines = list(_sample(feed))
    if lines and (hint := hinted_delimiter(lines[0])):
        return hint, True
    best, best_score = SINGLE_COLUMN, (0.5, 0)
    for candidate in CANDIDATES:
        if (score := _evenness(lines, candidate)) > best_score:
            best, best_score = candidate, score
    return best, False


def _sample(feed: LineFeed) -> Iterator[str]:
    size = 0
    try:
        for line in islice(feed, _SAMPLE_LINES):
            feed.begin()
            yield line
            size += len(line)
            if size > _SAMPLE_CHARACTERS:
                return
    except LineTooLongError:
        return


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Share of rows as wide as the header, and that width; nothing for a header of one cell."""
    reader = csv.reader(iter(lines), delimiter=delimiter)
    widths: list[int] = []
    with suppress(csv.Error):
        widths.extend(len(cells) for cells in islice(reader, _SAMPLE_RECORDS) if cells)
    if not widths or widths[0] == 1:
        return (0.0, 0)
    following = widths[1:] or widths
    return (sum(width == widths[0] for width in following) / len(following), widths[0])
