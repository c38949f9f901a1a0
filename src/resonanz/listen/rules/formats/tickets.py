"""Ticket exports of Zammad and Zendesk: what customers wrote, never what the house answered."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resonanz.ground.tables.problems import Reason
from resonanz.listen.enums import Aside, Format
from resonanz.listen.rules.formats.markup import LIMIT as MARKUP_LIMIT
from resonanz.listen.rules.formats.markup import MarkupTooLarge, text_of
from resonanz.listen.rules.formats.opened import Item, Message, Opened, Unreadable, as_table
from resonanz.listen.rules.formats.problems import BROKEN_RECORD, HTML_TOO_LARGE, NotThisFormat
from resonanz.listen.rules.formats.records import list_in, looks_like_json, read_records, text_in

_ZAMMAD_CUSTOMER = {"customer", "2"}
"""Zammad numbers its senders: 1 agent, 2 customer, 3 system."""
_KILOBYTE = 1 << 10
_LABEL = 200


def is_zammad(record: object) -> bool:
    if not isinstance(record, dict):
        return False
    articles = list_in(record, "articles")
    is_article = "ticket_id" in record and "body" in record and ("sender" in record or "sender_id" in record)
    return is_article or any(_is_article(one) for one in articles) or "TicketArticle" in (record.get("assets") or {})


def is_zendesk(record: object) -> bool:
    return (
        isinstance(record, dict)
        and ("requester_id" in record or "requester" in record)
        and ("comments" in record or "description" in record)
    )


def open_zammad(path: Path) -> Opened:
    _require(path, Format.ZAMMAD)
    aside: Counter[Aside] = Counter()
    return Opened(Format.ZAMMAD, as_table(path, lambda: _zammad(path, aside)), aside=aside)


def open_zendesk(path: Path) -> Opened:
    _require(path, Format.ZENDESK)
    aside: Counter[Aside] = Counter()
    return Opened(Format.ZENDESK, as_table(path, lambda: _zendesk(path, aside)), aside=aside)


def _require(path: Path, wanted: Format) -> None:
    test, keys = (is_zammad, ("tickets",)) if wanted == Format.ZAMMAD else (is_zendesk, ("tickets", "results"))
    with path.open("rb") as file:
        if not looks_like_json(file.read(64)):
            raise NotThisFormat(format=wanted.label)
    for place, (record, _position) in enumerate(read_records(path, *keys)):
        if test(record):
            return
        if place > 1_000:  # noqa: PLR2004  A file whose first thousand entries are something else is something else.
            break
    raise NotThisFormat(format=wanted.label)


def _zammad(path: Path, aside: Counter[Aside]) -> Iterator[Item]:
    aside.clear()
    for record, position in read_records(path, "tickets"):
        if not isinstance(record, dict):
            yield Unreadable(BROKEN_RECORD), position
            continue
        for number, article in _articles(record):
            if not isinstance(article, dict):
                yield Unreadable(BROKEN_RECORD, number=number), position
                continue
            aside[Aside.ATTACHMENTS] += len(list_in(article, "attachments"))
            if _is_from_customer(article):
                yield _from_article(number, article), position
            else:
                aside[Aside.OWN_ANSWERS] += 1


def _articles(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The articles of a ticket with its number, in each of the three ways Zammad hands them out."""
    assets = record.get("assets")
    if isinstance(assets, dict) and isinstance(assets.get("TicketArticle"), dict):
        tickets = assets.get("Ticket")
        for article in assets["TicketArticle"].values():
            key = text_in(article, "ticket_id")
            ticket = tickets.get(key) if isinstance(tickets, dict) else None
            yield text_in(ticket, "number") or key, article
    elif "articles" in record:
        number = text_in(record, "number", "id")
        for article in list_in(record, "articles"):
            yield number, article
    else:
        yield text_in(record, "ticket_number", "ticket_id"), record


def _is_article(one: object) -> bool:
    return isinstance(one, dict) and "body" in one and ("sender" in one or "sender_id" in one)


def _is_from_customer(article: dict[str, Any]) -> bool:
    return text_in(article, "sender", "sender_id").lower() in _ZAMMAD_CUSTOMER and article.get("internal") is not True


def _from_article(number: str, article: dict[str, Any]) -> Message | Unreadable:
    body = article.get("body")
    is_markup = text_in(article, "content_type").lower().startswith("text/html")
    author = text_in(article, "from", "created_by", "created_by_id", "origin_by_id")
    return _message(
        body if isinstance(body, str) else "",
        is_markup=is_markup,
        subject=text_in(article, "subject"),
        number=_joined(number, text_in(article, "id")),
        date=text_in(article, "created_at"),
        author=author,
    )


def _zendesk(path: Path, aside: Counter[Aside]) -> Iterator[Item]:
    aside.clear()
    for ticket, position in read_records(path, "tickets", "results"):
        if not isinstance(ticket, dict) or not is_zendesk(ticket):
            yield Unreadable(BROKEN_RECORD), position
            continue
        for message in _comments(ticket, aside):
            yield message, position


def _comments(ticket: dict[str, Any], aside: Counter[Aside]) -> Iterator[Message | Unreadable]:
    number, subject = text_in(ticket, "id"), text_in(ticket, "subject", "raw_subject")
    asking = text_in(ticket, "requester_id") or text_in(ticket.get("requester"), "id")
    if not isinstance(ticket.get("comments"), list):
        # Without its comments a ticket still says how it began, and who wrote that.
        wrote = text_in(ticket, "submitter_id") or text_in(ticket.get("submitter"), "id") or asking
        if wrote == asking:
            date = text_in(ticket, "created_at")
            body = text_in(ticket, "description")
            yield _message(body, is_markup=False, subject=subject, number=number, date=date, author=asking)
        else:
            aside[Aside.OWN_ANSWERS] += 1
        return
    is_first = True
    for comment in ticket["comments"]:
        if not isinstance(comment, dict):
            yield Unreadable(BROKEN_RECORD, number=number)
            continue
        author = text_in(comment, "author_id") or text_in(comment.get("author"), "id")
        aside[Aside.ATTACHMENTS] += len(list_in(comment, "attachments"))
        role = text_in(comment.get("author"), "role").lower()
        if comment.get("public") is False or not (role == "end-user" or (author and author == asking)):
            aside[Aside.OWN_ANSWERS] += 1
            is_first = False
            continue
        plain, markup = text_in(comment, "plain_body", "body"), text_in(comment, "html_body")
        yield _message(
            plain or markup,
            is_markup=not plain,
            subject=subject if is_first else "",
            number=_joined(number, text_in(comment, "id")),
            date=text_in(comment, "created_at"),
            author=author,
        )
        is_first = False


def _message(body: str, *, is_markup: bool, subject: str, number: str, date: str, author: str) -> Message | Unreadable:
    try:
        text = text_of(body) if is_markup else body.replace("\r\n", "\n").strip("\n")
    except MarkupTooLarge:
        too_large: Reason = HTML_TOO_LARGE.filled(limit=MARKUP_LIMIT // _KILOBYTE)
        return Unreadable(too_large, number=number, excerpt=body[:_LABEL])
    words = "\n\n".join(filter(None, (subject.strip(), text)))
    return Message(words=words, number=number[:_LABEL], date=date, author=author[:_LABEL])


def _joined(ticket: str, part: str) -> str:
    return "/".join(filter(None, (ticket, part)))
