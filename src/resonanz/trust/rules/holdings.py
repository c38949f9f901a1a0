"""What a table holds about people: whom, what for, how long, and what an erasure makes of it.

Every room declares its tables in its `personal_data`. The page „Was wir speichern“, the relationship file, the export,
the erasure and the retention all work from these declarations, so none of them can forget a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Erasure(StrEnum):
    """The three things a person can have erased."""

    PERSON = "person"
    AUTHOR = "author"
    WORDS = "words"


class Fates(StrEnum):
    DELETED = "deleted"
    CHANGED = "changed"
    KEPT = "kept"
    UNTOUCHED = "untouched"


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What becomes of the rows. `values` are column → value (or a function that makes one) for `CHANGED`.

    Where `by_room` is set, the room's own action does it and the machinery only says so.
    """

    kind: Fates
    says: Text
    values: Mapping[str, Any] = field(default_factory=dict)
    by_room: bool = False


_IS_DELETED: Text = _("wird gelöscht")
_AS_PROMISED: Text = _("bis zum Tag, den das Anliegen verspricht")


def deleted(says: Text = _IS_DELETED, *, by_room: bool = False) -> Fate:
    return Fate(kind=Fates.DELETED, says=says, by_room=by_room)


def changed(says: Text, *, by_room: bool = False, **values: Any) -> Fate:
    return Fate(kind=Fates.CHANGED, says=says, values=values, by_room=by_room)


def kept(says: Text) -> Fate:
    return Fate(kind=Fates.KEPT, says=says)


UNTOUCHED = Fate(kind=Fates.UNTOUCHED, says=_("betrifft es nicht"))


@dataclass(frozen=True, kw_only=True)
class Keep:
    """How long. `days` counts from `since` (a column); `until` is a path to a promised day.

    With `fate` the nightly run does it; without one, `says` names who does or why nobody has to.
    """

    says: Text
    days: int | None = None
    since: str = ""
    until: str = ""
    fate: Fate | None = None


def for_days(days: int, *, since: str, says: Text) -> Keep:
    return Keep(says=says, days=days, since=since, fate=deleted())


def until_promised(path: str, *, fate: Fate | None, says: Text = _AS_PROMISED) -> Keep:
    return Keep(says=says, until=path, fate=fate)


def because(says: Text) -> Keep:
    """No day, but a reason: with something else, or for ever."""
    return Keep(says=says)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom a file is about, in the keys by which rows are found."""

    accounts: tuple[int, ...] = ()
    tellers: tuple[UUID, ...] = ()
    stories: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()
    voters: tuple[int, ...] = ()
    entries: tuple[int, ...] = ()
    addresses: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    marks: tuple[bytes, ...] = ()
    """Keyed hashes of the addresses."""
    messages: tuple[int, ...] = ()
    """Mails that went to the person at whatever address."""
    deeds: tuple[int, ...] = ()
    """Entries of the moderation about the person's entries."""

    def key(self, name: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = getattr(self, name)
        return found


class Activity(StrEnum):
    """The processing activities of the register (Art. 30 DSGVO); the words stand in `reads.register`."""

    DIALOGUE = "dialogue"
    UNDERSTANDING = "understanding"
    RELATIONS = "relations"
    SIGN_IN = "sign_in"
    MAIL = "mail"
    PROOF = "proof"
    OPERATION = "operation"


@dataclass(frozen=True, kw_only=True)
class Holding:
    """`table` is a model's label (`listen.Story`) or the name of a table without one.

    `about` names lookups from a row to its person: (lookup, key of `Subject`), any of which makes the row theirs.
    `acts` names the columns that say which member of the team did something. A table with neither says why in
    `nobody`. `technical` gives purposes to columns that are not ours to describe; `sealed` names columns whose content
    is shown to nobody, with the reason. `entry` is the column with the row's ledger entry, whose salts go with it.
    `is_own` keeps the rows out of the file as the team sees it: only the person themselves reads them.
    """

    table: str
    activity: Activity
    seen_by: Text
    keep: Keep
    about: tuple[tuple[str, str], ...] = ()
    acts: tuple[str, ...] = ()
    nobody: Text = ""
    title: Text = ""
    person: Fate = UNTOUCHED
    author: Fate = UNTOUCHED
    words: Fate = UNTOUCHED
    technical: Mapping[str, Text] = field(default_factory=dict)
    sealed: Mapping[str, Text] = field(default_factory=dict)
    entry: str = ""
    is_optional: bool = False
    is_inferred: bool = False
    is_own: bool = False

    def fate(self, erasure: Erasure) -> Fate:
        return {Erasure.PERSON: self.person, Erasure.AUTHOR: self.author, Erasure.WORDS: self.words}[erasure]


_DECLARED: dict[str, Holding] = {}


def declare(*holdings: Holding) -> None:
    """Plugs tables into the register; a room calls it when its `personal_data` is imported."""
    for holding in holdings:
        _DECLARED[holding.table] = holding


def declared() -> Mapping[str, Holding]:
    return _DECLARED
