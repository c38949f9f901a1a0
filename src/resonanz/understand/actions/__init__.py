"""What the room does. `actions.reading`, `.refreshing`, `.matching` and `.opinions` load the engine and stay with the
worker.
"""

from resonanz.understand.actions.correcting import Place, lift_correction, put_passage, take_passage_out
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
from resonanz.understand.actions.needing import who_needs
from resonanz.understand.actions.placing import ban_story, pin_story, unban_story, unpin_story
from resonanz.understand.actions.progressing import request_refresh, tell_progress
from resonanz.understand.actions.saying import say_kind, take_kind_back
from resonanz.understand.actions.splitting import split_theme
from resonanz.understand.actions.tallying import count_touchpoints, counts_follow
from resonanz.understand.actions.tasting import link_need, unlink_need, who_would_miss
from resonanz.understand.actions.touchpoints import (
    archive_touchpoint,
    change_touchpoint,
    describe_touchpoint,
    move_touchpoint,
    revive_touchpoint,
)
from resonanz.understand.actions.unmapping import drop_map
from resonanz.understand.actions.waiting import request_matching, tell_matching

__all__ = [
    "Passage",
    "Place",
    "archive_touchpoint",
    "ban_story",
    "change_insight",
    "change_touchpoint",
    "count_touchpoints",
    "counts_follow",
    "describe_touchpoint",
    "drop_map",
    "lift_correction",
    "link_need",
    "make_insight",
    "meaning_of",
    "merge_themes",
    "move_touchpoint",
    "passage_of",
    "pin_story",
    "put_passage",
    "recount_evidence",
    "rename_theme",
    "request_matching",
    "request_refresh",
    "revive_touchpoint",
    "say_kind",
    "split_theme",
    "take_kind_back",
    "take_name_back",
    "take_passage_out",
    "tell_matching",
    "tell_progress",
    "unban_story",
    "unlink_need",
    "unmerge_theme",
    "unpin_story",
    "who_needs",
    "who_would_miss",
]
