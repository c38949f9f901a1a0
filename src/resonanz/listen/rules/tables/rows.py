"""A foreign row becomes a candidate for a story, or is refused with a reason. Nothing is dropped silently."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from resonanz.ground.tables.dates import parse_moment
from resonanz.ground.tables.headers import readable
from resonanz.ground.tables.problems import Reason
from resonanz.ground.tables.reasons import NESTED
from resonanz.ground.tables.table import Row
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.tables import reasons
from resonanz.listen.rules.tables.mapping import Mapping
from resonanz.listen.rules.tables.roles import read_roles
from resonanz.listen.rules.tables.seen import Seen
from resonanz.listen.rules.words import check_words, has_words

LABEL_LIMIT = 200
NOTE_LIMIT = 120
EXCERPT_LENGTH = 80


@dataclass(slots=True)
class Candidate:
    """A row that may be taken; its words are exactly what the cells hold."""

    number: int
    line: int | None
    external_id: str
    text: str
    works_well: str
    told_at: dt.datetime | None
    roles: tuple[str, ...]
    author: str | None
    content_hash: str
    email: str | None = None
    note: str = ""
    remarks: tuple[Reason, ...] = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """Names and addresses that say who wrote it; looked at for the badge, never stored."""
        return tuple(filter(None, (self.author, self.email)))


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same id with the same words as an earlier line of this file: already there."""

    number: int
    line: int | None
    external_id: str
    first: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not taken, with what its owner needs to find and mend it."""

    number: int
    line: int | None
    reason: Reason
    external_id: str
    excerpt: str

    @property
    def code(self) -> str:
        return self.reason.code

    @property
    def sentence(self) -> str:
        return str(self.reason)


class _NotTakenError(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def to_candidate(
    row: Row,
    mapping: Mapping,
    *,
    default_roles: Sequence[str],
    tz: dt.tzinfo,
    now: dt.datetime,
    seen: Seen,
) -> Candidate | Repeated | Refused:
    """Check one row; `seen` is one per file and carries what its earlier rows brought."""
    try:
        return _check(row, mapping, default_roles=default_roles, tz=tz, now=now, seen=seen)
    except WordsRefused as refused:
        return _refuse(row, mapping, refused.reason)
    except _NotTakenError as refused:
        return _refuse(row, mapping, refused.reason)


def _check(
    row: Row,
    mapping: Mapping,
    *,
    default_roles: Sequence[str],
    tz: dt.tzinfo,
    now: dt.datetime,
    seen: Seen,
) -> Candidate | Repeated:
    if row.problem:
        raise _NotTakenError(row.problem)
    if row.nested:
        _refuse_nested(row, mapping)
    values = row.values
    text = values.get(mapping.text or "", "")
    works_well = values.get(mapping.works_well or "", "")
    check_words(text)
    if has_words(works_well):
        check_words(works_well)
    else:
        works_well = ""
    date = _label(values, mapping.date)
    author = _label(values, mapping.author)
    email = _label(values, mapping.email)
    role = _label(values, mapping.role)
    external_id = _label(values, mapping.id)
    told_at = parse_moment(date, tz, now=now) if date else None
    if isinstance(told_at, Reason):
        raise _NotTakenError(told_at)
    roles, remarks = read_roles(role) if role else (tuple(default_roles), ())

    words = text.encode() + b"\0" + works_well.encode()
    content_hash = sha256(words).hexdigest()
    if not external_id:
        external_id = _derived_id(words + b"\0" + date.encode(), seen)
    elif known := seen.first_row(external_id, content_hash, row.line or row.number):
        first, same = known
        if not same:
            raise _NotTakenError(reasons.ID_REUSED.filled(id=external_id, first=first))
        return Repeated(row.number, row.line, external_id, first)
    return Candidate(
        number=row.number,
        line=row.line,
        external_id=external_id,
        text=text,
        works_well=works_well,
        told_at=told_at,
        roles=roles,
        author=author or None,
        email=email or None,
        note=_note(values, mapping.note),
        content_hash=content_hash,
        remarks=remarks,
    )


def _derived_id(fingerprint: bytes, seen: Seen) -> str:
    """The same file read again yields the same ids, even where rows are equal."""
    return "sha256:" + sha256(fingerprint + b"\0%d" % seen.occurrence(fingerprint)).hexdigest()


def _label(values: dict[str, str], column: str | None) -> str:
    """A short value beside the words; unlike them, it is trimmed."""
    if column is None:
        return ""
    label = values.get(column, "").strip()
    if label.isascii() and len(label) <= LABEL_LIMIT and "\0" not in label:
        return label
    if len(label) > LABEL_LIMIT:
        raise _NotTakenError(reasons.LABEL_TOO_LONG.filled(column=column, found=len(label), limit=LABEL_LIMIT))
    if readable(label) != label:
        raise _NotTakenError(reasons.LABEL_UNSTORABLE.filled(column=column))
    return label


def _note(values: dict[str, str], column: str | None) -> str:
    """A remark on the source in one line; no words of anybody, so that a long one is cut."""
    note = " ".join(readable(values.get(column or "", "")).split())
    return note if len(note) <= NOTE_LIMIT else f"{note[: NOTE_LIMIT - 1]}…"


def _refuse_nested(row: Row, mapping: Mapping) -> None:
    for column in mapping.columns():
        if column in row.nested:
            raise _NotTakenError(NESTED.filled(column=column))


def _refuse(row: Row, mapping: Mapping, reason: Reason) -> Refused:
    external_id = row.values.get(mapping.id or "", "").strip()[:LABEL_LIMIT]
    words = row.values.get(mapping.text or "", "") or row.values.get(mapping.works_well or "", "") or row.excerpt
    start = " ".join(words[: EXCERPT_LENGTH * 4].split())[:EXCERPT_LENGTH]
    return Refused(row.number, row.line, reason, readable(external_id), readable(start))
