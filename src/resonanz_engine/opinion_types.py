"""What goes into an opinion map and what comes out: votes of people on statements, groups, common ground."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from scipy import sparse

from resonanz_engine.errors import StoredMemoryError
from resonanz_engine.types import BoolArray, IntArray, Numbers

NOBODY = -1
"""The group of people who have voted too rarely to belong anywhere ("zu wenige Stimmen")."""

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Votes in the order in which they came, so that the last one on a statement counts.

    people (n) and statements (m) are ids, each once; person (v,), statement (v,) are positions in them and
    value (v,) is AGREE, PASS or DISAGREE. People and statements without votes may be listed.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    person: IntArray
    statement: IntArray
    value: IntArray

    @classmethod
    def of(cls, rows: Sequence[tuple[str, str, int]]) -> Votes:
        """Votes from rows (person id, statement id, value)."""
        people = {name: place for place, name in enumerate(dict.fromkeys(row[0] for row in rows))}
        statements = {name: place for place, name in enumerate(dict.fromkeys(row[1] for row in rows))}
        return cls(
            tuple(people),
            tuple(statements),
            np.array([people[row[0]] for row in rows], dtype=np.int64),
            np.array([statements[row[1]] for row in rows], dtype=np.int64),
            np.array([row[2] for row in rows], dtype=np.int64),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """Votes in an order that does not depend on the order of the input, one per person and statement.

    people (n), statements (m): sorted ids; table (n, m) float64 with a stored value for every vote, PASS too;
    replaced: earlier votes that a later one of the same person on the same statement took the place of;
    contradicting: those of them that said something else.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    table: sparse.csr_array
    replaced: int
    contradicting: int


class Side(StrEnum):
    """Which way a group leans."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Distinguishing:
    """What sets a group apart: the share in the group that agrees (or disagrees), beside everybody else's.

    chosen of votes in the group, chosen_else of votes_else outside (votes include passes); difference of the
    two shares with its interval, which holds for all statements and groups at once; sure: the interval lies
    above 0.
    """

    statement: str
    side: Side
    chosen: int
    votes: int
    chosen_else: int
    votes_else: int
    share: float
    interval: tuple[float, float]
    difference: float
    difference_interval: tuple[float, float]
    sure: bool


@dataclass(frozen=True, slots=True)
class GroupShare:
    """How many of a group's votes on a statement go its common way, with the interval of the share."""

    group: int
    chosen: int
    votes: int
    share: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Common:
    """What unites the groups: in each of them more than half go the same way.

    weakest: the smallest share of all groups; floor: the smallest lower end of their intervals, which hold for
    all statements at once; sure: floor > 0.5.
    """

    statement: str
    side: Side
    weakest: float
    floor: float
    sure: bool
    groups: tuple[GroupShare, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OpinionGroup:
    """People who vote alike. key stays the same over updates; centre: (2,) on the map."""

    key: int
    size: int
    centre: Numbers
    distinguishing: tuple[Distinguishing, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """How well a number of groups stands.

    reproducible: mean adjusted Rand index of the groups from two halves of the votes that have nothing in
    common, about 0 for chance and 1 for the same groups; steady: the same between all votes and the votes
    without a tenth; smallest: people in the smallest group.
    """

    count: int
    reproducible: float
    steady: float
    smallest: int

    @property
    def score(self) -> float:
        """What the number of groups is chosen by."""
        return max(self.reproducible, 0.0) * max(self.steady, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class OpinionMemory:
    """What the next map needs so that groups keep their identity and axes don't turn. No people, no votes.

    statements (m) ids; axes (m, 2) unit length or zero; keys (k,) int64 > 0; centres (k, 2) on the map;
    next_key; wish: number of groups that ``streak`` examinations in a row preferred to the present one;
    examined: votes at the last examination; candidates: what it found.
    """

    recipe: str
    statements: tuple[str, ...]
    axes: Numbers
    keys: IntArray
    centres: Numbers
    next_key: int
    wish: int
    streak: int
    examined: int
    candidates: tuple[Candidate, ...]

    def to_bytes(self) -> bytes:
        """The memory as one NPZ file without pickles."""
        sink = io.BytesIO()
        np.savez(
            sink,
            recipe=np.array(self.recipe),
            # UTF-8 in one piece: fixed-width strings would drop trailing NULs and grow with the longest id.
            names=np.frombuffer("".join(self.statements).encode("utf-8", "surrogatepass"), dtype=np.uint8),
            lengths=np.array([len(name) for name in self.statements], dtype=np.int64),
            axes=self.axes,
            keys=self.keys,
            centres=self.centres,
            counters=np.array([self.next_key, self.wish, self.streak, self.examined], dtype=np.int64),
            candidates=np.array([astuple(row) for row in self.candidates], dtype=np.float64).reshape(-1, 4),
        )
        return sink.getvalue()

    @classmethod
    def from_bytes(cls, raw: bytes) -> OpinionMemory:
        """Read what ``to_bytes`` wrote; raises StoredMemoryError for anything else."""
        try:
            with np.load(io.BytesIO(raw), allow_pickle=False) as box:
                memory = cls(
                    recipe=str(box["recipe"]),
                    statements=_cut(box["names"].tobytes().decode("utf-8", "surrogatepass"), box["lengths"].tolist()),
                    axes=box["axes"].astype(np.float64),
                    keys=box["keys"].astype(np.int64),
                    centres=box["centres"].astype(np.float64),
                    next_key=int(box["counters"][0]),
                    wish=int(box["counters"][1]),
                    streak=int(box["counters"][2]),
                    examined=int(box["counters"][3]),
                    candidates=tuple(
                        Candidate(int(row[0]), row[1], row[2], int(row[3])) for row in box["candidates"].tolist()
                    ),
                )
        except (ValueError, KeyError, OSError, EOFError, IndexError, OverflowError, zipfile.BadZipFile) as error:
            raise StoredMemoryError("The stored opinion map can't be read.") from error
        memory._check()
        return memory

    def _check(self) -> None:
        shapes: list[tuple[Any, Any]] = [
            (self.axes.shape, (len(self.statements), 2)),
            (self.centres.shape, (len(self.keys), 2)),
        ]
        whole = all(np.isfinite(part).all() for part in (self.axes, self.centres))
        if not whole or any(is_ != meant for is_, meant in shapes):
            raise StoredMemoryError("The stored opinion map does not fit together.")


def _cut(text: str, lengths: list[int]) -> tuple[str, ...]:
    names, begin = [], 0
    for length in lengths:
        names.append(text[begin : begin + length])
        begin += length
    return tuple(names)


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """An opinion map.

    people (n), statements (m): sorted ids; positions (n, 2), NaN for people without votes; groups: largest
    first; assignments (n,) group key, NOBODY for people under ``least`` votes; cast (n,) votes of each
    person; candidates: the numbers of groups that were examined.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    votes: int
    replaced: int
    contradicting: int
    least: int
    positions: Numbers
    assignments: IntArray
    cast: IntArray
    groups: tuple[OpinionGroup, ...]
    consensus: tuple[Common, ...]
    candidates: tuple[Candidate, ...]
    memory: OpinionMemory

    def too_few(self) -> BoolArray:
        """(n,) who has voted too rarely to belong to a group."""
        return np.asarray(self.assignments == NOBODY)
