"""Texts with their authors, read from bytes in memory. The tables of `ground` lie on disk; these never do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

Told = tuple[str, str]
"""Author key, text."""

AUTHOR, TEXT = ("author", "autor", "autorin", "wer", "person"), ("text", "inhalt", "nachricht", "content", "body")
_DELIMITERS = ";,\t|"
_LONGEST_KEY = 200


class Unreadable(ValueError):
    """Carries the sentence that says why; it never quotes the file."""


def read_file(content: bytes) -> list[Told]:
    """JSON lines or CSV with the columns author and text, in any order. Raises `Unreadable`."""
    words = _decoded(content)
    if not words.strip():
        raise Unreadable(_("Die Datei ist leer."))
    rows = _json_lines(words) if words.lstrip()[:1] in "{[" else _table(words)
    return _checked(list(rows))


def read_pasted(words: str) -> list[Told]:
    """Texts below each other; a line "# K" begins the next one and says who wrote it. Raises `Unreadable`."""
    found: list[tuple[str, list[str]]] = []
    for line in words.splitlines():
        if line.startswith("#") and line.strip("# \t"):
            found.append((line.strip("# \t"), []))
        elif found:
            found[-1][1].append(line)
        elif line.strip():
            raise Unreadable(_("Über dem ersten Text fehlt die Zeile mit dem Kürzel, zum Beispiel „# A“."))
    return _checked([(author, "\n".join(lines)) for author, lines in found])


def _checked(rows: list[Told]) -> list[Told]:
    """Authors as they are told apart: capitals and spaces make no second person."""
    told = [(" ".join(author.casefold().split()), text) for author, text in rows if text.strip()]
    if any(not author for author, _text in told):
        raise Unreadable(_("Bei mindestens einem Text fehlt das Kürzel, das Schreibende unterscheidet."))
    if any(len(author) > _LONGEST_KEY for author, _text in told):
        raise Unreadable(_("Ein Kürzel ist länger als 200 Zeichen. Sind die Spalten vertauscht?"))
    return told


def _decoded(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b")):
        raise Unreadable(_("Das ist keine CSV- oder JSONL-Datei. Aus Excel: „Speichern unter“, dann CSV wählen."))
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("Die Zeichen der Datei lassen sich nicht lesen. Speichern Sie sie bitte als UTF-8."))


def _json_lines(words: str) -> Iterator[Told]:
    try:
        whole = json.loads(words) if words.lstrip().startswith("[") else None
        items = whole if isinstance(whole, list) else [json.loads(line) for line in words.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise Unreadable(_("Eine Zeile ist kein vollständiges JSON-Objekt.")) from None
    for item in items:
        named = {str(name).strip().casefold(): value for name, value in item.items()} if isinstance(item, dict) else {}
        author, text = (next((named[name] for name in names if name in named), None) for names in (AUTHOR, TEXT))
        if not isinstance(text, str) or not isinstance(author, str | int):
            raise Unreadable(_("Jede Zeile braucht „author“ und „text“, zum Beispiel {„author“: „a1“, „text“: „…“}."))
        yield str(author), text


def _table(words: str) -> Iterator[Told]:
    first = words.lstrip("\r\n").splitlines()[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(words, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error:
        raise Unreadable(_("Die Tabelle lässt sich nicht lesen: Einem Text fehlen die Anführungszeichen.")) from None
    heads = [head.strip().casefold() for head in rows[0]]
    author, text = (next((heads.index(name) for name in names if name in heads), None) for names in (AUTHOR, TEXT))
    if author is None or text is None:
        raise Unreadable(_("In der ersten Zeile fehlen die Spalten „author“ und „text“."))
    for row in rows[1:]:
        if max(author, text) >= len(row):
            raise Unreadable(_("Eine Zeile hat weniger Spalten als die erste."))
        yield row[author], row[text]
