"""Stories as passages: what is placed, counted and quoted where a story touches several matters."""

from collections.abc import Sequence

from resonanz_engine.rulebook import Rulebook
from resonanz_engine.steps import passages, sentences
from resonanz_engine.tuning import Tuning
from resonanz_engine.types import Span


def split(texts: Sequence[str], rules: Rulebook, tuning: Tuning) -> list[Span]:
    """Passages of every story, in order; together they hold every visible character exactly once.

    A story of up to ``Tuning.whole`` characters is one passage; a story without visible characters has none.
    """
    return [Span(story, start, end) for story, text in enumerate(texts) for start, end in _split(text, rules, tuning)]


def _split(text: str, rules: Rulebook, tuning: Tuning) -> list[tuple[int, int]]:
    bare = text.strip()
    if not bare:
        return []
    if len(bare) <= tuning.whole:
        start = len(text) - len(text.lstrip())
        return [(start, start + len(bare))]
    found = passages.pieces(text, sentences.sentences(text, rules.abbreviations), tuning.longest)
    worth = passages.cut_worths(text, found, rules.turns, rules.ties)
    return passages.passages(found, worth, shortest=tuning.shortest, longest=tuning.longest)
