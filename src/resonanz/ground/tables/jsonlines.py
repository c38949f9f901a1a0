"""JSON objects: one a line (streamed), or a list of them in a file that fits into memory."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from resonanz.ground.tables import reasons
from resonanz.ground.tables.encoding import MARK, MARKING, chosen_encoding, detect_encoding
from resonanz.ground.tables.headers import unique_headers
from resonanz.ground.tables.lines import RECORD_LIMIT, LineFeed, LineTooLongError
from resonanz.ground.tables.problems import EmptyTable, JsonTooLarge, JsonUnreadable, Reason
from resonanz.ground.tables.table import Row, Table, overlong_cell

ARRAY_LIMIT = 50 * 1024 * 1024
_HEADER_SAMPLE = 1_000
_HEAD = 4_096
_EXCERPT = 200
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)

Found = tuple[int | None, Any, int, str]
"""Line, object or reason, bytes read, raw text."""


def open_json(path: Path, *, encoding: str | None) -> Table:
    encoding = chosen_encoding(path, encoding) if encoding else _unicode(detect_encoding(path))
    total = path.stat().st_size
    items = _load_array(path, encoding, total) if _is_array(path, encoding) else None

    def found() -> Iterator[Found]:
        return _lines(path, encoding) if items is None else ((None, item, total, "") for item in items)

    keys: dict[str, None] = {}
    seen_any = False
    for _line, item, _position, _raw in islice(found(), _HEADER_SAMPLE):
        seen_any = True
        if isinstance(item, dict):
            keys.update(dict.fromkeys(item))
    if not keys:
        raise JsonUnreadable if seen_any else EmptyTable
    headers = dict(zip(keys, unique_headers(list(keys)), strict=True))
    return Table(
        kind="jsonl",
        path=path,
        headers=tuple(headers.values()),
        total=total,
        read=lambda: _rows(found(), headers),
        encoding=encoding,
    )


def _unicode(encoding: str) -> str:
    """JSON is Unicode by definition: other bytes are bad lines, not another encoding."""
    return encoding if encoding.startswith("utf") else "utf-8"


def _rows(found: Iterator[Found], headers: dict[str, str]) -> Iterator[Row]:
    for number, (line, item, position, raw) in enumerate(found, start=1):
        if not isinstance(item, dict):
            problem = item if isinstance(item, Reason) else reasons.NOT_AN_OBJECT
            yield Row(number, line, {}, position, problem, raw or str(item)[:_EXCERPT])
            continue
        values = {header: _as_text(item.get(key)) for key, header in headers.items()}
        nested = frozenset(headers[key] for key in headers if isinstance(item.get(key), (dict, list)))
        yield Row(number, line, values, position, overlong_cell(list(values.values())), nested=nested)


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ""  # Nested; the row says so.


def _lines(path: Path, encoding: str) -> Iterator[Found]:
    with LineFeed(path, encoding) as feed:
        while True:
            feed.begin()
            try:
                line = next(feed)
            except StopIteration:
                return
            except LineTooLongError:
                yield (
                    feed.first,
                    reasons.LINE_TOO_LONG.filled(limit=RECORD_LIMIT),
                    feed.position,
                    feed.record[0][:_EXCERPT],
                )
                continue
            if line.strip():
                yield feed.first, _parse(line), feed.position, line[:_EXCERPT]


def _parse(line: str) -> Any:
    if MARK in line:
        return reasons.UNDECODABLE
    try:
        return _DECODER.decode(line)
    except (ValueError, RecursionError):
        return reasons.NOT_AN_OBJECT


def _is_array(path: Path, encoding: str) -> bool:
    with path.open(encoding=encoding, errors=MARKING) as file:
        head = file.read(_HEAD)
    return head.removeprefix("\ufeff").lstrip().startswith("[")


def _load_array(path: Path, encoding: str, total: int) -> list[Any]:
    if total > ARRAY_LIMIT:
        raise JsonTooLarge(found=total >> 20, limit=ARRAY_LIMIT >> 20)
    try:
        items = _DECODER.decode(path.read_text(encoding).removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise JsonUnreadable from None
    if not isinstance(items, list):
        raise JsonUnreadable
    return items
