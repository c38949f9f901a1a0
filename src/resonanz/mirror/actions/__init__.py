from resonanz.mirror.actions.answering import (
    CODE_LENGTH,
    MOST_PASSES,
    answer_inside,
    answer_outside,
    erase_sheets,
    issue_passes,
)
from resonanz.mirror.actions.asking_calculation import (
    Asked,
    answer_question,
    ask_about,
    erase_question_entries,
    withdraw_question,
)
from resonanz.mirror.actions.audience import publish_voices, who_came_again, who_was_invited
from resonanz.mirror.actions.judging import judge_inside, judge_outside
from resonanz.mirror.actions.language import agree_to_counting, count_language, withdraw_counting
from resonanz.mirror.actions.laying_journeys import lay_down_journey, link_touchpoints, relaunch_journey
from resonanz.mirror.actions.looking import begin_look, change_look, draft_look, open_look, seal_look
from resonanz.mirror.actions.picturing_words import picture_of as picture_of_spoken
from resonanz.mirror.actions.promising import keep_promises
from resonanz.mirror.actions.publishing_calculation import Offer, Part, check_calculation, drafted, publish_calculation
from resonanz.mirror.actions.walking import (
    Experience,
    book_walk,
    call_off_walk,
    drop_step,
    erase_photo,
    finish_walk,
    may_call_off,
    save_step,
)
from resonanz.mirror.rules.judging import Judgement
from resonanz.mirror.rules.promises import Item

__all__ = [
    "CODE_LENGTH",
    "MOST_PASSES",
    "Asked",
    "Experience",
    "Item",
    "Judgement",
    "Offer",
    "Part",
    "agree_to_counting",
    "answer_inside",
    "answer_outside",
    "answer_question",
    "ask_about",
    "begin_look",
    "book_walk",
    "call_off_walk",
    "change_look",
    "check_calculation",
    "count_language",
    "draft_look",
    "drafted",
    "drop_step",
    "erase_photo",
    "erase_question_entries",
    "erase_sheets",
    "finish_walk",
    "issue_passes",
    "judge_inside",
    "judge_outside",
    "keep_promises",
    "lay_down_journey",
    "link_touchpoints",
    "may_call_off",
    "open_look",
    "picture_of_spoken",
    "publish_calculation",
    "publish_voices",
    "relaunch_journey",
    "save_step",
    "seal_look",
    "who_came_again",
    "who_was_invited",
    "withdraw_counting",
    "withdraw_question",
]
