"""Groups the words that people say about a house by what they mean, and holds two audiences against each other.

Rules and families of words are data (``data/families``); no model is read, so nothing is loaded or sent.
"""

from collections.abc import Sequence
from functools import cache

from resonanz_engine.adapters.familybooks import family_book
from resonanz_engine.adapters.snowball import Snowball
from resonanz_engine.pipeline import spoken as steps
from resonanz_engine.word_types import Grouped

__all__ = ["group_words"]


def group_words(spoken: Sequence[str]) -> Grouped:
    """Groups of words of one meaning, opposites apart, every word in exactly one group or among the empty.

    Words may be single words, phrases or emoji in any case and spelling. The same words in any order give the same
    groups. InputError for something that is no text.
    """
    return steps.group(spoken, _reader())


@cache
def _reader() -> steps.WordReader:
    return steps.WordReader(family_book(), Snowball())
