"""Which column of an address list holds what: proposed from the names of the columns, decided by people."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from resonanz.ground.tables.names import fold

FIELDS = (
    *("email", "name", "first_name", "last_name", "street", "postcode", "town", "country"),
    *("language", "group", "consent_on", "consent_how"),
)


@cache
def _names() -> dict[str, str]:
    """Folded name → field."""
    raw = tomllib.loads(files("resonanz.ask").joinpath("data/address_columns.toml").read_text("utf-8"))
    return {fold(name): field for field, names in raw.items() for name in names}


def guess_columns(headers: Sequence[str]) -> dict[str, str]:
    """Field → header; the first that fits, and each header once."""
    known, found = _names(), dict[str, str]()
    for header in headers:
        field = known.get(fold(header))
        if field is not None:
            found.setdefault(field, header)
    return found
