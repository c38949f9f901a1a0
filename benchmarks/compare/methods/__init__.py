"""What is compared: our engine and what one can install instead."""

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from benchmarks.compare.methods.base import Approach


@dataclass(frozen=True, slots=True)
class Method:
    """title: how the table calls it; module, make: where it is built; package: what has to be installed, None for
    ours; told: is told the true number of classes; most: texts from which on its time is not measured.
    """

    title: str
    module: str
    make: str
    package: str | None
    told: bool = False
    most: int = 100_000

    def build(self) -> Approach:
        module = import_module(f"benchmarks.compare.methods.{self.module}")
        return cast("Approach", getattr(module, self.make)())


METHODS: dict[str, Method] = {
    "ours": Method("**Resonanz**", "ours", "Ours", None),
    "bertopic": Method("BERTopic, Vorgabe", "bertopic", "plain", "bertopic"),
    "bertopic-reduced": Method("BERTopic + reduce_outliers", "bertopic", "reduced", "bertopic", most=10_000),
    "bertopic-centred": Method("BERTopic, zentriert", "bertopic", "centred", "bertopic", most=10_000),
    "bertopic-centred-reduced": Method(
        "BERTopic, zentriert + reduce_outliers", "bertopic", "centred_reduced", "bertopic", most=0
    ),
    "turftopic-clustering": Method("turftopic Clustering", "turftopic", "clustering", "turftopic", most=10_000),
    "turftopic-gmm": Method("turftopic GMM (k gesagt)", "turftopic", "gmm", "turftopic", told=True, most=10_000),
    "turftopic-keynmf": Method(
        "turftopic KeyNMF (k gesagt)", "turftopic", "keynmf", "turftopic", told=True, most=10_000
    ),
    "top2vec": Method("Top2Vec, zentriert", "top2vec", "Top2Vec", "top2vec", most=10_000),
}
OURS = "ours"
PLAIN = "bertopic"
