from resonanz.answer.reads.balance import Balance, BalanceRow, balance
from resonanz.answer.reads.openings import add_replies
from resonanz.answer.reads.way import Station, Way, replies_to, way_of

__all__ = ["Balance", "BalanceRow", "Station", "Way", "add_replies", "balance", "replies_to", "way_of"]
