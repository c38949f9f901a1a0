"""Of which audiences outside anything is said. How many answered outside altogether is known to everybody."""

from __future__ import annotations

from collections.abc import Mapping


def shown_audiences(sizes: Mapping[str, int], *, floor: int) -> frozenset[str]:
    """The audiences whose size may be said: none below the floor, and never all but a group below it, because what is
    left of the total would be that group. Then the smallest of the others is not said either.
    """
    shown = {name for name, size in sizes.items() if size >= floor}
    while shown and 0 < sum(size for name, size in sizes.items() if name not in shown) < floor:
        shown.remove(min(shown, key=lambda name: (sizes[name], name)))
    return frozenset(shown)
