"""When two steps are the same: editions of a journey are compared by the names of their steps."""

from __future__ import annotations


def same_step(name: str) -> str:
    """A key that is equal for names that differ only in case and white space."""
    return " ".join(name.split()).casefold()
