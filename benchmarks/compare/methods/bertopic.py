"""BERTopic as it comes (multilingual), with the two turns of the screw that help it most."""

from hashlib import blake2b
from importlib import import_module
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.compare.methods import base
from benchmarks.compare.methods.base import Outcome, Task, Update
from benchmarks.compare.words import vocabulary

LIKE = 0.9
"""Similarity from which on ``merge_models`` takes two themes for one."""
Fitted = tuple[Any, list[int]]
_fitted: dict[tuple[bytes, int], Fitted] = {}
"""Seeded fits of this process, so that reducing outliers does not fit again what the plain one has fitted."""


class Bertopic:
    """centred: on vectors without the mean; reduced: outliers go to the nearest theme afterwards."""

    def __init__(self, *, centred: bool, reduced: bool) -> None:
        self._centred = centred
        self._reduced = reduced

    def fit(self, task: Task) -> Outcome:
        vectors = self._vectors(task)
        model, topics = self._known(task, vectors)
        if self._reduced and -1 in topics and set(topics) != {-1}:
            topics = list(model.reduce_outliers(task.texts, topics, strategy="embeddings", embeddings=vectors))
            model.update_topics(task.texts, topics=topics, vectorizer_model=_vectorizer())
        return _outcome(model, topics)

    def update(self, task: Task, known: int) -> Update | None:
        """Its own way: a model of the new texts, merged into the old one."""
        if self._reduced:
            return None
        vectors = self._vectors(task)
        old, topics = self._known(task.first(known), vectors[:known])
        begin = perf_counter()
        new, _ = self._model(task.rest(known), vectors[known:])
        merged = type(old).merge_models([old, new], min_similarity=LIKE)
        seconds = perf_counter() - begin
        assigned = [int(topic) for topic in merged.topics_]
        return Update(_outcome(old, topics), Outcome(assigned, {}), seconds)

    def _vectors(self, task: Task) -> base.FloatArray:
        return base.centred(task.vectors) if self._centred else task.vectors

    def _known(self, task: Task, vectors: base.FloatArray) -> Fitted:
        if task.seed is None:
            return self._model(task, vectors)
        key = (blake2b(np.ascontiguousarray(vectors).tobytes()).digest(), task.seed)
        if key not in _fitted:
            _fitted[key] = self._model(task, vectors)
        return _fitted[key]

    @staticmethod
    def _model(task: Task, vectors: base.FloatArray) -> Fitted:
        options: dict[str, Any] = {"language": "multilingual", "vectorizer_model": _vectorizer()}
        if task.seed is not None:
            # BERTopic's own settings, with a seed; without one it computes on all cores and never twice the same.
            reducer = import_module("umap").UMAP
            options["umap_model"] = reducer(
                n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=task.seed
            )
        model: Any = import_module("bertopic").BERTopic(**options, embedding_model=None)
        topics, _ = model.fit_transform(task.texts, np.asarray(vectors))
        return model, [int(topic) for topic in topics]


def plain() -> Bertopic:
    return Bertopic(centred=False, reduced=False)


def reduced() -> Bertopic:
    return Bertopic(centred=False, reduced=True)


def centred() -> Bertopic:
    return Bertopic(centred=True, reduced=False)


def centred_reduced() -> Bertopic:
    return Bertopic(centred=True, reduced=True)


def _vectorizer() -> Any:
    return import_module("sklearn.feature_extraction.text").CountVectorizer(**vocabulary())


def _outcome(model: Any, topics: list[int]) -> Outcome:
    named = {int(topic): [str(word) for word, _ in found if word] for topic, found in model.get_topics().items()}
    words = {topic: found for topic, found in named.items() if topic >= 0}
    return Outcome([int(topic) for topic in topics], words, {topic: ", ".join(own[:3]) for topic, own in words.items()})
