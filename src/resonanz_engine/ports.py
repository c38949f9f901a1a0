"""What the engine asks of the outside; adapters answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from resonanz_engine.tokens import Role
from resonanz_engine.types import FloatArray, IntArray

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""


class Embedder(Protocol):
    """Turns texts into meaning vectors."""

    @property
    def name(self) -> str:
        """The model's name, stored beside every vector."""

    @property
    def version(self) -> str:
        """Changes whenever the same text would get another vector."""

    @property
    def dimensions(self) -> int:
        """Length d of a vector."""

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """(n, d) float32 of unit length; the vector of a text does not depend on its neighbours
        but for rounding (1e-6)."""

    def embed_query(self, text: str) -> FloatArray:
        """(d,) float32 of unit length for what somebody searches; models may read it otherwise than a story."""


class Communities(Protocol):
    """Finds groups in a weighted graph; must answer the same for the same edges in the same order."""

    def find(
        self, nodes: int, edges: IntArray, weights: FloatArray, resolutions: Sequence[float]
    ) -> tuple[IntArray, ...]:
        """Edges (m, 2), weights (m,) > 0; answers the group of each node (nodes,), 0-based, for each resolution."""


class Stemmer(Protocol):
    """Cuts words to their stems."""

    def stem(self, words: Sequence[str], language: str) -> list[str]:
        """One stem for each lower-case word."""


class LanguageGuesser(Protocol):
    """Tells the language of a text."""

    def guess(self, text: str) -> str:
        """ISO 639-1 code, one of the languages the guesser was limited to."""


class WordLists(Protocol):
    """Function words of a language."""

    def stop(self, language: str) -> frozenset[str]:
        """Lower-case words that carry no theme of their own."""

    def generic(self, language: str) -> frozenset[str]:
        """Words of time, amount, people and small talk: meaningful, but no name for a theme."""

    def roles(self, language: str) -> Mapping[str, Role]:
        """What function words do inside a phrase."""

    def abbreviations(self) -> frozenset[str]:
        """Lower-case abbreviations, without their last full stop, that don't end a sentence."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The adapters one run works with."""

    communities: Communities
    stemmer: Stemmer
    guesser: LanguageGuesser
    lists: WordLists
