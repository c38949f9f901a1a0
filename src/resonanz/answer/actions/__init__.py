from resonanz.answer.actions.erasing import ErasureReceipt, erase
from resonanz.answer.actions.keeping import keep_promises
from resonanz.answer.actions.replaying import replay_erasures
from resonanz.answer.actions.replying import reply_to

__all__ = ["ErasureReceipt", "erase", "keep_promises", "replay_erasures", "reply_to"]
