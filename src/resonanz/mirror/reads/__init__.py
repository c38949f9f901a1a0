from resonanz.mirror.reads.looks import (
    Turnout,
    asked_outside,
    changes_of,
    door_of,
    last_asked,
    look,
    looks_of,
    opened_looks,
    picture_of,
    turnouts,
    way_of,
)
from resonanz.mirror.reads.openings import add_looks, add_sheets
from resonanz.mirror.reads.parts import Part, parts
from resonanz.mirror.reads.promise_results import (
    PromiseResult,
    PromiseRow,
    promise_picture,
    promises_over_time,
    result_of_promises,
)
from resonanz.mirror.reads.promise_summary import PromiseSummary, promise_summary
from resonanz.mirror.reads.promises import Judged, judged_by, promises_of
from resonanz.mirror.reads.word_results import MOST_ROWS, WordResult, WordRow, result_of_words, words_over_time

__all__ = [
    "MOST_ROWS",
    "Judged",
    "Part",
    "PromiseResult",
    "PromiseRow",
    "PromiseSummary",
    "Turnout",
    "WordResult",
    "WordRow",
    "add_looks",
    "add_sheets",
    "asked_outside",
    "changes_of",
    "door_of",
    "judged_by",
    "last_asked",
    "look",
    "looks_of",
    "opened_looks",
    "parts",
    "picture_of",
    "promise_picture",
    "promise_summary",
    "promises_of",
    "promises_over_time",
    "result_of_promises",
    "result_of_words",
    "turnouts",
    "way_of",
    "words_over_time",
]
