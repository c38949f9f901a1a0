"""One way to cut texts into words, for every method and every score."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from resonanz_engine.adapters.wordlists import ShippedLists

WORD = re.compile(r"[^\W\d_]{2,}")
TOP = 10


@cache
def stop_words() -> frozenset[str]:
    """German and English function words, as they are shipped with the engine; given to the peers, too."""
    lists = ShippedLists()
    return frozenset(word for code in ("de", "en") for word in lists.stop(code) if WORD.fullmatch(word))


def tokens(text: str) -> list[str]:
    """Lower-case words of at least two letters that are no function words, in reading order."""
    return [word for word in WORD.findall(text.lower()) if word not in stop_words()]


def vocabulary() -> dict[str, Any]:
    """The same words for the vectorizers of the peers."""
    return {"stop_words": sorted(stop_words()), "token_pattern": WORD.pattern}


class Counts:
    """How often each word is in each text: ``matrix`` (texts, words) and the words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.index: dict[str, int] = {}
        rows: list[int] = []
        columns: list[int] = []
        for row, text in enumerate(texts):
            for word in tokens(text):
                rows.append(row)
                columns.append(self.index.setdefault(word, len(self.index)))
        shape = (len(texts), len(self.index))
        self.matrix = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        self.words = list(self.index)

    def names(self, assigned: npt.NDArray[np.int64]) -> dict[int, list[str]]:
        """The ten words of each group by class TF-IDF; Grootendorst, M. (2022), arXiv:2203.05794, formula 2."""
        groups = np.unique(assigned[assigned >= 0])
        if not len(groups):
            return {}
        chosen = assigned[:, None] == groups[None, :]
        classes = np.asarray((self.matrix.T @ chosen.astype(np.float64)).T)
        shares = classes / np.maximum(classes.sum(axis=1, keepdims=True), 1)
        everywhere = np.maximum(classes.sum(axis=0), 1)
        weighed = shares * np.log(1 + classes.sum() / len(groups) / everywhere)
        best = np.argsort(-weighed, axis=1, kind="stable")[:, :TOP]
        return {
            group: [self.words[word] for word in best[row].tolist() if classes[row, word] > 0]
            for row, group in enumerate(groups.tolist())
        }

    def npmi(self, names: dict[int, list[str]]) -> float:
        """Mean normalised pointwise mutual information of the words of a theme, over all themes with two words.

        Bouma, G. (2009); probabilities are shares of texts, a pair that never meets in a text counts -1.
        """
        present = self._present
        scores = []
        for listed in names.values():
            known = [self.index[word] for word in dict.fromkeys(listed) if word in self.index]
            missing = len(set(listed)) - len(known)
            if len(known) + missing >= 2:
                scores.append(self._pairs(present, known, len(known) + missing))
        return float(np.mean(scores)) if scores else float("nan")

    @property
    def _present(self) -> sparse.csc_array:
        return sparse.csc_array((self.matrix > 0).astype(np.float64))

    @staticmethod
    def _pairs(present: sparse.csc_array, known: list[int], count: int) -> float:
        total = present.shape[0]
        own = present[:, known]
        together = np.asarray((own.T @ own).todense()) / total
        alone = together.diagonal()
        upper = np.triu_indices(len(known), 1)
        both, chance = together[upper], np.outer(alone, alone)[upper]
        met = both > 0
        out = np.full(len(both), -1.0)
        # Words that are in every text together tell nothing about each other: 1 by the limit of the formula.
        sure = met & (both >= 1)
        usual = met & ~sure
        out[usual] = np.log(both[usual] / chance[usual]) / -np.log(both[usual])
        out[sure] = 1.0
        # A word that the texts don't contain in this form meets none of the others.
        pairs = count * (count - 1) / 2
        return float((out.sum() - (pairs - len(out))) / pairs)


def diversity(names: dict[int, list[str]]) -> float:
    """Share of different words among all words of all themes; 1 = no word names two themes."""
    every = [word for listed in names.values() for word in listed]
    return len(set(every)) / len(every) if every else float("nan")
