"""Word stems by the Snowball algorithms."""

from collections.abc import Sequence

import snowballstemmer

ALGORITHMS = {"de": "german", "en": "english"}


class Snowball:
    """Stems German and English; words of other languages stay as they are."""

    def stem(self, words: Sequence[str], language: str) -> list[str]:
        algorithm = ALGORITHMS.get(language)
        if algorithm is None:
            return list(words)
        return [str(stem) for stem in snowballstemmer.stemmer(algorithm).stemWords(list(words))]
