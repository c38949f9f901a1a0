"""Address books (vCard 2.1 to 4.0) as tables with one row for each card."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vobject

from resonanz.ground.tables import reasons
from resonanz.ground.tables.encoding import MARK, MARKING, detect_encoding
from resonanz.ground.tables.problems import EmptyTable
from resonanz.ground.tables.table import Row, Table

HEADERS = ("E-Mail", "Name", "Straße", "Adresszusatz", "PLZ", "Ort", "Land", "Sprache")
_CARD_LIMIT = 64_000
_PICTURES = ("PHOTO", "LOGO", "SOUND", "KEY")


def open_cards(path: Path) -> Table:
    """Raises `EmptyTable` where there is no card."""
    encoding = detect_encoding(path)
    table = Table(
        kind="vcard",
        path=path,
        headers=HEADERS,
        total=path.stat().st_size,
        read=lambda: _rows(path, encoding),
        encoding=encoding,
    )
    if next(table.rows(), None) is None:
        raise EmptyTable
    return table


def _rows(path: Path, encoding: str) -> Iterator[Row]:
    for number, (line, position, text) in enumerate(_cards(path, encoding), start=1):
        if MARK in text:
            yield Row(number, line, {}, position, reasons.UNDECODABLE)
        elif len(text) > _CARD_LIMIT:
            yield Row(number, line, {}, position, reasons.CARD_UNREADABLE)
        else:
            yield _row(number, line, position, text)


def _cards(path: Path, encoding: str) -> Iterator[tuple[int, int, str]]:
    """(first line, bytes read, text) of each card, without its pictures; at most a little more than the limit."""
    card: list[str] = []
    start = size = position = 0
    in_picture = False
    with path.open(encoding=encoding, errors=MARKING, newline=None) as file:
        for number, line in enumerate(file, start=1):
            position += len(line.encode("utf-8", "surrogatepass"))
            folded = line[:1] in {" ", "\t"}
            in_picture = (in_picture and folded) or line.upper().startswith(_PICTURES)
            if line.strip().upper() == "BEGIN:VCARD":
                card, start, size = [], number, 0
            if not in_picture and size <= _CARD_LIMIT:
                card.append(line)
                size += len(line)
            if line.strip().upper() == "END:VCARD" and start:
                yield start, position, "".join(card)
                card, start, size = [], 0, 0


def _row(number: int, line: int, position: int, text: str) -> Row:
    try:
        card = vobject.readOne(text)
        values = _values(card)
    # The library raises whatever its parts raise on broken cards; one bad card is one bad row.
    except Exception:  # noqa: BLE001  The library names no base for what it raises.
        return Row(number, line, {}, position, reasons.CARD_UNREADABLE)
    if any("\0" in value for value in values.values()):
        return Row(number, line, {}, position, reasons.NUL_IN_ROW)
    return Row(number, line, values, position)


def _values(card: Any) -> dict[str, str]:
    contents = card.contents
    address = _preferred(contents.get("adr", []))
    place = address.value if address is not None else None
    name = _preferred(contents.get("fn", []))
    email = _preferred(contents.get("email", []))
    language = _preferred(contents.get("lang", []))
    found = (
        email.value if email is not None else "",
        name.value if name is not None else " ".join(str(card.n.value).split()) if "n" in contents else "",
        getattr(place, "street", ""),
        getattr(place, "extended", ""),
        getattr(place, "code", ""),
        getattr(place, "city", ""),
        getattr(place, "country", ""),
        language.value if language is not None else "",
    )
    return {
        header: " ".join(str(value if not isinstance(value, list) else " ".join(value)).split())
        for header, value in zip(HEADERS, found, strict=True)
    }


def _preferred(lines: list[Any]) -> Any:
    """The one that is marked as preferred, else the first."""
    marked = (line for line in lines if "PREF" in " ".join(map(str, line.params.get("TYPE", []))).upper())
    return next(marked, lines[0] if lines else None)
