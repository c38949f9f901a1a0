"""ZIP archives from strangers: looked at before anything is unpacked, unpacked only in memory and only so far."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from resonanz.listen.rules.formats.problems import ArchiveTooLarge, ArchiveUnreadable

UNPACKED_LIMIT = 2 * 1024 * 1024 * 1024
COUNT_LIMIT = 200_000
_MEGABYTE = 1 << 20
_PIECE = 1 << 20
UNPACK_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,  # also NotImplementedError: a packing method nobody knows
    EOFError,
    ValueError,
    OSError,
)


@contextmanager
def opened_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Raises `ArchiveUnreadable` and `ArchiveTooLarge`."""
    try:
        archive = zipfile.ZipFile(path)
    except UNPACK_ERRORS:
        raise ArchiveUnreadable from None
    with archive:
        members = archive.infolist()
        if len(members) > COUNT_LIMIT or sum(member.file_size for member in members) > UNPACKED_LIMIT:
            raise ArchiveTooLarge(limit=UNPACKED_LIMIT // _MEGABYTE, count=COUNT_LIMIT)
        yield archive


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The bytes of one member, or None where they are more than the limit, whatever the archive claims.

    Raises what is in `UNPACK_ERRORS`.
    """
    pieces: list[bytes] = []
    size = 0
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > limit:
                return None
            pieces.append(piece)
    return b"".join(pieces)
