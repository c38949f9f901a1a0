"""One mail as one message: subject and text as written, attachments counted and left where they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message as Mail
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr
from hashlib import sha256

from resonanz.listen.enums import Aside
from resonanz.listen.rules.formats.charsets import decoded
from resonanz.listen.rules.formats.markup import LIMIT as MARKUP_LIMIT
from resonanz.listen.rules.formats.markup import MarkupTooLarge, text_of
from resonanz.listen.rules.formats.moments import mail_moment
from resonanz.listen.rules.formats.opened import Message, Unreadable
from resonanz.listen.rules.formats.problems import HTML_TOO_LARGE, MAIL_UNREADABLE

_DEPTH = 30
_PARTS = 1_000
_HEADER = 4_000
_LABEL = 200
_KILOBYTE = 1 << 10
# What the standard library raises on hostile mails, none of it promised in its documentation.
BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
AnyMail = Mail


@dataclass
class _Body:
    """The texts of a mail in their order: as plain text, and as HTML where there is no other."""

    plain: list[str]
    markup: list[str]
    attachments: int = 0


def read_mail(content: bytes, aside: Counter[Aside]) -> Message | Unreadable:
    """Never raises: a mail that cannot be read is one unreadable message."""
    try:
        mail = BytesParser(policy=compat32).parsebytes(content)
        return _message(mail, aside)
    except MarkupTooLarge:
        return Unreadable(HTML_TOO_LARGE.filled(limit=MARKUP_LIMIT // _KILOBYTE), excerpt=_start(content))
    except BROKEN:
        return Unreadable(MAIL_UNREADABLE, excerpt=_start(content))


def _message(mail: AnyMail, aside: Counter[Aside]) -> Message:
    body = _Body([], [])
    for part in _parts(mail, 0):
        _add(part, body)
    aside[Aside.ATTACHMENTS] += body.attachments
    text = "\n\n".join(body.plain) if body.plain else "\n\n".join(map(text_of, body.markup))
    subject = _header(mail, "subject")
    date = mail_moment(_header(mail, "date"))
    aside[Aside.UNDATED] += not date
    address = parseaddr(_header(mail, "from"))[1].lower()[:_LABEL]
    return Message(
        words="\n\n".join(filter(None, (subject, text))),
        number=_number(mail),
        date=date,
        author=address,
        email=address,
    )


def _parts(mail: AnyMail, depth: int) -> Iterator[AnyMail]:
    """The leaves, alternatives side by side; a mail inside a mail is an attachment."""
    found = mail.get_payload() if mail.is_multipart() else None
    if not isinstance(found, list) or mail.get_content_maintype() == "message" or depth > _DEPTH:
        yield mail
        return
    for part in found[:_PARTS]:
        if isinstance(part, Mail):
            yield from _parts(part, depth + 1)


def _add(part: AnyMail, body: _Body) -> None:
    # Where the boundary of a broken mail is never found, its text still stands there in one piece.
    is_broken = part.get_content_maintype() == "multipart"
    kind = "text/plain" if is_broken else part.get_content_type()
    if part.get_content_disposition() == "attachment" or kind not in {"text/plain", "text/html"}:
        body.attachments += 1
        return
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        body.attachments += 1
        return
    text = decoded(raw, part.get_content_charset()).replace("\r\n", "\n").strip("\n")
    if text.strip():
        (body.plain if kind == "text/plain" else body.markup).append(text)


def _header(mail: AnyMail, name: str) -> str:
    """On one line; encoded words are decoded, whatever charset they claim."""
    raw = _raw(mail, name)
    try:
        pieces = decode_header(raw) if "=?" in raw else [(raw, None)]
    except BROKEN:
        pieces = [(raw, None)]
    text = "".join(_piece(piece, charset) for piece, charset in pieces)
    return " ".join(text.split())


def _raw(mail: AnyMail, name: str) -> str:
    """As it stands in the mail; bytes beyond ASCII are surrogates until somebody says what they mean."""
    return next((str(value)[:_HEADER] for key, value in mail.raw_items() if key.lower() == name), "")


def _piece(piece: str | bytes, charset: str | None) -> str:
    return decoded(piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece, charset)


def _number(mail: AnyMail) -> str:
    """The Message-ID; one that is too long to store still tells mails apart."""
    number = _header(mail, "message-id").strip("<> ")
    if len(number) > _LABEL:
        return "sha256:" + sha256(number.encode("utf-8", "replace")).hexdigest()
    return number


def _start(content: bytes) -> str:
    return content[:400].decode("utf-8", "replace").replace("\0", "")
