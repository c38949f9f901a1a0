from resonanz.answer.actions.replying import reply_to
from resonanz.answer.actions.thanking import drop_passages, pass_praise, show_name, thank_teller

__all__ = ["drop_passages", "pass_praise", "reply_to", "show_name", "thank_teller"]
