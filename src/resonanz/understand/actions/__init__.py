"""What the room does. `actions.reading` and `actions.refreshing` load the engine and stay with the worker."""

from resonanz.understand.actions.insights import (
    Passage,
    change_insight,
    make_insight,
    passage_of,
    recount_evidence,
)
from resonanz.understand.actions.meaning import meaning_of
from resonanz.understand.actions.progressing import request_refresh, tell_progress

__all__ = [
    "Passage",
    "change_insight",
    "make_insight",
    "meaning_of",
    "passage_of",
    "recount_evidence",
    "request_refresh",
    "tell_progress",
]
