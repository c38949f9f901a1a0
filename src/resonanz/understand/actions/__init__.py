"""What the room does. `actions.reading`, `.refreshing` and `.opinions` load the engine and stay with the worker."""

from resonanz.understand.actions.insights import (
    Passage,
    change_insight,
    make_insight,
    passage_of,
    recount_evidence,
)
from resonanz.understand.actions.meaning import meaning_of
from resonanz.understand.actions.merging import merge_themes, unmerge_theme
from resonanz.understand.actions.naming import rename_theme, take_name_back
from resonanz.understand.actions.placing import ban_story, pin_story, unban_story, unpin_story
from resonanz.understand.actions.progressing import request_refresh, tell_progress
from resonanz.understand.actions.splitting import split_theme
from resonanz.understand.actions.unmapping import drop_map

__all__ = [
    "Passage",
    "ban_story",
    "change_insight",
    "drop_map",
    "make_insight",
    "meaning_of",
    "merge_themes",
    "passage_of",
    "pin_story",
    "recount_evidence",
    "rename_theme",
    "request_refresh",
    "split_theme",
    "take_name_back",
    "tell_progress",
    "unban_story",
    "unmerge_theme",
    "unpin_story",
]
