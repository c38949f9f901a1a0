"""Counts people, not passages: whoever says something three times has one voice."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Cell = TypeVar("Cell", bound=Hashable)


def voices(cells: Iterable[tuple[Cell, Hashable]]) -> dict[Cell, int]:
    """Different people of each cell, out of (cell, person) pairs that may repeat."""
    seen: dict[Cell, set[Hashable]] = {}
    for cell, person in cells:
        seen.setdefault(cell, set()).add(person)
    return {cell: len(people) for cell, people in seen.items()}
