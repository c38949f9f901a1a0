"""The paragraphs of a text document (DOCX). Only its text is read; no entity, link or macro is followed."""

from pathlib import Path
from xml.parsers import expat

from resonanz.listen.rules.formats.archives import UNPACK_ERRORS, opened_archive, unpacked
from resonanz.listen.rules.formats.problems import DocumentUnreadable, TextTooLarge

MAIN = "word/document.xml"
XML_LIMIT = 64 * 1024 * 1024
_MEGABYTE = 1 << 20
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "


def read_paragraphs(path: Path) -> list[str]:
    """Raises `DocumentUnreadable`, `TextTooLarge` and what archives raise."""
    with opened_archive(path) as archive:
        try:
            xml = unpacked(archive, archive.getinfo(MAIN), XML_LIMIT)
        except (*UNPACK_ERRORS, KeyError):
            raise DocumentUnreadable from None
    if xml is None:
        raise TextTooLarge(limit=XML_LIMIT // _MEGABYTE)
    reader = _Paragraphs()
    try:
        reader.read(xml)
    except (expat.ExpatError, ValueError, LookupError):
        raise DocumentUnreadable from None
    return reader.found


class _DocumentType(ValueError):
    """Text documents have none; one that has wants something else."""


class _Paragraphs:
    """Deleted words of tracked changes stand in other elements and are not read."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._in_text = False

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.buffer_text = True
        parser.Parse(xml, True)  # noqa: FBT003  The parser takes no name here: these are all the bytes.
        self._finish()

    def _refuse(self, *_parts: object) -> None:
        raise _DocumentType

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        tag = _tag(name)
        if tag == "t":
            self._in_text = True
        elif tag in {"br", "cr"}:
            self._pieces.append("\n")
        elif tag == "tab":
            self._pieces.append("\t")

    def _end(self, name: str) -> None:
        tag = _tag(name)
        if tag == "t":
            self._in_text = False
        elif tag == "p":
            self._finish()

    def _text(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)

    def _finish(self) -> None:
        if self._pieces:
            self.found.append("".join(self._pieces))
            self._pieces.clear()


def _tag(name: str) -> str:
    for space in (_SPACE, _STRICT):
        if name.startswith(space):
            return name[len(space) :]
    return ""
