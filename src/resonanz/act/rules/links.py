"""What the address of a page of the team leads to."""

from __future__ import annotations

import re

_PAGE = re.compile(r"/team/(geschichte|erkenntnis|massnahme|versuch)/([0-9]{1,15})/")
_KINDS = {"geschichte": "story", "erkenntnis": "insight", "massnahme": "measure", "versuch": "experiment"}


def linked(address: str) -> tuple[str, int] | None:
    """("story", 12) for the address of that story's page, also with the house before it; None for anything else."""
    found = _PAGE.search(address)
    return (_KINDS[found[1]], int(found[2])) if found else None
