from resonanz.mirror.reads.findings import Finding, findings, missing
from resonanz.mirror.reads.looks import (
    Turnout,
    asked_outside,
    changes_of,
    door_of,
    look,
    looks_of,
    newest_opened,
    opening_of,
    openings,
    turnouts,
    way_of,
)
from resonanz.mirror.reads.openings import add_looks, add_sheets
from resonanz.mirror.reads.parts import Part, parts
from resonanz.mirror.reads.word_results import MOST_ROWS, WordResult, WordRow, result_of_words, words_over_time
from resonanz.mirror.reads.words import AUDIENCES, SpokenWord

__all__ = [
    "AUDIENCES",
    "MOST_ROWS",
    "Finding",
    "Part",
    "SpokenWord",
    "Turnout",
    "WordResult",
    "WordRow",
    "add_looks",
    "add_sheets",
    "asked_outside",
    "changes_of",
    "door_of",
    "findings",
    "look",
    "looks_of",
    "missing",
    "newest_opened",
    "opening_of",
    "openings",
    "parts",
    "result_of_words",
    "turnouts",
    "way_of",
    "words_over_time",
]
