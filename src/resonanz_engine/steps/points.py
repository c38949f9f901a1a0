"""Copies of one text become one point, in an order that does not depend on the input."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from resonanz_engine.tokens import Points
from resonanz_engine.types import ALONE, FloatArray, IntArray


def collapse(texts: Sequence[str], folded: Sequence[str], vectors: FloatArray) -> Points:
    """One point for each different folded text that has a letter or digit and a vector other than zero.

    Points are ordered by the hash of their folded text; the story that stands for a point is the one with the
    smallest text (then vector), so any permutation of the stories gives the same points.
    """
    usable = np.asarray(vectors.any(axis=1)) if len(vectors) else np.zeros(0, dtype=bool)
    groups: dict[bytes, list[int]] = {}
    for story, form in enumerate(folded):
        if usable[story] and any(sign.isalnum() for sign in form):
            groups.setdefault(digest(form), []).append(story)
    of_story: IntArray = np.full(len(texts), ALONE, dtype=np.int64)
    first: list[int] = []
    for point, name in enumerate(sorted(groups)):
        stories = groups[name]
        of_story[stories] = point
        first.append(
            stories[0]
            if len(stories) == 1
            else min(stories, key=lambda story: (texts[story], vectors[story].tobytes()))
        )
    return Points(first=np.array(first, dtype=np.int64), of_story=of_story)


def digest(text: str) -> bytes:
    """A short, stable hash of a text (lone surrogates included)."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def even_sample(points: int, limit: int, size: int) -> IntArray:
    """All positions up to ``limit`` points, above that ``size`` evenly spread ones.

    With hashed order this is a fair sample, the same for the same texts.
    """
    if points <= limit:
        return np.arange(points, dtype=np.int64)
    return (np.arange(size, dtype=np.int64) * points) // size
