"""Three models of turftopic. GMM and KeyNMF are told the true number of classes, which nobody knows in practice."""

from importlib import import_module
from typing import Any

import numpy as np

from benchmarks.compare.methods.base import Outcome, Task, Update
from benchmarks.compare.methods.encoder import Encoder
from benchmarks.compare.words import TOP, vocabulary


class Turftopic:
    """One of its models by class name."""

    def __init__(self, model: str, *, told: bool) -> None:
        self._name = model
        self._told = told

    def fit(self, task: Task) -> Outcome:
        made = getattr(import_module("turftopic"), self._name)
        options: dict[str, Any] = {"n_components": task.classes or 20} if self._told else {}
        encoder = Encoder()
        model: Any = made(**options, encoder=encoder, vectorizer=_vectorizer(task), random_state=task.seed)
        if self._told:
            weights = np.asarray(model.fit_transform(task.texts, embeddings=task.vectors))
            # A text without any weight belongs nowhere.
            assigned = np.where(weights.any(axis=1), weights.argmax(axis=1), -1)
        else:
            assigned = np.asarray(model.fit_predict(task.texts, embeddings=task.vectors))
        encoder.keep()
        listed = model.get_topics(top_k=TOP)
        words = {int(topic): [str(word) for word, _ in own] for topic, own in listed if int(topic) >= 0}
        names = {topic: ", ".join(own[:3]) for topic, own in words.items()}
        return Outcome([int(topic) for topic in assigned], words, names)

    def update(self, _task: Task, _known: int) -> Update | None:
        return None


def clustering() -> Turftopic:
    return Turftopic("ClusteringTopicModel", told=False)


def gmm() -> Turftopic:
    return Turftopic("GMM", told=True)


def keynmf() -> Turftopic:
    return Turftopic("KeyNMF", told=True)


def _vectorizer(task: Task) -> Any:
    """Its own choice leaves out words of fewer than ten texts; half of that in small collections."""
    return import_module("sklearn.feature_extraction.text").CountVectorizer(
        min_df=10 if len(task.texts) >= 5_000 else 5, **vocabulary()
    )
