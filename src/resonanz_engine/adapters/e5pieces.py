"""Cuts text into the word pieces of XLM-RoBERTa, as SentencePiece's unigram model does.

Kudo, T. (2018), Subword Regularization, ACL, 66-75: of all ways to cut a word the one with the highest sum of log
probabilities, found by dynamic programming. No piece crosses a space, so every word is cut once and remembered.
"""

import re
from functools import lru_cache

from resonanz_engine.adapters.e5file import Vocabulary

SPACE = "\u2581"
_RUNS = re.compile(" {2,}")
_UNLIKELY = 10.0


class Pieces:
    """Numbers of the pieces of a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = vocabulary.pieces
        self._scores = vocabulary.scores.tolist()
        self._characters = vocabulary.characters
        self._unknown = vocabulary.unknown
        self._longest = max(map(len, vocabulary.pieces))
        self._unknown_score = min(self._scores) - _UNLIKELY
        self._word = lru_cache(maxsize=50_000)(self._cut)

    def of(self, text: str) -> list[int]:
        """Without the marks of beginning and end."""
        clean = _RUNS.sub(" ", text.translate(self._characters))
        # A word begins with the mark of the space before it; the first one gets it, too.
        words = clean.removeprefix(" ").split(" ")
        return [number for word in words for number in self._word(SPACE + word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        length = len(word)
        best = [0.0, *[-1e30] * length]
        piece, origin = [0] * (length + 1), [0] * (length + 1)
        for begin in range(length):
            here = best[begin]
            for end in range(begin + 1, min(length, begin + self._longest) + 1):
                number = self._numbers.get(word[begin:end])
                if number is not None and number != self._unknown and here + self._scores[number] > best[end]:
                    best[end], piece[end], origin[end] = here + self._scores[number], number, begin
            if here + self._unknown_score > best[begin + 1]:
                best[begin + 1], piece[begin + 1] = here + self._unknown_score, self._unknown
                origin[begin + 1] = begin
        numbers: list[int] = []
        while length:
            numbers.append(piece[length])
            length = origin[length]
        return tuple(reversed(numbers))
