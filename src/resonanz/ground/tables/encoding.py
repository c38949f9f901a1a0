"""Which encoding a file really has: all of it is read, not just the head."""

import codecs
import io
from pathlib import Path

from charset_normalizer import from_bytes

from resonanz.ground.tables.problems import NotATable, UnknownEncoding

MARK = "\udc80"
"""Stands in decoded text wherever bytes could not be read."""
MARKING = "resonanz.mark"

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_FEW = 8
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEED_A_MARK = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
_SINGLE_BYTE = ["cp1252", "latin_1", "cp1250", "cp850", "mac_roman"]
_NO_FILE_ENCODINGS = {"unicode-escape", "unicode_escape", "raw-unicode-escape", "rawunicodeescape", "utf-7"}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return MARK, error.end
    raise error


codecs.register_error(MARKING, _mark)


def chosen_encoding(path: Path, name: str) -> str:
    """Check an encoding that a person chose for this file."""
    codec = _codec(name)
    if codec is None or codec in _NO_FILE_ENCODINGS:
        raise UnknownEncoding(name=name)
    if codec not in _NEED_A_MARK:
        return codec
    with path.open("rb") as file:
        return codec if file.read(4).startswith(_NEED_A_MARK[codec]) else f"{codec}-le"


def _codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
        io.TextIOWrapper(io.BytesIO(b""), codec, MARKING).read()
    except (LookupError, ValueError, TypeError):
        return None
    return codec


def detect_encoding(path: Path) -> str:
    """A few bad bytes in a UTF-8 file stay single bad rows; a file mostly not UTF-8 is something older."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    if wide := _utf16_without_bom(head):
        return wide
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _FEW and controls * 20 > len(head):
        raise NotATable
    valid, bad, sample = _count_utf8(path)
    if bad == 0 or valid >= bad:
        return "utf-8"
    return _single_byte(sample)


def _utf16_without_bom(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > _FEW and zeros * 4 > len(head) and others * 20 < zeros:
            return encoding
    return None


def _count_utf8(path: Path) -> tuple[int, int, bytes]:
    """Count readable and unreadable characters beyond ASCII; collect lines that hold the unreadable ones."""
    decoder = codecs.getincrementaldecoder("utf-8")(MARKING)
    valid = bad = 0
    sample = bytearray()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if chunk.isascii() and not decoder.getstate()[0]:
                continue
            text = decoder.decode(chunk)
            marks = text.count(MARK)
            bad += marks
            valid += len(text) - len(text.encode("ascii", "ignore")) - marks
            if marks and len(sample) < _SAMPLE:
                sample += b"".join(line for line in chunk.splitlines(keepends=True) if not line.isascii())[:_SAMPLE]
    bad += decoder.decode(b"", final=True).count(MARK)
    return valid, bad, bytes(sample)


def _single_byte(sample: bytes) -> str:
    """Windows, unless enough text in a known language says otherwise."""
    match = from_bytes(sample, cp_isolation=_SINGLE_BYTE).best()
    if match is None or match.coherence == 0 or "cp1252" in match.could_be_from_charset:
        return "cp1252"
    return codecs.lookup(match.encoding).name
