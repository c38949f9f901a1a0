from resonanz.answer.actions.replying import reply_to
from resonanz.answer.actions.telling import ask_for_outcome, stop_if_nothing_left, stop_outcome, tell_outcomes
from resonanz.answer.actions.thanking import drop_passages, pass_praise, show_name, thank_teller

__all__ = [
    "ask_for_outcome",
    "drop_passages",
    "pass_praise",
    "reply_to",
    "show_name",
    "stop_if_nothing_left",
    "stop_outcome",
    "tell_outcomes",
    "thank_teller",
]
