from resonanz.mirror.reads.looks import (
    Turnout,
    asked_outside,
    changes_of,
    door_of,
    look,
    looks_of,
    opened_looks,
    picture_of,
    turnouts,
    way_of,
)
from resonanz.mirror.reads.openings import add_looks, add_sheets
from resonanz.mirror.reads.parts import Part, parts
from resonanz.mirror.reads.readiness_results import (
    Readiness,
    ReadinessCourse,
    ReadinessSummary,
    readiness_over_time,
    readiness_summary,
    result_of_readiness,
)
from resonanz.mirror.reads.word_results import MOST_ROWS, WordResult, WordRow, result_of_words, words_over_time

__all__ = [
    "MOST_ROWS",
    "Part",
    "Readiness",
    "ReadinessCourse",
    "ReadinessSummary",
    "Turnout",
    "WordResult",
    "WordRow",
    "add_looks",
    "add_sheets",
    "asked_outside",
    "changes_of",
    "door_of",
    "look",
    "looks_of",
    "opened_looks",
    "parts",
    "picture_of",
    "readiness_over_time",
    "readiness_summary",
    "result_of_readiness",
    "result_of_words",
    "turnouts",
    "way_of",
    "words_over_time",
]
