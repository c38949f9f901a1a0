"""Which made-up examples a passage is near to in meaning."""

import io
import zipfile
from dataclasses import dataclass

import numpy as np

from resonanz_engine.errors import StoredMemoryError, VectorError
from resonanz_engine.findings import Kind
from resonanz_engine.ports import Embedder
from resonanz_engine.rulebook import Rulebook
from resonanz_engine.steps import likeness
from resonanz_engine.tuning import Tuning
from resonanz_engine.types import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """The rulebook's examples with their vectors (e, d); model says whose vectors these are."""

    model: str
    kinds: tuple[Kind | None, ...]
    texts: tuple[str, ...]
    vectors: FloatArray

    def to_bytes(self) -> bytes:
        """The examples as one NPZ file without pickles, to be kept until the model changes."""
        sink = io.BytesIO()
        names = np.array([kind or "" for kind in self.kinds])
        np.savez_compressed(
            sink, model=self.model, kinds=names, texts=np.array(self.texts), vectors=self.vectors.astype(np.float16)
        )
        return sink.getvalue()

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Examples":
        """Read what ``to_bytes`` wrote; raises StoredMemoryError for anything else."""
        try:
            with np.load(io.BytesIO(raw), allow_pickle=False) as box:
                return cls(
                    model=str(box["model"]),
                    kinds=tuple(Kind(name) if name else None for name in box["kinds"].tolist()),
                    texts=tuple(box["texts"].tolist()),
                    vectors=box["vectors"].astype(np.float32),
                )
        except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
            raise StoredMemoryError("The stored examples can't be read.") from error


@dataclass(frozen=True, slots=True)
class Likeness:
    """How clearly the examples speak for a kind (0..1), the cosine to the nearest of its examples, and that one."""

    lead: float = 0.0
    nearness: float = 0.0
    example: str = ""


def embedded_examples(rules: Rulebook, embedder: Embedder, stored: bytes | None = None) -> Examples:
    """The examples as this model sees them: read from ``stored`` where model and texts are the same."""
    model = f"{embedder.name} {embedder.version}"
    texts = tuple(example.text for example in rules.examples)
    kinds = tuple(example.kind for example in rules.examples)
    if stored is not None:
        try:
            known = Examples.from_bytes(stored)
        except StoredMemoryError:
            known = None
        if known is not None and (known.model, known.texts, known.kinds) == (model, texts, kinds):
            return known
    return Examples(model, kinds, texts, embedder.embed(list(texts)).astype(np.float16).astype(np.float32))


def kinds_by_example(vectors: FloatArray, examples: Examples, tuning: Tuning) -> list[dict[Kind, Likeness]]:
    """For each passage (p, d) the kind that the examples speak for.

    Raises VectorError where the vectors are not of the examples' length.
    """
    if len(vectors) and vectors.shape[1] != examples.vectors.shape[1]:
        raise VectorError(f"The examples know vectors of length {examples.vectors.shape[1]}, not {vectors.shape[1]}.")
    order: list[Kind | None] = [None, *Kind]
    kinds = np.array([order.index(kind) for kind in examples.kinds], dtype=np.int64)
    model = likeness.learned(examples.vectors, kinds, len(order), tuning.ridge)
    lead = likeness.lead(likeness.scores(vectors, model))
    cosines = likeness.cosines(vectors, examples.vectors, model)
    out: list[dict[Kind, Likeness]] = []
    for row, values in enumerate(lead.tolist()):
        told = {}
        for at, kind in enumerate(order):
            if kind is not None and values[at] > 0:
                own = np.flatnonzero(kinds == at)
                best = int(own[cosines[row, own].argmax()])
                told[kind] = Likeness(float(values[at]), float(cosines[row, best]), examples.texts[best])
        out.append(told)
    return out
