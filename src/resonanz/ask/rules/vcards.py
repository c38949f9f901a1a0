"""Address books (vCard) as rows of a table, card by card: a broken card is one problem, not the end of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vobject

from resonanz.ask.rules.address_reasons import CARD_UNREADABLE, TOO_LARGE
from resonanz.ground.tables import Row, Table
from resonanz.ground.tables.encoding import chosen_encoding, detect_encoding
from resonanz.ground.tables.problems import Reason, TableProblem
from resonanz.ground.tables.reasons import UNDECODABLE

MOST_BYTES = 64 << 20
_LONGEST_CARD = 500_000
_HEADERS = ("E-Mail", "Name", "Vorname", "Nachname", "Straße", "PLZ", "Ort", "Land", "Sprache", "Gruppe")


def is_vcard(path: Path) -> bool:
    with path.open("rb") as file:
        return b"BEGIN:VCARD" in file.read(512).upper()


def open_vcards(path: Path) -> Table:
    total = path.stat().st_size
    if total > MOST_BYTES:
        raise TableProblem(TOO_LARGE)
    encoding = chosen_encoding(path, detect_encoding(path))
    return Table(
        kind="csv", path=path, headers=_HEADERS, total=total, read=lambda: _rows(path, encoding), encoding=encoding
    )


def _rows(path: Path, encoding: str) -> Iterator[Row]:
    for number, (line, position, lines) in enumerate(_cards(path, encoding), start=1):
        text = "".join(lines)
        problem: Reason | None = None
        values: dict[str, str] = {}
        if "\ufffd" in text or "\0" in text:
            problem = UNDECODABLE
        elif len(text) > _LONGEST_CARD:
            problem = CARD_UNREADABLE
        else:
            try:
                values = _values(vobject.readOne(text))
            except Exception:  # noqa: BLE001  The library raises whatever its parts raise; the card is one bad row.
                problem = CARD_UNREADABLE
        yield Row(number, line, values, position, problem)


def _cards(path: Path, encoding: str) -> Iterator[tuple[int, int, list[str]]]:
    """First line, bytes so far and the lines of each card."""
    lines: list[str] = []
    first = position = 0
    with path.open(encoding=encoding, errors="replace", newline=None) as file:
        for number, line in enumerate(file, start=1):
            position += len(line.encode())
            word = line.strip().upper()
            if word == "BEGIN:VCARD":
                lines, first = [], number
            lines.append(line)
            if word == "END:VCARD":
                yield first, position, lines
                lines = []


def _values(card: Any) -> dict[str, str]:
    found = {"Name": _first(card, "fn"), "E-Mail": _first(card, "email"), "Sprache": _first(card, "lang")}
    name = getattr(card, "n", None)
    if name is not None and not isinstance(name.value, str):
        found["Vorname"], found["Nachname"] = _text(name.value.given), _text(name.value.family)
    address = getattr(card, "adr", None)
    if address is not None and not isinstance(address.value, str):
        place = address.value
        found |= {"Straße": _text(place.street), "PLZ": _text(place.code)}
        found |= {"Ort": _text(place.city), "Land": _text(place.country)}
    groups = getattr(card, "categories", None)
    if groups is not None:
        found["Gruppe"] = _text(groups.value[0] if isinstance(groups.value, list) and groups.value else groups.value)
    return {header: found.get(header, "") for header in _HEADERS}


def _first(card: Any, name: str) -> str:
    line = getattr(card, name, None)
    return "" if line is None else _text(line.value)


def _text(value: Any) -> str:
    return " ".join(value) if isinstance(value, list) else str(value or "")
