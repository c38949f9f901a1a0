from resonanz.answer.reads.balance import Balance, BalanceRow, balance
from resonanz.answer.reads.export import file_as_json, file_as_zip
from resonanz.answer.reads.file import RelationshipFile, Whom, chosen, file_of, named_until, whom_account, whom_voice
from resonanz.answer.reads.way import Station, Way, replies_to, way_of

__all__ = [
    "Balance",
    "BalanceRow",
    "RelationshipFile",
    "Station",
    "Way",
    "Whom",
    "balance",
    "chosen",
    "file_as_json",
    "file_as_zip",
    "file_of",
    "named_until",
    "replies_to",
    "way_of",
    "whom_account",
    "whom_voice",
]
