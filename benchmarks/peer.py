"""BERTopic on the same vectors, where it is installed."""

import time
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from resonanz_engine.types import FloatArray


@dataclass(frozen=True, slots=True)
class PeerResult:
    """Seconds of the first and second fit, themes, share of outliers, topic of each text."""

    cold: float
    warm: float
    themes: int
    alone: float
    assigned: list[int]


def run_bertopic(texts: list[str], vectors: FloatArray) -> PeerResult:
    """Default BERTopic (multilingual); "cold" has the imports and the compilation of numba in it."""
    seconds: list[float] = []
    topics: list[int] = []
    for _ in range(2):
        begin = time.perf_counter()
        # The peer is no dependency: it is imported only when asked for.
        model: Any = import_module("bertopic").BERTopic(language="multilingual", embedding_model=None)
        topics, _ = model.fit_transform(texts, vectors)
        seconds.append(time.perf_counter() - begin)
    groups = np.array(topics)
    themes = len(set(topics) - {-1})
    return PeerResult(seconds[0], seconds[1], themes, float(np.mean(groups == -1)), groups.tolist())
