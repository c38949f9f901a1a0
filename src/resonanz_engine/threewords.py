"""Groups the words that people say about a house by what they mean, and holds two audiences against each other.

Rules and families of words are data (``data/families``); no model is read, so nothing is loaded or sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from resonanz_engine.adapters.familybooks import family_book
from resonanz_engine.adapters.snowball import Snowball
from resonanz_engine.pipeline import gaps
from resonanz_engine.pipeline import spoken as steps
from resonanz_engine.pipeline.audiences import K, heard
from resonanz_engine.word_types import Contrast, Course, Grouped

__all__ = ["K", "compare_words", "group_words", "words_over_time"]


def group_words(spoken: Sequence[str]) -> Grouped:
    """Groups of words of one meaning, opposites apart, every word in exactly one group or among the empty.

    Words may be single words, phrases or emoji in any case and spelling. The same words in any order give the same
    groups. InputError for something that is no text.
    """
    return steps.group(spoken, _reader())


def compare_words(
    grouped: Grouped,
    *,
    people: Sequence[str],
    audience: Sequence[str],
    ours: str,
    theirs: str,
    floors: Mapping[str, int] | None = None,
    withheld: Iterable[tuple[str, str]] = (),
) -> Contrast:
    """Overlap and gap of two audiences, the largest gap first, as far as no small group of people shows.

    people and audience belong to the words that were grouped, one for one; somebody in both audiences counts in both.
    floors: the smallest number of people that may show, by audience, ``K`` where none is given. withheld: (audience,
    key) of counts that were refused elsewhere, for example because an earlier release would give them away: this
    function knows nothing of what was said before. InputError for other lengths, a floor under 2 or equal audiences.
    Intervals: Wilson for shares, Newcombe for gaps, 95 %.
    """
    return gaps.contrast(grouped, heard(grouped, people, audience, floors), ours, theirs, frozenset(withheld))


def words_over_time(
    grouped: Grouped,
    *,
    people: Sequence[str],
    period: Sequence[str],
    periods: Sequence[str],
    floors: Mapping[str, int] | None = None,
    withheld: Iterable[tuple[str, str]] = (),
) -> Course:
    """The share of people for each group over periods, protected like ``compare_words``. The words of all periods are
    grouped in one call, so that a group is the same in each."""
    return gaps.course(heard(grouped, people, period, floors), periods, frozenset(withheld))


@cache
def _reader() -> steps.WordReader:
    return steps.WordReader(family_book(), Snowball())
