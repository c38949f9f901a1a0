"""Looks into a workbook's archive before anything unpacks it."""

import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path

from resonanz.ground.tables.problems import (
    NotAWorkbook,
    OldWorkbook,
    WorkbookLocked,
    WorkbookTooDense,
    WorkbookTooLarge,
    WorkbookTooWide,
)
from resonanz.ground.tables.shared_words import unfolded

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MEGABYTE = 1 << 20
_SMALL = 4 * _MEGABYTE  # Ratios say nothing about archives that unpack to next to nothing.
_CHUNK = 1 << 20
_OVERLAP = 64
_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,8})([0-9]{1,20})["']""")
_STEP = re.compile(rb"<(?:\w{1,20}:)?(row|c)[\s/>]")
_UNPACK_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,  # also NotImplementedError: a packing method nobody knows
    EOFError,
    ValueError,
    OSError,
)


def check_workbook(path: Path, *, unpacked_limit: int, ratio_limit: int, cell_limit: int) -> None:
    """Refuse what is no workbook, is locked, or would burst memory; the sizes are measured, not believed."""
    with path.open("rb") as file:
        if file.read(len(OLE_MAGIC)) == OLE_MAGIC:
            raise WorkbookLocked if _contains(path, _ENCRYPTED) else OldWorkbook
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_size(sum(member.file_size for member in members), path, unpacked_limit, ratio_limit)
            if "xl/workbook.xml" not in {member.filename.lower() for member in members}:
                raise NotAWorkbook
            if any(member.flag_bits & 1 for member in members):
                raise WorkbookLocked
            unpacked = 0
            for member in members:
                unpacked = _check_member(archive, member, unpacked, unpacked_limit, cell_limit)
            _check_size(unpacked, path, unpacked_limit, ratio_limit)
            if (words := unfolded(archive)) > unpacked_limit:
                raise WorkbookTooLarge(found=words // _MEGABYTE, limit=unpacked_limit // _MEGABYTE)
    except _UNPACK_ERRORS:
        raise NotAWorkbook from None


def _check_size(unpacked: int, path: Path, unpacked_limit: int, ratio_limit: int) -> None:
    if unpacked > unpacked_limit:
        raise WorkbookTooLarge(found=unpacked // _MEGABYTE, limit=unpacked_limit // _MEGABYTE)
    ratio = unpacked // max(path.stat().st_size, 1)
    if unpacked > _SMALL and ratio > ratio_limit:
        raise WorkbookTooDense(found=ratio, limit=ratio_limit)


def _check_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    unpacked: int,
    unpacked_limit: int,
    cell_limit: int,
) -> int:
    """Unpack in pieces; a stray cell far out makes a sheet of billions of cells out of a few bytes."""
    widest = lowest = beside = 0
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > unpacked_limit:
                raise WorkbookTooLarge(found=unpacked // _MEGABYTE, limit=unpacked_limit // _MEGABYTE)
            found = _CELL.findall(tail + chunk)
            widest = max(widest, *map(_column, {letters for letters, _ in found}), 0)
            lowest = max(lowest, *(int(digits) for _, digits in found), 0)
            # Cells may leave out where they stand; then they stand beside each other.
            for step in _STEP.finditer(chunk):
                beside = beside + 1 if step[1] == b"c" else 0
                widest = max(widest, beside)
            tail = chunk[-_OVERLAP:]
    if widest * lowest > cell_limit:
        raise WorkbookTooWide(found=widest * lowest, limit=cell_limit)
    return unpacked


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _contains(path: Path, needle: bytes) -> bool:
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if needle in tail + chunk:
                return True
            tail = chunk[-len(needle) :]
    return False
