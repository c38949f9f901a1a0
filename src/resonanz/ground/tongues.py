"""Which of our two languages a text is in, as far as its smallest words show it: for those who listen to a page."""

from __future__ import annotations

import re

# Words that both languages know, such as „was“, „die“ and „in“, stand in neither.
_GERMAN = re.compile(
    r"\b(aber|auch|auf|aus|bei|bin|das|dass|dem|den|der|ein|eine|einen|es|für|haben|ich|ihr|ihre|ist|kein|keine|mein|mit"
    r"|nach|nicht|noch|nur|oder|sie|sind|und|uns|unsere|vom|von|vor|wenn|wer|wie|wird|wir|zu|zum|zur)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(about|and|are|at|but|for|from|have|he|her|his|how|i|is|it|my|not|of|on|our|she|that|the|their|there|they|this"
    r"|to|we|were|what|when|who|with|would|you|your)\b",
    re.IGNORECASE,
)
_ENOUGH = 600
"""So many characters show it; a long text is not read to its end for it."""


def tongue_of(text: str) -> str:
    """`de`, `en`, or nothing where the small words do not say it."""
    start = text[:_ENOUGH]
    german, english = len(_GERMAN.findall(start)), len(_ENGLISH.findall(start))
    if german == english:
        return ""
    return "de" if german > english else "en"
