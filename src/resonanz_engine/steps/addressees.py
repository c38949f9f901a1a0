"""Whom messages are addressed to, where a collection is made of messages to several houses."""

import re
from collections import Counter
from collections.abc import Sequence

HANDLE = re.compile(r"(?<![\w.+@-])@(\w+)")
OFTEN = 0.02
"""Share of the texts from which on a handle is an addressee."""
FEWEST = 20
MOSTLY = 0.5
"""Where fewer texts name an addressee, handles are just words."""


def addressees(texts: Sequence[str], known: Sequence[str] | None = None) -> list[str | None] | None:
    """The addressee of each text (n), None where it has none: the first of the frequent handles it names.

    A model reads a handle as the loudest word of a short message, so that messages would be grouped by whom they are
    for. known: the handles of an earlier run; otherwise the frequent ones count, and the answer is None where there
    are not at least two or where most texts name none of them.
    """
    if not any("@" in text for text in texts):
        return None if known is None else [None] * len(texts)
    named = [[hit.casefold() for hit in HANDLE.findall(text)] if "@" in text else [] for text in texts]
    if known is None:
        counts = Counter(handle for own in named for handle in set(own))
        least = max(FEWEST, OFTEN * len(texts))
        frequent = {handle for handle, times in counts.items() if times >= least}
    else:
        frequent = set(known)
    found = [next((handle for handle in own if handle in frequent), None) for own in named]
    several = len({handle for handle in found if handle}) > 1
    if known is None and not (several and sum(handle is not None for handle in found) >= MOSTLY * len(texts)):
        return None
    return found
