"""CSV, TSV and their relatives."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resonanz.ground.tables import reasons
from resonanz.ground.tables.delimiter import detect_delimiter, hinted_delimiter, known_delimiter
from resonanz.ground.tables.encoding import chosen_encoding, detect_encoding
from resonanz.ground.tables.headers import numbered_headers, unique_headers
from resonanz.ground.tables.lines import LineFeed
from resonanz.ground.tables.problems import EmptyTable, HeaderUnreadable, Reason
from resonanz.ground.tables.records import Record, read_records
from resonanz.ground.tables.table import Row, Table


@dataclass(frozen=True)
class _Source:
    path: Path
    encoding: str
    delimiter: str
    hint: bool
    has_header: bool

    def records(self, feed: LineFeed) -> Iterator[Record]:
        """Every record with content, the header among them."""
        if self.hint:
            next(feed)
        for record in read_records(feed, self.delimiter):
            if record.problem or any(record.cells):
                yield record


def open_delimited(path: Path, *, delimiter: str | None, encoding: str | None, has_header: bool) -> Table:
    encoding = chosen_encoding(path, encoding) if encoding else detect_encoding(path)
    with LineFeed(path, encoding) as feed:
        if delimiter is None:
            delimiter, hint = detect_delimiter(feed)
        else:
            delimiter, hint = known_delimiter(delimiter), hinted_delimiter(next(feed, "")) is not None
    source = _Source(path, encoding, delimiter, hint, has_header)
    headers = _headers(source)
    return Table(
        kind="csv",
        path=path,
        headers=headers,
        total=path.stat().st_size,
        read=lambda: _rows(source, headers),
        encoding=encoding,
        delimiter=delimiter,
    )


def _headers(source: _Source) -> tuple[str, ...]:
    with LineFeed(source.path, source.encoding) as feed:
        first = next(source.records(feed), None)
    if first is None:
        raise EmptyTable
    if not first.cells:
        raise HeaderUnreadable
    return unique_headers(first.cells) if source.has_header else numbered_headers(len(first.cells))


def _rows(source: _Source, headers: tuple[str, ...]) -> Iterator[Row]:
    width = len(headers)
    with LineFeed(source.path, source.encoding) as feed:
        records = source.records(feed)
        if source.has_header:
            next(records, None)
        for number, record in enumerate(records, start=1):
            cells = record.cells
            if len(cells) != width and not record.problem:
                record.problem = _fit(record, width)
            values = dict(zip(headers, cells, strict=False))
            yield Row(number, record.line, values, feed.position, record.problem, record.raw)


def _fit(record: Record, width: int) -> Reason | None:
    """Pad what only lacks trailing cells; empty cells beyond the header are no loss."""
    cells = record.cells
    if len(cells) > width:
        if any(cells[width:]):
            return reasons.TOO_MANY_CELLS.filled(found=len(cells), expected=width)
        del cells[width:]
    elif record.suspect:
        return reasons.QUOTES
    else:
        cells.extend([""] * (width - len(cells)))
    return None
