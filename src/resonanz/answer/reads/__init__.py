from resonanz.answer.reads.balance import Balance, BalanceRow, balance
from resonanz.answer.reads.news import Item, News, all_news
from resonanz.answer.reads.way import Station, Way, replies_to, way_of
from resonanz.answer.reads.wishes import Wish, wish_of

__all__ = [
    "Balance",
    "BalanceRow",
    "Item",
    "News",
    "Station",
    "Way",
    "Wish",
    "all_news",
    "balance",
    "replies_to",
    "way_of",
    "wish_of",
]
