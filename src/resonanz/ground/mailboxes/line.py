"""The few things we ask of a mailbox. It is opened for reading; nothing is ever deleted."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from time import monotonic
from typing import Any

from resonanz.ground.mailboxes.errors import (
    FolderMissing,
    MailboxAway,
    MailboxClosed,
    MailboxRefused,
    MailboxSlow,
    MailboxUnsafe,
)
from resonanz.ground.mailboxes.guarded import Guarded
from resonanz.ground.mailboxes.place import MailboxPlace

MAIL_LIMIT = 32 * 1024 * 1024
_TALK = 8 << 20
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,15})")
_UID = re.compile(rb"\bUID (\d{1,10})\b")


@dataclass(frozen=True, kw_only=True)
class Found:
    """One mail of the folder; `content` is None where it is larger than we take."""

    uid: int
    content: bytes | None


class MailboxLine:
    """An open folder. Every method raises `MailboxRefused`, and nothing else for what a server does."""

    def __init__(self, line: Guarded, *, uid_validity: int) -> None:
        self._line = line
        self.uid_validity = uid_validity

    @classmethod
    @contextmanager
    def opened(cls, place: MailboxPlace, *, seconds: float) -> Iterator[MailboxLine]:
        """All of it, from the first byte to the last, within so many seconds."""
        with _told():
            line = _entered(place, deadline=monotonic() + seconds)
        try:
            with _told():
                uid_validity = _folder(line, place)
            yield cls(line, uid_validity=uid_validity)
        finally:
            # A farewell is a courtesy: a server that does not answer it is left alone.
            line.deadline = min(line.deadline, monotonic() + 3)
            with suppress(imaplib.IMAP4.error, OSError, ValueError, MailboxRefused):
                line.logout()
            with suppress(OSError):
                line.shutdown()

    def newer_than(self, uid: int, *, since: date | None = None) -> list[int]:
        """The numbers of the mails above `uid`, in order; with `since` only what arrived on that day or later."""
        wanted = [f"UID {uid + 1}:*"]
        if since:
            wanted.append(f"SINCE {since.day:02}-{_MONTHS[since.month - 1]}-{since.year}")
        with _told():
            self._line.allowance = _TALK
            kind, answer = self._line.uid("SEARCH", *wanted)
            numbers = {int(number) for piece in answer if piece for number in piece.split()} if kind == "OK" else None
        if numbers is None:
            raise MailboxRefused
        # `n:*` always answers the newest one, however old it is.
        return sorted(number for number in numbers if number > uid)

    def highest(self) -> int:
        return max(self.newer_than(0), default=0)

    def mail(self, uid: int) -> Found | None:
        """The mail without marking it as read, or None where it is gone in between."""
        with _told():
            self._line.allowance = _TALK
            _kind, answer = self._line.uid("FETCH", str(uid), "(UID RFC822.SIZE)")
            size = _SIZE.search(_of(answer, uid))
            if size is None:
                return None
            if int(size[1]) > MAIL_LIMIT:
                return Found(uid=uid, content=None)
            self._line.allowance = _TALK + MAIL_LIMIT
            _kind, answer = self._line.uid("FETCH", str(uid), "(UID BODY.PEEK[])")
            for piece in answer:
                if isinstance(piece, tuple) and _names(piece, answer, uid):
                    return Found(uid=uid, content=piece[1])
        return None

    def mark_read(self, uids: list[int]) -> None:
        with _told():
            for start in range(0, len(uids), 100):
                self._line.allowance = _TALK
                some = ",".join(map(str, uids[start : start + 100]))
                self._line.uid("STORE", some, "+FLAGS.SILENT", r"(\Seen)")


def _entered(place: MailboxPlace, *, deadline: float) -> Guarded:
    context = ssl.create_default_context()
    line = Guarded(place.host, place.port, deadline=deadline, context=context if place.security == "imaps" else None)
    try:
        if place.security == "imap+tls":
            _encrypt(line, context)
        try:
            _sign_in(line, place)
        except (Guarded.abort, Guarded.readonly):
            raise
        except (Guarded.error, UnicodeEncodeError):
            raise MailboxClosed from None
    except BaseException:
        with suppress(OSError):
            line.shutdown()
        raise
    return line


def _sign_in(line: Guarded, place: MailboxPlace) -> None:
    if "AUTH=PLAIN" in line.capabilities:
        # This way passwords may have umlauts.
        line.authenticate("PLAIN", lambda _asked: f"\0{place.user}\0{place.password}".encode())
    else:
        line.login(place.user, place.password)


def _encrypt(line: Guarded, context: ssl.SSLContext) -> None:
    """Without it nothing is said, least of all the password."""
    if "STARTTLS" not in line.capabilities:
        raise MailboxUnsafe
    try:
        line.starttls(context)
    except Guarded.error:
        raise MailboxUnsafe from None


def _folder(line: Guarded, place: MailboxPlace) -> int:
    """The folder's UIDVALIDITY: when it changes, all numbers of mails mean others."""
    name = '"' + _spelled(place.folder).replace("\\", "\\\\").replace('"', '\\"') + '"'
    line.allowance = _TALK
    kind, _answer = line.select(name, readonly=not place.marks_read)
    if kind != "OK":
        raise FolderMissing
    _name, told = line.response("UIDVALIDITY")
    return int(told[0]) if told and told[0] else 0


def _spelled(folder: str) -> str:
    """Folder names with umlauts travel in a spelling of their own (RFC 3501, 5.1.3)."""
    spelled = ""
    for run in re.findall(r"[ -~]+|[^ -~]+", folder):
        if run.isascii():
            spelled += run.replace("&", "&-")
        else:
            spelled += run.encode("utf-7").decode("ascii").replace("+", "&", 1).replace("/", ",")
            spelled += "" if spelled.endswith("-") else "-"
    return spelled


def _of(answer: Any, uid: int) -> bytes:
    """The line about this mail, among whatever a server says unasked."""
    for piece in answer:
        said = piece[0] if isinstance(piece, tuple) else piece
        if said and (named := _UID.search(said)) and int(named[1]) == uid:
            return bytes(said)
    return b""


def _names(piece: Any, answer: Any, uid: int) -> bool:
    """Some servers name the mail before its words, some after them."""
    after = next((rest for one, rest in pairwise(answer) if one is piece), b"")
    named = _UID.search(piece[0]) or (_UID.search(after) if isinstance(after, bytes) else None)
    return named is not None and int(named[1]) == uid


@contextmanager
def _told() -> Iterator[None]:
    """Whatever a line or a server does becomes one of our sentences."""
    try:
        yield
    except MailboxRefused:
        raise
    except ssl.SSLError:
        raise MailboxUnsafe from None
    except TimeoutError:
        raise MailboxSlow from None
    except imaplib.IMAP4.error:
        raise MailboxRefused from None
    except OSError:
        raise MailboxAway from None
    except (ValueError, TypeError, IndexError, AttributeError, UnicodeError):
        # imaplib is not made for servers that answer nonsense.
        raise MailboxRefused from None
