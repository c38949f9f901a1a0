"""Puts a backup of a house beside those of earlier versions: `python tools/houses.py FILE`.

The same parts, packed as small as possible; what they say of themselves stays.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

HOUSES = Path(__file__).resolve().parents[1] / "tests" / "data" / "houses"


def pack(file: Path, target: Path) -> None:
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as sink:
        for part in source.infolist():
            sink.writestr(part.filename, source.read(part), zipfile.ZIP_DEFLATED, compresslevel=9)


if __name__ == "__main__":
    given = Path(sys.argv[1])
    pack(given, HOUSES / given.name)
    print(HOUSES / given.name, (HOUSES / given.name).stat().st_size)
