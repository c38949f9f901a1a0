"""Photos without what cameras write into them: place, time, device, the person's name, a second small picture.

Only the parts that are needed to see the picture are copied, so what nobody knew of stays behind, too. Which way up it
is to be seen is kept. No pixel is touched.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from zlib import crc32

from django.utils.translation import gettext as _

LARGEST_BYTES = 8 * 1024 * 1024
_MOST_PIXELS = 64_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_NEEDED = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"})
_MARK, _END, _SCAN, _EXIF, _ADOBE = 0xFF, 0xD9, 0xDA, 0xE1, 0xEE
_IN_SCAN = frozenset({0x00, _MARK, *range(0xD0, 0xD8)})
"""What follows a mark inside the picture itself: a stuffed byte, another mark or a restart."""
_ADOBE_BYTES = 18
_LENGTH_BYTES = 2
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_NEEDED = _FRAMES | {0xC4, 0xCC, _SCAN, 0xDB, 0xDD}
_ORIENTATION = 0x0112
_TURNED = range(2, 9)


class PhotoRefused(ValueError):
    """No photo we can show and clean; carries the sentence that says why."""


def clean_photo(data: bytes) -> tuple[str, bytes]:
    """(media type, the picture alone). Raises `PhotoRefused`."""
    if len(data) > LARGEST_BYTES:
        raise PhotoRefused(_("Dieses Foto ist zu groß. Es gehen bis zu 8 MB; meist genügt es, es kleiner zu senden."))
    try:
        if data.startswith(_PNG):
            return "image/png", _clean_png(data)
        if data.startswith(b"\xff\xd8\xff"):
            return "image/jpeg", _clean_jpeg(data)
    except (IndexError, struct.error):
        raise PhotoRefused(_broken()) from None
    raise PhotoRefused(_("Das ist kein Foto, das wir zeigen können. Es gehen JPEG und PNG."))


def _clean_png(data: bytes) -> bytes:
    at, kept = len(_PNG), bytearray(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        whole = data[at : at + 12 + length]
        if len(whole) < 12 + length or crc32(whole[4:-4]) != int.from_bytes(whole[-4:], "big"):
            raise PhotoRefused(_broken())
        if (kind == b"IHDR") != (at == len(_PNG)):
            raise PhotoRefused(_broken())
        if kind == b"IHDR":
            _check_size(*struct.unpack_from(">II", whole, 8))
        if kind in _PNG_NEEDED:
            kept += whole
        if kind == b"IEND":
            return bytes(kept)
        at += len(whole)


def _clean_jpeg(data: bytes) -> bytes:
    kept, turned, frames = bytearray(), 0, 0
    for marker, whole in _segments(data):
        if marker == _EXIF and whole[4:10] == b"Exif\0\0":
            turned = turned or _turned(whole[10:])
        if marker in _FRAMES:
            frames += 1
            height, width = struct.unpack_from(">HH", whole, 5)
            _check_size(width, height)
        # Without the Adobe part some pictures would show in wrong colours; it holds nothing but that.
        if marker in _NEEDED or (marker == _ADOBE and whole[4:9] == b"Adobe" and len(whole) <= _ADOBE_BYTES):
            kept += whole
    if frames != 1:
        raise PhotoRefused(_broken())
    return b"\xff\xd8" + _upright(turned) + bytes(kept) + b"\xff\xd9"


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers with their bytes up to the first end of a picture; what hangs behind it is never looked at."""
    at = 2
    while True:
        while data[at] == _MARK and data[at + 1] == _MARK:
            at += 1
        if data[at] != _MARK:
            raise PhotoRefused(_broken())
        marker = data[at + 1]
        if marker == _END:
            return
        length = int(struct.unpack_from(">H", data, at + 2)[0])
        after = at + 2 + length
        if length < _LENGTH_BYTES or after > len(data):
            raise PhotoRefused(_broken())
        if marker == _SCAN:
            after = _after_scan(data, after)
        yield marker, data[at:after]
        at = after


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise PhotoRefused(_broken())
        if data[at + 1] not in _IN_SCAN:
            return at
        at += 1 if data[at + 1] == _MARK else 2


def _turned(tiff: bytes) -> int:
    """The orientation, 2 to 8; 0 where the picture is upright or says nothing that can be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (entries,) = struct.unpack_from(f"{order}H", tiff, first)
        for n in range(min(entries, 200)):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * n)
            if tag == _ORIENTATION:
                return value if value in _TURNED else 0
    except struct.error:
        return 0
    return 0


def _upright(turned: int) -> bytes:
    """A part of ours that says nothing but which way up the picture is."""
    if not turned:
        return b""
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + 6 + len(tiff)) + b"Exif\0\0" + tiff


def _check_size(width: int, height: int) -> None:
    if not 0 < width * height <= _MOST_PIXELS:
        raise PhotoRefused(_("Dieses Foto hat zu viele Bildpunkte. Bitte senden Sie es kleiner."))


def _broken() -> str:
    return _("Dieses Foto ist beschädigt oder unvollständig. Bitte senden Sie es noch einmal.")
