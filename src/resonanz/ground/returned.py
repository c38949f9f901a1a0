"""Mails that came back: read from a mailbox file, a Maildir or single files, and matched to what we sent."""

from __future__ import annotations

import logging
import mailbox
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email import policy
from email.message import Message as Mail
from email.parser import BytesParser
from pathlib import Path

from flufl.bounce import all_failures

from resonanz.ground.models import Message

logger = logging.getLogger("resonanz.mail")

_OWN_ID = re.compile(r"^Message-ID:\s*(<[0-9a-f]{32}@[^>\s]+>)", re.IGNORECASE | re.MULTILINE)
_MOST_BYTES = 5 << 20


@dataclass(frozen=True, kw_only=True)
class Returned:
    """One mail that says that another did not arrive. `message_id` is ours where it quotes it."""

    addresses: tuple[str, ...]
    is_final: bool
    message_id: str


def read_returned(path: Path) -> Iterator[Returned]:
    """Whatever is no such mail is passed over: automatic answers and letters of people are none of ours."""
    for mail in _mails(path):
        try:
            temporary, permanent = all_failures(mail)
        except Exception as error:  # noqa: BLE001  Its detectors raise whatever a strange mail makes them raise.
            logger.info("a mail that nobody understands is none that came back: %s", type(error).__name__)
            continue
        addresses = tuple(sorted(_text(address) for address in permanent or temporary))
        if addresses:
            yield Returned(addresses=addresses, is_final=bool(permanent), message_id=_own_id(mail))


def sent_message(returned: Returned) -> int | None:
    """The mail of ours that this is about: by its Message-ID, else the newest to that address."""
    if returned.message_id:
        known = Message.objects.filter(message_id=returned.message_id).values_list("pk", flat=True).first()
        if known is not None:
            return known
    to = Message.objects.filter(to__in=returned.addresses).order_by("-created_at")
    return to.values_list("pk", flat=True).first()


def _mails(path: Path) -> Iterator[Mail]:
    if path.is_dir() and (path / "cur").is_dir():
        yield from mailbox.Maildir(path, create=False)
    elif path.is_dir():
        for file in sorted(path.glob("*.eml")):
            yield _parse(file)
    elif path.suffix.lower() == ".eml":
        yield _parse(path)
    else:
        with closing(mailbox.mbox(path, create=False)) as box:
            yield from box


def _parse(file: Path) -> Mail:
    with file.open("rb") as opened:
        return BytesParser(policy=policy.compat32).parsebytes(opened.read(_MOST_BYTES))


def _own_id(mail: Mail) -> str:
    """The Message-ID in what the server quotes of our mail; never its own."""
    for part in mail.walk():
        if part is mail:
            continue
        if part.get_content_type() in {"message/rfc822", "text/rfc822-headers", "text/plain"}:
            found = _OWN_ID.search(_body(part))
            if found:
                return found[1]
    return ""


def _body(part: Mail) -> str:
    whole = part.get_payload()
    if isinstance(whole, list):
        return "\n".join(
            f"{name}: {value}" for inner in whole if isinstance(inner, Mail) for name, value in inner.items()
        )
    return str(whole)[:_MOST_BYTES]


def _text(address: object) -> str:
    return (address.decode("ascii", "replace") if isinstance(address, bytes) else str(address)).strip().lower()
