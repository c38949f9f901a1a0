"""Mailboxes (MBOX), single mails (EML) and archives of them, one mail in memory at a time."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from resonanz.listen.enums import Aside, Format
from resonanz.listen.rules.formats.archives import UNPACK_ERRORS, opened_archive, unpacked
from resonanz.listen.rules.formats.mail import read_mail
from resonanz.listen.rules.formats.opened import Item, Message, Opened, Unreadable, as_table
from resonanz.listen.rules.formats.problems import (
    MAIL_TOO_LARGE,
    MAIL_UNREADABLE,
    NothingInside,
    NotThisFormat,
)

MAIL_LIMIT = 48 * 1024 * 1024
_MEGABYTE = 1 << 20
_PIECE = 1 << 16
_START = re.compile(rb"From \S.*\d{1,2}:\d{2}.*\d{4}")
_QUOTED_START = re.compile(rb"^>(>*From )", re.MULTILINE)
_FIELD = re.compile(rb"([!-9;-~]{1,60}):")
_TELLING = frozenset(
    b"from to cc date subject message-id received mime-version return-path delivered-to reply-to sender".split()
)
_HEAD = 1 << 16


def is_mailbox(head: bytes) -> bool:
    return _START.match(head) is not None


def is_mail(head: bytes) -> bool:
    """At least two of the headers every mail has, before anything that is no header."""
    found: set[bytes] = set()
    for line in head.split(b"\n"):
        if line[:1] in {b" ", b"\t"} and found:
            continue
        match = _FIELD.match(line)
        if match is None:
            break
        found.add(match[1].lower())
    return len(found & _TELLING) >= 2  # noqa: PLR2004  One header could be the start of a sentence.


def holds_mails(names: list[str]) -> bool:
    return any(_is_mail_name(name) for name in names)


def open_mails(path: Path) -> Opened:
    """Raises `NotThisFormat`, `NothingInside` and what archives raise."""
    with path.open("rb") as file:
        head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    aside: Counter[Aside] = Counter()
    if head.startswith(b"PK\x03\x04"):
        with opened_archive(path) as archive:
            if not holds_mails(archive.namelist()):
                raise NothingInside
        opened = Opened(Format.MAIL, as_table(path, lambda: _archived(path, aside)), aside=aside)
    elif is_mailbox(head):
        opened = Opened(Format.MAIL, as_table(path, lambda: _boxed(path, aside)), aside=aside)
    elif is_mail(head):
        opened = Opened(Format.MAIL, as_table(path, lambda: _single(path, aside)), aside=aside)
    else:
        raise NotThisFormat(format=Format.MAIL.label)
    return opened


def _boxed(path: Path, aside: Counter[Aside]) -> Iterator[Item]:
    aside.clear()
    for content, position in _split(path):
        yield _read(_QUOTED_START.sub(rb"\1", content) if content is not None else None, aside), position


def _single(path: Path, aside: Counter[Aside]) -> Iterator[Item]:
    aside.clear()
    size = path.stat().st_size
    yield _read(path.read_bytes() if size <= MAIL_LIMIT else None, aside), size


def _read(content: bytes | None, aside: Counter[Aside]) -> Message | Unreadable:
    if content is None:
        return Unreadable(MAIL_TOO_LARGE.filled(limit=MAIL_LIMIT // _MEGABYTE))
    return read_mail(content, aside)


def _split(path: Path) -> Iterator[tuple[bytes | None, int]]:
    """The bytes of each mail and the bytes read, or None for one over the limit; lines of any length are no matter."""
    pieces: list[bytes] = []
    size = position = 0
    inside, after_blank, at_start = False, True, True
    with path.open("rb") as file:
        while line := file.readline(_PIECE):
            if at_start and after_blank and _START.match(line):
                if inside:
                    yield (b"".join(pieces) if size <= MAIL_LIMIT else None), position
                pieces, size, inside = [], 0, True
            elif inside:
                size += len(line)
                if size <= MAIL_LIMIT:
                    pieces.append(line)
                else:
                    pieces.clear()
            position += len(line)
            at_start = line.endswith(b"\n")
            after_blank = at_start and not line.strip(b"\r\n")
    if inside:
        yield (b"".join(pieces) if size <= MAIL_LIMIT else None), position


def _archived(path: Path, aside: Counter[Aside]) -> Iterator[Item]:
    """Members are read, never written anywhere, so that their names lead nowhere; archives inside stay closed."""
    aside.clear()
    with opened_archive(path) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            if _is_mail_name(member.filename):
                yield _member(archive, member, aside), member.header_offset
            else:
                aside[Aside.OTHER_FILES] += 1


def _member(archive: ZipFile, member: ZipInfo, aside: Counter[Aside]) -> Message | Unreadable:
    try:
        return _read(unpacked(archive, member, MAIL_LIMIT), aside)
    except UNPACK_ERRORS:
        return Unreadable(MAIL_UNREADABLE, excerpt=member.filename)


def _is_mail_name(name: str) -> bool:
    """Mac archives carry a shadow of each file beside it."""
    return name.lower().endswith(".eml") and not name.startswith("__MACOSX/")
