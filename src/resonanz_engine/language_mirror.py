"""The language mirror: how texts that an organisation chose to show speak about its customers.

``mirror`` shows one text to those who hold it. ``count`` and ``aggregate`` keep figures and nothing else, and say
nothing at all while too few people are behind them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable

from resonanz_engine.errors import TooFewAuthors
from resonanz_engine.language_types import (
    KINDS,
    LEAST_AUTHORS,
    RESPECTFUL,
    LanguageAggregate,
    LanguageCount,
    Mirrored,
    Sentence,
)
from resonanz_engine.wordbook import UNKNOWN
from resonanz_engine.wording import check_language, checker

__all__ = ["KINDS", "LEAST_AUTHORS", "RESPECTFUL", "aggregate", "count", "mirror"]


def mirror(text: str, *, language: str | None = None, explain_in: str | None = None) -> Mirrored:
    """The sentences of a text, which of them speak about customers, and what was found in them.

    Places are counted in the text as it was given. Arguments as for ``check_language``; a text in a third language has
    no sentences and says ``language: "unknown"``.
    """
    checked = check_language(text, language=language, explain_in=explain_in)
    if checked.language == UNKNOWN:
        return Mirrored(UNKNOWN)
    out: list[Sentence] = []
    at = 0
    for start, end, named in checker("language", checked.language).spoken_of(text):
        first = at
        while at < len(checked.findings) and checked.findings[at].start < end:
            at += 1
        found = checked.findings[first:at]
        out.append(Sentence(start, end, about=named or bool(found), findings=found))
    return Mirrored(checked.language, tuple(out))


def count(text: str, *, language: str | None = None) -> LanguageCount:
    """What remains of a text: numbers without a word of it."""
    seen = mirror(text, language=language)
    kinds = Counter(kind for one in seen.sentences for kind in {finding.kind for finding in one.findings})
    return LanguageCount(
        sentences=len(seen.sentences),
        about=sum(one.about for one in seen.sentences),
        kinds={kind: kinds[kind] for kind in KINDS},
        unread=int(seen.language == UNKNOWN),
    )


def aggregate(counted: Iterable[tuple[Hashable, LanguageCount]]) -> LanguageAggregate:
    """All counts together, each with a key that tells its author apart and is forgotten here.

    TooFewAuthors below ``LEAST_AUTHORS`` authors with a sentence about customers: whoever writes of other things hides
    nobody.
    """
    speaking: set[Hashable] = set()
    kinds: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    texts = unread = sentences = about = 0
    for author, one in counted:
        texts += 1
        unread += one.unread
        sentences += one.sentences
        about += one.about
        kinds.update(one.kinds)
        if one.about:
            speaking.add(author)
    if len(speaking) < LEAST_AUTHORS:
        raise TooFewAuthors(LEAST_AUTHORS)
    return LanguageAggregate(
        authors=len(speaking),
        texts=texts,
        unread=unread,
        sentences=sentences,
        about=about,
        kinds={kind: kinds[kind] for kind in KINDS},
        respectful_share=kinds[RESPECTFUL] / about,
    )
