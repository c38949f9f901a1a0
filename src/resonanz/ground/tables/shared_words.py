"""How much a sheet becomes when each cell gets a text of its own that all of them share in the file."""

from __future__ import annotations

import re
import zipfile
from array import array
from collections.abc import Iterator
from itertools import pairwise

_ENTRY = re.compile(rb"<(?:\w{1,20}:)?si[\s/>]")
_VALUE = re.compile(rb"<(?:\w{1,20}:)?v(?:\s[^>]{0,100})?>\s{0,20}([0-9]{1,9})\s{0,20}<")
_CHUNK = 1 << 20
_OVERLAP = 256


def unfolded(archive: zipfile.ZipFile) -> int:
    """Bytes of the shared texts in the largest sheet, each as often as a cell names it; never less than it will be.

    A number that is no name of a text counts as one, too: whoever reads the sheet decides that, not we.
    """
    names = [member.filename for member in archive.infolist()]
    lengths = array("Q")
    for name in names:
        if name.lower().endswith("sharedstrings.xml"):
            lengths.extend(_lengths(archive, name))
    if not lengths:
        return 0
    return max((_named(archive, name, lengths) for name in names if "/worksheets/" in name.lower()), default=0)


def _lengths(archive: zipfile.ZipFile, name: str) -> array[int]:
    """Bytes from each text to the next one."""
    starts = array("Q", (at for at, _match in _found(archive, name, _ENTRY)))
    starts.append(max(archive.getinfo(name).file_size, starts[-1] if starts else 0))
    return array("Q", (after - before for before, after in pairwise(starts)))


def _named(archive: zipfile.ZipFile, name: str, lengths: array[int]) -> int:
    total, count = 0, len(lengths)
    for _at, match in _found(archive, name, _VALUE):
        number = int(match[1])
        total += lengths[number] if number < count else 0
    return total


def _found(archive: zipfile.ZipFile, name: str, pattern: re.Pattern[bytes]) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Every match with where it begins in the member, a megabyte at a time."""
    read, tail = 0, b""
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            piece, before = tail + chunk, read - len(tail)
            end = 0
            for match in pattern.finditer(piece):
                end = match.end()
                yield before + match.start(), match
            read += len(chunk)
            tail = piece[max(end, len(piece) - _OVERLAP) :]
