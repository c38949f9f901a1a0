from resonanz.answer.actions.erasing import ErasureReceipt, erase
from resonanz.answer.actions.keeping import keep_promises
from resonanz.answer.actions.replaying import replay_erasures
from resonanz.answer.actions.replying import reply_to
from resonanz.answer.actions.telling import ask_for_outcome, stop_if_nothing_left, stop_outcome, tell_outcomes
from resonanz.answer.actions.thanking import drop_passages, pass_praise, show_name, thank_teller

__all__ = [
    "ErasureReceipt",
    "ask_for_outcome",
    "drop_passages",
    "erase",
    "keep_promises",
    "pass_praise",
    "replay_erasures",
    "reply_to",
    "show_name",
    "stop_if_nothing_left",
    "stop_outcome",
    "tell_outcomes",
    "thank_teller",
]
