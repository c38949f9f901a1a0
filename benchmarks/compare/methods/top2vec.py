"""Top2Vec on centred vectors; on raw ones of this model it merges everything into a single theme."""

from importlib import import_module
from typing import Any

import numpy as np

from benchmarks.compare.methods import base
from benchmarks.compare.methods.base import FloatArray, Outcome, Task, Update
from benchmarks.compare.methods.encoder import Encoder
from benchmarks.compare.words import TOP, tokens


class Top2Vec:
    """Documents and words are looked up instead of embedded."""

    def fit(self, task: Task) -> Outcome:
        mean = task.vectors.mean(axis=0)
        known = dict(zip(task.texts, base.centred(task.vectors), strict=True))
        encoder = Encoder()

        def embed(texts: list[str]) -> FloatArray:
            if all(text in known for text in texts):
                return np.stack([known[text] for text in texts])
            moved = encoder.encode(texts) - mean
            return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)

        reducing: dict[str, Any] = {"n_neighbors": 15, "n_components": 5, "metric": "cosine"}
        if task.seed is not None:
            reducing["random_state"] = task.seed
        model: Any = import_module("top2vec").Top2Vec(
            task.texts,
            embedding_model=embed,
            tokenizer=tokens,
            # Its own 50 would leave small collections without words.
            min_count=50 if len(task.texts) >= 10_000 else 5,
            umap_args=reducing,
            verbose=False,
        )
        encoder.keep()
        words = {topic: [str(word) for word in own[:TOP]] for topic, own in enumerate(model.topic_words)}
        names = {topic: ", ".join(own[:3]) for topic, own in words.items()}
        return Outcome([int(topic) for topic in model.doc_top], words, names)

    def update(self, _task: Task, _known: int) -> Update | None:
        return None
