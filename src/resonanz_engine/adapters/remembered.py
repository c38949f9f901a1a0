"""Vectors that were computed before, so that the same texts need no model; unknown texts go to the embedder."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from resonanz_engine.ports import Embedder, Progress
from resonanz_engine.types import FloatArray

_KEY_BYTES = 16


class Remembered:
    """An embedder with a memory from a file; vectors of another model in it are ignored."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self._path = path
        self._known: dict[bytes, FloatArray] | None = None

    @property
    def name(self) -> str:
        return self._embedder.name

    @property
    def version(self) -> str:
        return self._embedder.version

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """(n, d) float32 of unit length, as the embedder's own."""
        known = self._read()
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        missing = [n for n, text in enumerate(texts) if _key(text) not in known]
        for n, text in enumerate(texts):
            if _key(text) in known:
                out[n] = known[_key(text)]
        if missing:
            out[missing] = self._embedder.embed([texts[n] for n in missing], progress)
        return out

    def embed_query(self, text: str) -> FloatArray:
        return self._embedder.embed_query(text)

    def knows(self, text: str) -> bool:
        return _key(text) in self._read()

    def _read(self) -> dict[bytes, FloatArray]:
        if self._known is None:
            self._known = {}
            if self._path.exists():
                with np.load(self._path, allow_pickle=False) as stored:
                    if str(stored["model"]) == f"{self.name} {self.version}":
                        vectors = stored["vectors"].astype(np.float32)
                        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
                        keys = (row.tobytes() for row in stored["keys"])
                        self._known = dict(zip(keys, vectors, strict=True))
        return self._known


def remember(path: Path, embedder: Embedder, texts: Sequence[str]) -> None:
    """Writes the vectors of these texts, in half precision: a direction needs no more."""
    distinct = list(dict.fromkeys(texts))
    keys = np.array([np.frombuffer(_key(text), dtype=np.uint8) for text in distinct])
    vectors = embedder.embed(distinct).astype(np.float16)
    np.savez_compressed(path, keys=keys, vectors=vectors, model=f"{embedder.name} {embedder.version}")


def _key(text: str) -> bytes:
    return sha256(text.encode("utf-8", "replace")).digest()[:_KEY_BYTES]
