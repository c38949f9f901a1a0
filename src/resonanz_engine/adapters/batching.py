"""What every embedder has in common: readable pieces, equal texts once, batches of equal length, checked answers."""

from collections.abc import Callable, Sequence

import numpy as np

from resonanz_engine.errors import ModelError
from resonanz_engine.ports import Progress
from resonanz_engine.types import FloatArray

Encode = Callable[[list[str]], FloatArray]
"""(n) texts with at least one visible character → (n, d)."""


def piece(text: str, cut: int) -> str:
    """The first `cut` characters, without NUL and lone surrogates."""
    return text[:cut].replace("\0", " ").encode("utf-8", "replace").decode("utf-8").strip()


def distinct(texts: Sequence[str], cut: int) -> dict[str, list[int]]:
    """Every different piece, shortest first, with the places where it stands; "" where nothing is visible."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault(piece(text, cut), []).append(place)
    return dict(sorted(places.items(), key=lambda entry: len(entry[0])))


def embed_all(
    texts: Sequence[str], encode: Encode, *, cut: int, batch: int, width: int, progress: Progress | None = None
) -> FloatArray:
    """(n, width) float32 of unit length; zero rows for texts without any visible character."""
    out = np.zeros((len(texts), width), dtype=np.float32)
    places = distinct(texts, cut)
    done = len(places.pop("", []))
    pieces = list(places)
    for begin in range(0, len(pieces), batch):
        chosen = pieces[begin : begin + batch]
        for text, vector in zip(chosen, checked(encode(chosen), len(chosen), width), strict=True):
            out[places[text]] = vector
            done += len(places[text])
        if progress is not None:
            progress(done, len(texts))
    return out


def checked(answer: FloatArray, count: int, width: int) -> FloatArray:
    """The answer as (count, width) float32 of unit length, or ModelError."""
    try:
        vectors = np.asarray(answer, dtype=np.float32)
    except (TypeError, ValueError) as error:
        raise ModelError("The embedding model answered with something that is no table of numbers.") from error
    if vectors.shape != (count, width):
        raise ModelError(f"The embedding model answered with the shape {vectors.shape} instead of ({count}, {width}).")
    if not np.isfinite(vectors).all():
        raise ModelError("The embedding model answered with values that are no numbers.")
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-30), dtype=np.float32)
