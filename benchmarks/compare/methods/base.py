"""What every method is asked and what it answers."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """texts (n), vectors (n, d); classes: for those who must be told; seed: None = as the tool comes."""

    texts: list[str]
    vectors: FloatArray
    classes: int
    seed: int | None

    def first(self, count: int) -> "Task":
        return Task(self.texts[:count], self.vectors[:count], self.classes, self.seed)

    def rest(self, count: int) -> "Task":
        return Task(self.texts[count:], self.vectors[count:], self.classes, self.seed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """assigned (n): theme of each text, -1 without; words: up to ten single words that name a theme, best first;
    names: what a person is shown.
    """

    assigned: list[int]
    words: dict[int, list[str]]
    names: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Update:
    """The first ``known`` texts, then all: before and after, and the seconds the second step took."""

    before: Outcome
    after: Outcome
    seconds: float


class Approach(Protocol):
    """A way to find themes."""

    def fit(self, task: Task, /) -> Outcome:
        """Themes with names."""

    def update(self, task: Task, known: int, /) -> Update | None:
        """Themes that know the ones of the first ``known`` texts; None where the tool has no such way."""


def centred(vectors: FloatArray) -> FloatArray:
    """The mean of the collection taken off, unit length again."""
    moved = vectors - vectors.mean(axis=0)
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9), dtype=np.float32)
