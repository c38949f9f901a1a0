"""Which groups on a public list carry their name. A small one stands under its letter only."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from resonanz.trust.enums import K_STAFF, K


def nameable(counts: Mapping[str, int], *, staff: Collection[str]) -> set[str]:
    """Letters of groups that are large enough. A single one that is not would be known by elimination.

    So where exactly one has to stay without a name, the next smallest stays without one, too.
    """
    named = {letter for letter, count in counts.items() if count >= (K_STAFF if letter in staff else K)}
    if len(counts) - len(named) == 1 and named:
        named.discard(min(named, key=lambda letter: (counts[letter], letter)))
    return named
