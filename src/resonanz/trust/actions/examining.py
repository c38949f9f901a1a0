"""Looking at the log before it is signed: is it what was published, and do its entries hold?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from resonanz.trust import reads
from resonanz.trust.enums import Trouble
from resonanz.trust.errors import LedgerDamaged
from resonanz.trust.models import LedgerCheckpoint, LedgerEntry, LedgerKey, LedgerNode
from resonanz.trust.reads.checkpoints import copied_notes
from resonanz.trust.reads.stored_tree import STEP, WIDTH, joined
from resonanz.trust.rules.leaves import leaf_hash
from resonanz.trust.rules.notes import Checkpoint, NotANote, read_checkpoint, read_vkey
from resonanz.trust.rules.tree import Part, fold_pairs

_CHUNK = 4096
SAMPLE = 8
"""How many full stretches of 256 older entries are recomputed each time, chosen by chance."""


@dataclass(kw_only=True)
class Examined:
    """`trouble` is kind → which place; `new_nodes` are the hashes of the stretches that became full."""

    trouble: dict[str, str] = field(default_factory=dict)
    new_nodes: dict[Part, bytes] = field(default_factory=dict)

    def tell(self, kind: Trouble, note: object) -> None:
        self.trouble.setdefault(kind, str(note)[:200])


def examine(*, origin: str, size: int, thorough: bool) -> Examined:
    """Everything that is new, everything that was published, and of the rest a sample or, thoroughly, all."""
    found = Examined()
    published = _published(origin, found, thorough=thorough)
    newest = max((point.size for point in published), default=0)
    if newest > size:
        found.tell(Trouble.SHORTER, f"{newest} > {size}")
    kept = _kept_nodes(origin)
    full = size >> STEP
    old = [position for position in range(full) if (STEP, position) in kept]
    chosen = old if thorough or len(old) <= SAMPLE else sorted(random.sample(old, SAMPLE))
    fresh = [position for position in range(full) if (STEP, position) not in kept]
    for position, digest in _stretches([*chosen, *fresh], found):
        known = kept.get((STEP, position))
        if known is None:
            found.new_nodes[STEP, position] = digest
        elif known != digest:
            found.tell(Trouble.OTHER_ROOT, f"{position << STEP}–{((position + 1) << STEP) - 1}")
    _rise({**kept, **found.new_nodes}, kept, found)
    _look_at(_entries(full << STEP, size), full << STEP, size, found)
    if not found.trouble:
        _compare(origin, published, found)
    return found


def _published(origin: str, found: Examined, *, thorough: bool) -> Sequence[Checkpoint]:
    """The checkpoints to hold the log against: the newest of the database, and of the copy outside it the newest or,
    thoroughly, all that the database does not know. Older ones follow: each was held against its successor.
    """
    keys = {key.origin: key.vkey for key in LedgerKey.objects.all()}
    rows = LedgerCheckpoint.objects.filter(origin=origin).order_by("-size")
    points = [Checkpoint(origin=origin, size=row.size, root=bytes(row.root_hash)) for row in rows[:1]]
    known = set(rows.values_list("note", flat=True)) if thorough else set()
    for note in reversed(copied_notes()):
        name = note.partition("\n")[0]
        if name not in keys and name.startswith("resonanz/"):
            found.tell(Trouble.SHORTER, name)
        if name != origin or name not in keys or note in known or (len(points) > 1 and not thorough):
            continue
        with suppress(NotANote):
            # The rest of a line that a crash cut off was never published.
            points.append(read_checkpoint(note, read_vkey(keys[name])))
    return points


def _kept_nodes(origin: str) -> dict[Part, bytes]:
    rows = LedgerNode.objects.filter(origin=origin).values_list("level", "position", "node_hash")
    return {(level, position): bytes(digest) for level, position, digest in rows}


def _stretches(positions: Sequence[int], found: Examined) -> Iterable[tuple[int, bytes]]:
    """Recomputes full stretches of 256 entries from their leaves."""
    for first, end in joined([(position, position + 1) for position in positions]):
        entries = iter(_entries(first << STEP, end << STEP))
        for position in range(first, end):
            start = position << STEP
            hashes = _look_at(islice(entries, WIDTH), start, start + WIDTH, found)
            if len(hashes) == WIDTH:
                yield position, fold_pairs(hashes)


def _entries(first: int, end: int) -> Iterable[tuple[int, bytes, bytes]]:
    rows = LedgerEntry.objects.filter(index__gte=first, index__lt=end).order_by("index")
    for index, leaf, digest in rows.values_list("index", "leaf", "leaf_hash").iterator(chunk_size=_CHUNK):
        yield index, bytes(leaf), bytes(digest)


def _look_at(entries: Iterable[tuple[int, bytes, bytes]], first: int, end: int, found: Examined) -> list[bytes]:
    """Every place is taken, every leaf has its hash and knows its place."""
    hashes: list[bytes] = []
    for index, leaf, digest in entries:
        if index != first + len(hashes):
            found.tell(Trouble.GAP, first + len(hashes))
            return hashes
        if leaf_hash(leaf) != digest or not _stands_at(leaf, index):
            found.tell(Trouble.LEAF, index)
        hashes.append(digest)
    if first + len(hashes) < end:
        found.tell(Trouble.GAP, first + len(hashes))
    return hashes


def _stands_at(leaf: bytes, index: int) -> bool:
    """The keys of a canonical leaf are sorted, so its own index stands before what it supersedes."""
    return b',"n":%d,"p":' % index in leaf


def _rise(known: dict[Part, bytes], kept: dict[Part, bytes], found: Examined) -> None:
    """Nodes above the stretches: 256 of a level make one of the next."""
    level = STEP
    while True:
        full = sum(1 for at, _position in known if at == level) >> STEP
        if full == 0:
            return
        for position in range(full):
            children = [known.get((level, n)) for n in range(position << STEP, (position + 1) << STEP)]
            whole = [child for child in children if child is not None]
            if len(whole) < WIDTH:
                continue
            digest = fold_pairs(whole)
            place = (level + STEP, position)
            if place not in kept:
                known[place] = found.new_nodes[place] = digest
            elif kept[place] != digest:
                found.tell(Trouble.OTHER_ROOT, f"{level + STEP}/{position}")
        level += STEP


def _compare(origin: str, published: Sequence[Checkpoint], found: Examined) -> None:
    tree = reads.StoredTree(origin)
    for point in published:
        try:
            same = tree.root(point.size) == point.root
        except LedgerDamaged as damaged:
            found.tell(Trouble.GAP, damaged)
            return
        if not same:
            found.tell(Trouble.OTHER_ROOT, point.size)
            return
