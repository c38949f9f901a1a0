"""What a text cites: words between quotation marks, which somebody else said."""

import re
from bisect import bisect_right
from collections.abc import Sequence

QUOTED = re.compile('„[^„“”"\\n]{1,400}[“”"]|“[^„“”\\n]{1,400}”|«[^«»\\n]{1,400}»|»[^«»\\n]{1,400}«|"[^"\\n]{1,400}"')
"""Marks in pairs on one line; the limit keeps the work linear where one is never closed."""


def cited(text: str) -> list[tuple[int, int]]:
    """(start, end) of every quotation with its marks, in order."""
    return [hit.span() for hit in QUOTED.finditer(text)]


def inside(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``start`` to ``end`` lies within one of the ``places``, which stand in order."""
    at = bisect_right(places, (start, len(places) and places[-1][1])) - 1
    return at >= 0 and end <= places[at][1]
