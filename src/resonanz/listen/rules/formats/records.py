"""JSON exports as streams of objects: one a line of any number, or one document that fits into memory."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resonanz.ground.tables.encoding import MARK, detect_encoding
from resonanz.ground.tables.lines import LineFeed, LineTooLongError
from resonanz.ground.tables.problems import EmptyTable, JsonTooLarge, JsonUnreadable

DOCUMENT_LIMIT = 50 * 1024 * 1024
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
_HEAD = 1 << 16
Record = dict[str, Any]


def looks_like_json(head: bytes) -> bool:
    plain = head.replace(b"\0", b"")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        plain = plain.removeprefix(mark)
    return plain.lstrip().startswith((b"{", b"["))


def read_records(path: Path, *keys: str) -> Iterator[tuple[Any, int]]:
    """Whatever stands in the list, and the bytes read; `keys` name where a document may keep its list.

    A broken line is None. Raises `JsonUnreadable`, `JsonTooLarge` and `EmptyTable` on the first record.
    """
    encoding = _unicode(detect_encoding(path))
    if _is_lines(path, encoding):
        yield from _lines(path, encoding)
        return
    size = path.stat().st_size
    document = load_document(path)
    for key in keys:
        if isinstance(document, dict) and isinstance(document.get(key), list):
            document = document[key]
    for record in document if isinstance(document, list) else [document]:
        yield record, size


def load_document(path: Path) -> Any:
    size = path.stat().st_size
    if size > DOCUMENT_LIMIT:
        raise JsonTooLarge(found=size >> 20, limit=DOCUMENT_LIMIT >> 20)
    text = path.read_text(_unicode(detect_encoding(path)), errors="replace").removeprefix("\ufeff")
    if not text.strip():
        raise EmptyTable
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        raise JsonUnreadable from None


def text_in(record: object, *keys: str) -> str:
    """The first of these fields that holds something plain; numbers arrive as they are written."""
    if isinstance(record, dict):
        for key in keys:
            value = record.get(key)
            if isinstance(value, str) and value.strip():
                return value
    return ""


def list_in(record: object, key: str) -> list[Any]:
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, list) else []


def _unicode(encoding: str) -> str:
    return encoding if encoding.startswith("utf") else "utf-8"


def _is_lines(path: Path, encoding: str) -> bool:
    """Whether the first line is an object of its own; a document spread over lines is not."""
    with LineFeed(path, encoding) as feed:
        try:
            first = next(line for line in feed if line.strip())
        except (StopIteration, LineTooLongError):
            return False
        rest = next((line for line in feed if line.strip()), "")
    return isinstance(_parsed(first), dict) and rest.lstrip().startswith("{")


def _lines(path: Path, encoding: str) -> Iterator[tuple[Any, int]]:
    with LineFeed(path, encoding) as feed:
        while True:
            feed.begin()
            try:
                line = next(feed)
            except StopIteration:
                return
            except LineTooLongError:
                yield None, feed.position
                continue
            if line.strip():
                yield _parsed(line), feed.position


def _parsed(line: str) -> Any:
    if MARK in line:
        return None
    try:
        return _DECODER.decode(line)
    except (ValueError, RecursionError):
        return None
