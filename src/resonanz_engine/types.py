"""What goes in and what comes out. Words are never copied here: a Span says where they stand."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

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
class Space:
    """Where meaning is compared: ``(vector - mean - shifts of its known groups) @ basis``.

    mean (d,) float32; basis (d, q) float32, orthonormal columns; columns: names of the known group columns, each
    with its values and their shifts (v, d) away from the mean. A value not met before has no shift.
    """

    mean: FloatArray
    basis: FloatArray
    columns: tuple[str, ...] = ()
    values: tuple[tuple[str, ...], ...] = ()
    shifts: tuple[FloatArray, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ThemeMemory:
    """What the next run needs to recognise its themes; plain arrays, no words of stories.

    A theme has one or more prototypes, so a wide theme need not be round: keys (f,) int64 > 0 says whose
    prototype each row of centroids (f, q) float32 is, unit length, in the frozen space; facets (f,) int64 > 0 the
    facet it belongs to. floor: cosine under which a story stands for itself; far: share of unknown stories to be
    expected under it; fitted: number of different texts at the last discovery; resolution: of its themes; merged:
    keys people put into others, by the key they are shown as.
    """

    recipe: str
    space: Space
    keys: IntArray
    facets: IntArray
    centroids: FloatArray
    floor: float
    far: float
    next_key: int
    next_facet: int
    fitted: int
    resolution: float = 1.0
    merged: Mapping[int, int] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The memory as one NPZ file without pickles."""
        sink = io.BytesIO()
        space = self.space
        np.savez(
            sink,
            recipe=np.array(self.recipe),
            keys=self.keys,
            facets=self.facets,
            centroids=self.centroids,
            mean=space.mean,
            basis=space.basis,
            columns=np.array(json.dumps([space.columns, space.values])),
            shifts=np.vstack([np.zeros((0, len(space.mean)), dtype=np.float32), *space.shifts]),
            bounds=np.array([self.floor, self.far, self.resolution], dtype=np.float64),
            merged=np.array(sorted(self.merged.items()), dtype=np.int64).reshape(-1, 2),
            counters=np.array([self.next_key, self.next_facet, self.fitted], dtype=np.int64),
        )
        return sink.getvalue()

    @classmethod
    def from_bytes(cls, raw: bytes) -> ThemeMemory:
        """Read what ``to_bytes`` wrote; raises StoredMemoryError for anything else, older versions included."""
        try:
            with np.load(io.BytesIO(raw), allow_pickle=False) as box:
                memory = cls._from(box)
        except (ValueError, KeyError, OSError, EOFError, IndexError, TypeError, zipfile.BadZipFile) as error:
            raise StoredMemoryError("The stored theme memory can't be read.") from error
        space = memory.space
        fits = memory.centroids.shape == (len(memory.keys), space.basis.shape[1])
        if not fits or len(memory.facets) != len(memory.keys) or len(space.basis) != len(space.mean):
            raise StoredMemoryError("The stored theme memory does not fit together.")
        return memory

    @classmethod
    def _from(cls, box: Mapping[str, npt.NDArray[Any]]) -> ThemeMemory:
        columns, values = json.loads(str(box["columns"]))
        edges = np.cumsum([len(own) for own in values])[:-1]
        shifts = np.split(box["shifts"].astype(np.float32), edges) if values else []
        return cls(
            recipe=str(box["recipe"]),
            space=Space(
                mean=box["mean"].astype(np.float32),
                basis=box["basis"].astype(np.float32),
                columns=tuple(columns),
                values=tuple(tuple(own) for own in values),
                shifts=tuple(shifts),
            ),
            keys=box["keys"].astype(np.int64),
            facets=box["facets"].astype(np.int64),
            centroids=box["centroids"].astype(np.float32),
            floor=float(box["bounds"][0]),
            far=float(box["bounds"][1]),
            next_key=int(box["counters"][0]),
            next_facet=int(box["counters"][1]),
            fitted=int(box["counters"][2]),
            resolution=float(box["bounds"][2]),
            merged={int(old): int(new) for old, new in box["merged"].tolist()},
        )


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided about themes; every refresh keeps it.

    merged: theme key -> the key it went into; apart: pairs of keys that must never become one theme; pinned: story
    id -> key (a key never used before opens a theme of its own); banned: pairs of story id and key that
    do not belong together; lasting: keys people decided on in another way (they named it, say): these themes, like
    those in the other decisions, stay as long as one text belongs to them.
    """

    merged: Mapping[int, int] = field(default_factory=dict)
    apart: frozenset[tuple[int, int]] = frozenset()
    pinned: Mapping[str, int] = field(default_factory=dict)
    banned: frozenset[tuple[str, int]] = frozenset()
    lasting: frozenset[int] = frozenset()

    @property
    def decided(self) -> frozenset[int]:
        """Keys of all themes a decision speaks of."""
        merged = frozenset(self.merged) | frozenset(self.merged.values())
        apart = frozenset(key for pair in self.apart for key in pair)
        return self.lasting | merged | apart | frozenset(self.pinned.values())


@dataclass(frozen=True, slots=True)
class Born:
    """A theme that was not there before, with so many stories."""

    key: int
    stories: int


@dataclass(frozen=True, slots=True)
class Merged:
    """Most stories of an earlier theme are now in ``key``."""

    key: int
    absorbed: int
    stories: int


@dataclass(frozen=True, slots=True)
class Parted:
    """A new theme most of whose earlier stories came from ``came_from``, which goes on."""

    key: int
    came_from: int
    stories: int


@dataclass(frozen=True, slots=True)
class Faded:
    """An earlier theme that has no stories of its own any more."""

    key: int


Change = Born | Merged | Parted | Faded


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """A part of a theme, with a key of its own; members (m,) story indices, strongest first; label: words of its
    stories that tell it from the other parts, None where nothing does."""

    key: int
    members: IntArray
    label: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FoundTheme:
    """One theme. Sizes count stories; ``texts`` counts different texts, so copies don't look like voices.

    members: (m,) story indices, strongest first; strengths: (m,) 0..1; centroid: (d,) mean
    direction of its texts, unit length, in the memory's space; share = m / number of stories, with its
    95 % Wilson interval; facets: its parts, largest first, none where it is of one piece.
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
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The result of a run, largest theme first.

    assignments: (n,) theme key or ALONE; facets: (n,) facet key or ALONE; strengths: (n,) 0..1, cosine to the
    nearest prototype; changes since the memory that was given; agreement: how far two halves of the stories agree
    on this many themes, chance taken off, 0..1; timings: seconds for "embed", "themes", "naming".
    """

    stories: int
    themes: tuple[FoundTheme, ...]
    assignments: IntArray
    strengths: FloatArray
    memory: ThemeMemory
    facets: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    changes: tuple[Change, ...] = ()
    agreement: float | None = None
    timings: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Where new stories belong: keys (n,) theme key or ALONE; strengths (n,) 0..1; facets (n,) likewise."""

    keys: IntArray
    strengths: FloatArray
    facets: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


class Reason(Enum):
    """Why a refresh pays."""

    NOTHING = "nothing"
    GROWN = "grown"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Drift:
    """Whether a refresh pays, and why; far: share of the new stories that no theme fits, expected: what is usual;
    growth: stories now as a multiple of the last discovery's."""

    reason: Reason
    far: float
    expected: float
    growth: float

    @property
    def pays(self) -> bool:
        return self.reason is not Reason.NOTHING
