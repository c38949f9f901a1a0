"""What goes in and what comes out. Words are never copied here: a Span says where they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from resonanz_engine.errors import StoredMemoryError

FloatArray = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

ALONE = -1
"""The key of a story that stands for itself ("steht für sich")."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a story: ``texts[story][start:end]``, counted in Python characters."""

    story: int
    start: int
    end: int

    def words(self, texts: Sequence[str]) -> str:
        """The words themselves, verbatim."""
        return texts[self.story][self.start : self.end]


@dataclass(frozen=True, slots=True, eq=False)
class ThemeMemory:
    """What the next run needs to recognise its themes; plain arrays, no words.

    A theme has one or more facets, so a wide theme need not be round: keys (f,) int64 > 0 says whose facet
    each row of centroids (f, d) float32 is, unit length, in the space of ``vector - mean``. mean (d,) float32
    is frozen since the last discovery; floor: cosine under which a story stands for itself; fitted: number of
    different texts at the last discovery.
    """

    recipe: str
    keys: IntArray
    centroids: FloatArray
    mean: FloatArray
    floor: float
    next_key: int
    fitted: int

    def to_bytes(self) -> bytes:
        """The memory as one NPZ file without pickles."""
        sink = io.BytesIO()
        np.savez(
            sink,
            recipe=np.array(self.recipe),
            keys=self.keys,
            centroids=self.centroids,
            mean=self.mean,
            floor=np.float64(self.floor),
            counters=np.array([self.next_key, self.fitted], dtype=np.int64),
        )
        return sink.getvalue()

    @classmethod
    def from_bytes(cls, raw: bytes) -> ThemeMemory:
        """Read what ``to_bytes`` wrote; raises StoredMemoryError for anything else."""
        try:
            with np.load(io.BytesIO(raw), allow_pickle=False) as box:
                memory = cls(
                    recipe=str(box["recipe"]),
                    keys=box["keys"].astype(np.int64),
                    centroids=box["centroids"].astype(np.float32),
                    mean=box["mean"].astype(np.float32),
                    floor=float(box["floor"]),
                    next_key=int(box["counters"][0]),
                    fitted=int(box["counters"][1]),
                )
        except (ValueError, KeyError, OSError, EOFError, IndexError, zipfile.BadZipFile) as error:
            raise StoredMemoryError("The stored theme memory can't be read.") from error
        if memory.centroids.shape != (len(memory.keys), len(memory.mean)):
            raise StoredMemoryError("The stored theme memory does not fit together.")
        return memory


@dataclass(frozen=True, slots=True, eq=False)
class FoundTheme:
    """One theme. Sizes count stories; ``texts`` counts different texts, so copies don't look like voices.

    members: (m,) story indices, strongest first; strengths: (m,) 0..1; centroid: (d,) mean
    direction of its texts, unit length, in the memory's space; share = m / number of stories, with its
    95 % Wilson interval.
    """

    key: int
    name: Span
    phrases: tuple[Span, ...]
    central: Span
    quotes: tuple[Span, ...]
    members: IntArray
    strengths: FloatArray
    centroid: FloatArray
    texts: int
    share: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The result of a run, largest theme first.

    assignments: (n,) theme key or ALONE; strengths: (n,) 0..1, cosine to the nearest facet;
    timings: seconds for "embed", "themes", "naming".
    """

    stories: int
    themes: tuple[FoundTheme, ...]
    assignments: IntArray
    strengths: FloatArray
    memory: ThemeMemory
    timings: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Where new stories belong: keys (n,) theme key or ALONE; strengths (n,) 0..1."""

    keys: IntArray
    strengths: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Different texts in an order that does not depend on the order of the input.

    first: (p,) story index that stands for the point; of_story: (n,) point of each story, ALONE for a
    story without words.
    """

    first: IntArray
    of_story: IntArray


class Role(IntEnum):
    """What a word does in a phrase; every word that is on no list and carries no meaning is a BREAK."""

    BREAK = 0
    CONTENT = 1
    NUMBER = 2
    ARTICLE = 3
    QUALIFIER = 4
    BRIDGE = 5
    LINK = 6


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words of all points as flat columns of length t, in reading order.

    point, start, end: where the word stands; stem: id of its stem; joined: one blank after the previous word;
    content: may carry meaning alone; generic: time, amount, people, small talk, which name nothing; role: a
    Role; capital: starts with a capital letter.
    """

    point: IntArray
    start: IntArray
    end: IntArray
    stem: IntArray
    joined: BoolArray
    content: BoolArray
    generic: BoolArray
    role: IntArray
    capital: BoolArray
    stems: int
