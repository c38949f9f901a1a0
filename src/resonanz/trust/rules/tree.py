"""The Merkle tree of RFC 9162, section 2.1: roots, proofs and their verification, over hashes of leaves.

A hash is 32 bytes. Ranges of leaves are half-open. A *complete* subtree of level `h` at position `p` covers the 2**h
leaves from p * 2**h on; every range that a proof names is a short row of complete subtrees (`complete_parts`), so
whoever keeps some of their hashes need not read all leaves: `Complete` is the place to plug that in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Range = tuple[int, int]
Part = tuple[int, int]
"""Level and position of a complete subtree."""
Complete = Callable[[int, int], bytes]
"""The hash of the complete subtree of that level and position."""


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def fold_pairs(hashes: Sequence[bytes]) -> bytes:
    """The root over 2**h hashes of equal height."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[n], row[n + 1]) for n in range(0, len(row), 2)]
    return row[0]


def complete_parts(start: int, end: int) -> list[Part]:
    """The largest complete subtrees that make up a range of the tree, from left to right."""
    parts: list[Part] = []
    while start < end:
        level = (end - start).bit_length() - 1
        if start:
            level = min(level, (start & -start).bit_length() - 1)
        parts.append((level, start >> level))
        start += 1 << level
    return parts


def range_root(span: Range, complete: Complete) -> bytes:
    """The Merkle tree hash over a range that is a node of the tree: complete, or its open right edge."""
    parts = complete_parts(*span)
    if not parts:
        return EMPTY_ROOT
    hashes = [complete(level, position) for level, position in parts]
    found = hashes.pop()
    while hashes:
        found = node_hash(hashes.pop(), found)
    return found


def over(hashes: Sequence[bytes]) -> Complete:
    """Complete subtrees computed from all hashes of the leaves."""

    def complete(level: int, position: int) -> bytes:
        return fold_pairs(hashes[position << level : (position + 1) << level])

    return complete


def root(hashes: Sequence[bytes]) -> bytes:
    return range_root((0, len(hashes)), over(hashes))


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """The ranges whose hashes prove the leaf at `index` in the tree of `size` leaves, from the leaf upwards."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    ranges: list[Range] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _left_size(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(first: int, second: int) -> list[Range]:
    """The ranges whose hashes prove that the tree of `second` leaves begins with that of `first` leaves."""
    if not 0 < first <= second:
        raise ValueError(f"no proof from {first} to {second} leaves")
    ranges: list[Range] = []
    start, end = 0, second
    while first != end:
        middle = start + _left_size(end - start)
        if first <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    # Whoever holds the old root knows the left edge already.
    if start > 0:
        ranges.append((start, end))
    return ranges[::-1]


def inclusion_proof(hashes: Sequence[bytes], index: int) -> list[bytes]:
    complete = over(hashes)
    return [range_root(span, complete) for span in inclusion_ranges(index, len(hashes))]


def consistency_proof(hashes: Sequence[bytes], first: int) -> list[bytes]:
    complete = over(hashes)
    return [range_root(span, complete) for span in consistency_ranges(first, len(hashes))]


def is_included(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """RFC 9162, section 2.1.3.2. `leaf` is the hash of the leaf."""
    if not 0 <= index < size:
        return False
    found = _climb(index, size - 1, proof, leaf)
    return found is not None and found[1] == root


def is_consistent(*, first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """RFC 9162, section 2.1.4.2; every tree is consistent with the empty one and with itself."""
    if not 0 <= first <= second:
        return False
    if first in {0, second}:
        return not proof and first_root == (second_root if first else EMPTY_ROOT)
    steps = list(proof)
    if first & (first - 1) == 0:
        steps.insert(0, first_root)
    if not steps:
        return False
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    return _climb(place, last, steps[1:], steps[0]) == (first_root, second_root)


def _climb(place: int, last: int, proof: Sequence[bytes], start: bytes) -> tuple[bytes, bytes] | None:
    """Folds a proof from a node upwards: over what lies to its left only, and over everything.

    None where the proof is longer or shorter than the way.
    """
    left_only = everything = start
    for step in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            left_only, everything = node_hash(step, left_only), node_hash(step, everything)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            everything = node_hash(everything, step)
        place, last = place >> 1, last >> 1
    return (left_only, everything) if last == 0 else None


def _left_size(size: int) -> int:
    """The largest power of two below `size`, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)
