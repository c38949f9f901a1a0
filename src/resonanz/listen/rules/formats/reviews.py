"""Review exports of Google Play and the App Store: title, words and day; stars only as a remark on the source."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from resonanz.ground.tables import Table, open_table
from resonanz.listen.enums import Aside, Format
from resonanz.listen.rules.formats.opened import Item, Message, Opened, Unreadable, as_table
from resonanz.listen.rules.formats.problems import BROKEN_RECORD, NotThisFormat
from resonanz.listen.rules.formats.records import looks_like_json, read_records, text_in
from resonanz.listen.rules.words import has_words

_PLAY = frozenset({"review submit date and time", "star rating", "review text"})
_STORE_WORDS = ("review", "body", "content", "text")
_STORE_SIGNS = frozenset({"nickname", "reviewernickname", "reviewer nickname", "territory", "storefront"})
_LABEL = 200


def is_play(headers: frozenset[str]) -> bool:
    return headers >= _PLAY


def is_app_store(headers: frozenset[str]) -> bool:
    return {"title", "rating"} <= headers and bool(headers & _STORE_SIGNS) and bool(headers & set(_STORE_WORDS))


def is_app_store_record(record: object) -> bool:
    return isinstance(record, dict) and record.get("type") == "customerReviews" and "attributes" in record


def folded(table: Table) -> dict[str, str]:
    """The headers of a table without regard to case, with how the table spells them."""
    return {header.lower().replace("_", " "): header for header in reversed(table.headers)}


def open_play(path: Path) -> Opened:
    table = open_table(path)
    names = folded(table)
    if not is_play(frozenset(names)):
        raise NotThisFormat(format=Format.PLAY.label)
    aside: Counter[Aside] = Counter()

    def read() -> Iterator[Item]:
        return _reviews(table, names, aside, _play)

    return Opened(Format.PLAY, as_table(path, read, encoding=table.encoding), aside=aside)


def open_app_store(path: Path) -> Opened:
    aside: Counter[Aside] = Counter()
    with path.open("rb") as file:
        is_json = looks_like_json(file.read(64))
    if is_json:
        if not any(is_app_store_record(record) for record, _position in read_records(path, "data")):
            raise NotThisFormat(format=Format.APP_STORE.label)
        return Opened(Format.APP_STORE, as_table(path, lambda: _records(path, aside)), aside=aside)
    table = open_table(path)
    names = folded(table)
    if not is_app_store(frozenset(names)):
        raise NotThisFormat(format=Format.APP_STORE.label)

    def read() -> Iterator[Item]:
        return _reviews(table, names, aside, _app_store)

    return Opened(Format.APP_STORE, as_table(path, read, encoding=table.encoding), aside=aside)


class _Cells:
    """The cells of one row by the folded name of their column."""

    def __init__(self, values: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._values, self._names = values, names

    def first(self, *columns: str) -> str:
        found = (self._values.get(self._names.get(column, ""), "") for column in columns)
        return next((cell for cell in found if cell.strip()), "")


def _reviews(
    table: Table, names: dict[str, str], aside: Counter[Aside], make: Callable[[_Cells], Message]
) -> Iterator[Item]:
    aside.clear()
    for row in table.rows():
        if row.problem:
            yield Unreadable(row.problem, excerpt=row.excerpt), row.position
            continue
        cells = _Cells(row.values, names)
        aside[Aside.OWN_ANSWERS] += bool(cells.first("developer reply text", "developer response", "response"))
        message = make(cells)
        if has_words(message.words):
            yield message, row.position
        else:
            aside[Aside.WORDLESS] += 1


def _play(cells: _Cells) -> Message:
    link = cells.first("review link")
    return Message(
        words=_words(cells.first("review title"), cells.first("review text")),
        number=_id_in(link)[:_LABEL],
        date=cells.first("review submit date and time"),
        note=_note(cells.first("star rating")),
    )


def _app_store(cells: _Cells) -> Message:
    return Message(
        words=_words(cells.first("title"), cells.first(*_STORE_WORDS)),
        number=cells.first("id", "review id", "reviewid")[:_LABEL],
        date=cells.first("createddate", "created date", "date", "last modified", "updated"),
        author=cells.first("reviewernickname", "reviewer nickname", "nickname", "author")[:_LABEL],
        note=_note(cells.first("rating")),
    )


def _records(path: Path, aside: Counter[Aside]) -> Iterator[Item]:
    aside.clear()
    for record, position in read_records(path, "data"):
        if isinstance(record, dict) and record.get("type") == "customerReviewResponses":
            aside[Aside.OWN_ANSWERS] += 1
            continue
        if not is_app_store_record(record) or not isinstance(record["attributes"], dict):
            yield Unreadable(BROKEN_RECORD), position
            continue
        told = record["attributes"]
        message = Message(
            words=_words(text_in(told, "title"), text_in(told, "body")),
            number=text_in(record, "id")[:_LABEL],
            date=text_in(told, "createdDate"),
            author=text_in(told, "reviewerNickname")[:_LABEL],
            note=_note(text_in(told, "rating")),
        )
        if has_words(message.words):
            yield message, position
        else:
            aside[Aside.WORDLESS] += 1


def _words(title: str, text: str) -> str:
    return "\n\n".join(part for part in (title, text) if part.strip())


def _note(stars: str) -> str:
    """Only what can be stars, in a spelling that is the same in every language."""
    return f"{stars.strip()}/5" if stars.strip() in {"1", "2", "3", "4", "5"} else ""


def _id_in(link: str) -> str:
    """Play writes the id of a review only into its link, behind ? or behind #."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    for place in (parts.query, parts.fragment):
        if found := parse_qs(place).get("reviewId"):
            return found[0]
    return parts.fragment.partition("id=")[2]
