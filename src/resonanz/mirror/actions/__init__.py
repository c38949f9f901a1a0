from resonanz.mirror.actions.answering import (
    CODE_LENGTH,
    MOST_PASSES,
    answer_inside,
    answer_outside,
    erase_sheets,
    issue_passes,
)
from resonanz.mirror.actions.looking import begin_look, change_look, draft_look, open_look, seal_look
from resonanz.mirror.actions.picturing_words import picture_of as picture_of_spoken

__all__ = [
    "CODE_LENGTH",
    "MOST_PASSES",
    "answer_inside",
    "answer_outside",
    "begin_look",
    "change_look",
    "draft_look",
    "erase_sheets",
    "issue_passes",
    "open_look",
    "picture_of_spoken",
    "seal_look",
]
