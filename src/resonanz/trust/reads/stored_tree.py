"""The tree over the stored entries, read only as far as a proof needs it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from resonanz.trust.errors import LedgerDamaged
from resonanz.trust.models import LedgerEntry, LedgerNode
from resonanz.trust.rules.tree import (
    Range,
    complete_parts,
    consistency_ranges,
    fold_pairs,
    inclusion_ranges,
    range_root,
)

STEP = 8
"""Nodes are kept at every eighth level: at 100,000 entries that is 391 rows, and no proof reads more than 1,020."""
WIDTH = 1 << STEP


class StoredTree:
    """The log of this origin. Whatever nodes are not kept are computed from what lies below them."""

    def __init__(self, origin: str) -> None:
        self.origin = origin

    def root(self, size: int) -> bytes:
        return self.hashes([(0, size)])[0]

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        return self.hashes(inclusion_ranges(index, size))

    def consistency_proof(self, first: int, second: int) -> list[bytes]:
        return self.hashes(consistency_ranges(first, second))

    def hashes(self, spans: Sequence[Range]) -> list[bytes]:
        """The hash over each of these ranges of entries; two or three statements for all of them together."""
        wanted: dict[int, list[Range]] = {}
        for level, position in {part for span in spans for part in complete_parts(*span)}:
            lift = level % STEP
            wanted.setdefault(level - lift, []).append((position << lift, (position + 1) << lift))
        known = {base: self._row(base, ranges) for base, ranges in wanted.items()}

        def complete(level: int, position: int) -> bytes:
            lift = level % STEP
            row = known[level - lift]
            return fold_pairs([row[n] for n in range(position << lift, (position + 1) << lift)])

        return [range_root(span, complete) for span in spans]

    def _row(self, base: int, ranges: Sequence[Range]) -> dict[int, bytes]:
        """Hashes at one kept level, by position."""
        if base == 0:
            leaves = LedgerEntry.objects.filter(_inside("index", ranges))
            found = {index: bytes(digest) for index, digest in leaves.values_list("index", "leaf_hash")}
        else:
            nodes = LedgerNode.objects.filter(_inside("position", ranges), origin=self.origin, level=base)
            found = {position: bytes(digest) for position, digest in nodes.values_list("position", "node_hash")}
        missing = [n for start, end in ranges for n in range(start, end) if n not in found]
        if missing and base == 0:
            raise LedgerDamaged(missing[0])
        if missing:
            below = self._row(base - STEP, [(n << STEP, (n + 1) << STEP) for n in missing])
            found |= {n: fold_pairs([below[m] for m in range(n << STEP, (n + 1) << STEP)]) for n in missing}
        return found


def _inside(name: str, ranges: Sequence[Range]) -> Q:
    return reduce(or_, (Q(**{f"{name}__gte": start, f"{name}__lt": end}) for start, end in joined(ranges)))


def joined(ranges: Sequence[Range]) -> list[Range]:
    """Neighbours become one, so that a statement stays short."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
