from resonanz.mirror.actions.answering import (
    CODE_LENGTH,
    MOST_PASSES,
    answer_inside,
    answer_outside,
    erase_sheets,
    issue_passes,
)
from resonanz.mirror.actions.judging import judge_inside, judge_outside
from resonanz.mirror.actions.looking import begin_look, change_look, draft_look, open_look, seal_look
from resonanz.mirror.actions.promising import keep_promises
from resonanz.mirror.rules.judging import Judgement
from resonanz.mirror.rules.promises import Item

__all__ = [
    "CODE_LENGTH",
    "MOST_PASSES",
    "Item",
    "Judgement",
    "answer_inside",
    "answer_outside",
    "begin_look",
    "change_look",
    "draft_look",
    "erase_sheets",
    "issue_passes",
    "judge_inside",
    "judge_outside",
    "keep_promises",
    "open_look",
    "seal_look",
]
