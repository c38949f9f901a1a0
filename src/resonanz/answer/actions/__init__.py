from resonanz.answer.actions.bulk import AT_ONCE, answer_all, work_on_bulk
from resonanz.answer.actions.crediting import (
    agree_to_credit,
    ask_for_credit,
    decline_credit,
    drop_wishes,
    offer_credit,
    take_credit_back,
)
from resonanz.answer.actions.drafting import drop_draft, empty_drafts, keep_draft, send_reply, sleep_on
from resonanz.answer.actions.erasing import ErasureReceipt, erase
from resonanz.answer.actions.fan_figures import FanFigures, fan_figures
from resonanz.answer.actions.fans import declare_fan, leave_fans, pause_fan, resume_fan, say_what_we_give
from resonanz.answer.actions.keeping import keep_promises
from resonanz.answer.actions.replaying import complete_journal, replay_erasures
from resonanz.answer.actions.replying import reply_to
from resonanz.answer.actions.telling import ask_for_outcome, stop_if_nothing_left, stop_outcome, tell_outcomes
from resonanz.answer.actions.thanking import drop_passages, pass_praise, show_name, thank_teller
from resonanz.answer.actions.together import TASK as TOGETHER_TASK
from resonanz.answer.actions.together import ask_together, write_to_asked

__all__ = [
    "AT_ONCE",
    "TOGETHER_TASK",
    "ErasureReceipt",
    "FanFigures",
    "agree_to_credit",
    "answer_all",
    "ask_for_credit",
    "ask_for_outcome",
    "ask_together",
    "complete_journal",
    "declare_fan",
    "decline_credit",
    "drop_draft",
    "drop_passages",
    "drop_wishes",
    "empty_drafts",
    "erase",
    "fan_figures",
    "keep_draft",
    "keep_promises",
    "leave_fans",
    "offer_credit",
    "pass_praise",
    "pause_fan",
    "replay_erasures",
    "reply_to",
    "resume_fan",
    "say_what_we_give",
    "send_reply",
    "show_name",
    "sleep_on",
    "stop_if_nothing_left",
    "stop_outcome",
    "take_credit_back",
    "tell_outcomes",
    "thank_teller",
    "work_on_bulk",
    "write_to_asked",
]
