"""XML written element by element, without keeping any of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from resonanz.doors.exports.guids import xml_text


class Written:
    """Values that are None are left out; all others are made fit for XML."""

    def __init__(self, target: IO[bytes]) -> None:
        self._xml = XMLGenerator(target, encoding="utf-8", short_empty_elements=True)
        self._xml.startDocument()

    @contextmanager
    def element(self, name: str, values: Mapping[str, str | None] | None = None) -> Iterator[None]:
        given = {key: xml_text(value) for key, value in (values or {}).items() if value is not None}
        self._xml.startElement(name, AttributesImpl(given))
        yield
        self._xml.endElement(name)

    def leaf(self, name: str, values: Mapping[str, str | None] | None = None, *, text: str = "") -> None:
        with self.element(name, values):
            if text:
                self._xml.characters(xml_text(text))
