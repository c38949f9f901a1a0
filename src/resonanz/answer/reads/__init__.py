from resonanz.answer.reads.balance import Balance, BalanceRow, balance
from resonanz.answer.reads.export import file_as_json, file_as_zip
from resonanz.answer.reads.file import (
    RelationshipFile,
    Whom,
    chosen,
    file_of,
    named_until,
    whom_account,
    whom_voice,
    whom_voter,
)
from resonanz.answer.reads.news import Item, News, all_news
from resonanz.answer.reads.openings import add_replies
from resonanz.answer.reads.thanks import open_thanks, praise_for, thanks_for, whom_it_reached
from resonanz.answer.reads.way import Station, Way, replies_to, way_of
from resonanz.answer.reads.wishes import Wish, wish_of

__all__ = [
    "Balance",
    "BalanceRow",
    "Item",
    "News",
    "RelationshipFile",
    "Station",
    "Way",
    "Whom",
    "Wish",
    "add_replies",
    "all_news",
    "balance",
    "chosen",
    "file_as_json",
    "file_as_zip",
    "file_of",
    "named_until",
    "open_thanks",
    "praise_for",
    "replies_to",
    "thanks_for",
    "way_of",
    "whom_account",
    "whom_it_reached",
    "whom_voice",
    "whom_voter",
    "wish_of",
]
