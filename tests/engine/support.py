"""Made-up vectors and texts for the engine's tests."""

import json
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from resonanz_engine.adapters.wordlists import ShippedLists
from resonanz_engine.pipeline import find_themes, readable
from resonanz_engine.ports import Progress
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps.words import Lists, scan, with_stems
from resonanz_engine.tokens import Words
from resonanz_engine.types import FloatArray, Found, Space, ThemeMemory

WIDTH = 64
GOLDEN = Path(__file__).parent / "golden"


def fake_vectors(texts: Sequence[str]) -> FloatArray:
    """(n, 64) hashed bags of five-letter pieces: equal texts are equal, related texts are near."""
    rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in readable(text).lower().split():
            for begin in range(max(1, len(word) - 4)):
                place = blake2b(word[begin : begin + 5].encode("utf-8", "replace"), digest_size=4).digest()
                number = int.from_bytes(place, "big")
                rows[row, number % WIDTH] += 1 if number & 128 else -1
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def words_of(texts: Sequence[str]) -> Words:
    """The words of the texts with the shipped German and English lists, unstemmed."""
    lists = ShippedLists()
    both = Lists(
        stop=lists.stop("de") | lists.stop("en"),
        generic=lists.generic("de") | lists.generic("en"),
        roles={**lists.roles("en"), **lists.roles("de")},
    )
    return with_stems(scan(texts, 2000), {}, both)


def golden_stories() -> list[dict[str, str]]:
    """The stories of a made-up municipal utility, with the topic their author meant."""
    stories: list[dict[str, str]] = json.loads((GOLDEN / "stories.json").read_text(encoding="utf-8"))
    return stories


def found_in(texts: Sequence[str]) -> Found:
    """Themes of the texts with made-up vectors and the real adapters."""
    # The default tools are imported here so that unit tests of single steps stay free of adapters.
    from resonanz_engine.defaults import tools

    return find_themes(list(texts), fake_vectors(texts), Recipe(), tools())


class FakeEmbedder:
    """Made-up vectors behind the real port; ``asked`` counts how often it had to work."""

    name, dimensions = "fake", WIDTH

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.asked = 0

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:  # noqa: ARG002  # the port asks for it
        self.asked += 1
        return fake_vectors(texts)


def plain_space(width: int) -> Space:
    """A space that changes nothing."""
    return Space(np.zeros(width, dtype=np.float32), np.eye(width, dtype=np.float32))


def memory_of(keys: Sequence[int], width: int, **changes: object) -> ThemeMemory:
    """A memory whose prototypes are the first axes, one facet each."""
    values: dict[str, object] = {
        "recipe": Recipe().version,
        "space": plain_space(width),
        "keys": np.array(keys, dtype=np.int64),
        "facets": np.arange(1, len(keys) + 1, dtype=np.int64),
        "centroids": np.eye(width, dtype=np.float32)[: len(keys)],
        "floor": 0.5,
        "far": 0.02,
        "next_key": max(keys, default=0) + 1,
        "next_facet": len(keys) + 1,
        "fitted": 10,
    }
    return ThemeMemory(**{**values, **changes})  # type: ignore[arg-type]
