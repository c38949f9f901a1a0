"""What a PDF says, read from the bytes: every glyph that is set on its pages, and what stands in its metadata.

Only as much of the format as typst writes: plain objects, deflated streams, fonts with a table back to Unicode.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONT = re.compile(rb"/(f\d+) [-\d.]+ Tf")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_text(made: bytes) -> str:
    """All pages in their order, then the metadata; without white space and hyphens, so that no line break hides a word.

    Search it for `squeezed` words.
    """
    objects = {int(number): body for number, body in _OBJECT.findall(made)}
    fonts = {number: _unicode(objects, body) for number, body in objects.items() if b"/ToUnicode" in body}
    said: list[str] = []
    for body in objects.values():
        if b"/Type/Page/" in body:
            names = _names(objects, body)
            for content in re.findall(rb"/Contents (\d+) 0 R", body):
                said += _shown(_stream(objects[int(content)]), {name: fonts.get(pk, {}) for name, pk in names.items()})
    said += [_stream(body).decode("utf-8") for body in objects.values() if b"/Type/Metadata" in body]
    return squeezed("".join(said))


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]", "", words)


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _names(objects: dict[int, bytes], page: bytes) -> dict[bytes, int]:
    """Which font each name on this page stands for."""
    found = re.search(rb"/Resources (\d+) 0 R", page)
    resources = objects[int(found[1])] if found else page
    return {name: int(number) for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", resources)}


def _unicode(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    number = re.search(rb"/ToUnicode (\d+) 0 R", font)
    assert number is not None
    table = _stream(objects[int(number[1])])
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n", table)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


def _shown(content: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    at, font = 0, {}
    while at < len(content):
        if named := _FONT.match(content, at):
            font, at = fonts.get(named[1], {}), named.end()
            continue
        glyphs, at = _string(content, at)
        yield "".join(font.get(int.from_bytes(glyphs[n : n + 2], "big"), "") for n in range(0, len(glyphs), 2))


def _string(content: bytes, at: int) -> tuple[bytes, int]:
    """The string that begins here, empty where none does, and where to read on."""
    if written := _HEX.match(content, at):
        return bytes.fromhex(written[1].decode()), written.end()
    if content[at : at + 1] != b"(":
        return b"", at + 1
    found, depth, at = b"", 1, at + 1
    while True:
        byte = content[at : at + 1]
        if byte == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(content, at + 1)
            after = content[at + 1 : at + 2]
            found += bytes([int(octal[0], 8)]) if octal else _ESCAPED.get(after, after)
            at = octal.end() if octal else at + 2
            continue
        depth += (byte == b"(") - (byte == b")")
        at += 1
        if depth == 0:
            return found, at
        found += byte
