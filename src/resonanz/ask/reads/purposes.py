"""Every promise that was ever made to the asked, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Field
from django.utils.dateparse import parse_date

from resonanz.ask.enums import State
from resonanz.ask.models import OWED, Inquiry, KeptWording, PurposeVersion

Value = str | date | None

_REASON = ("part", "kind", "words", "reason")


@dataclass(frozen=True, kw_only=True)
class ChangedPart:
    """Dates are dates."""

    name: str
    before: Value
    after: Value

    @property
    def label(self) -> str:
        """As the pages name it, in the language that is spoken when it is read."""
        field = Inquiry._meta.get_field(self.name)
        return str(field.verbose_name) if isinstance(field, Field) else self.name


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One version with what it changed; the first one changes nothing."""

    version: PurposeVersion
    parts: Sequence[ChangedPart]

    @property
    def is_change(self) -> bool:
        return bool(self.parts)

    @property
    def whole(self) -> list[ChangedPart]:
        """Everything that was promised in this version, with `after` only."""
        return [_part(name, {}, self.version.owed) for name in OWED]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the asked read beside the parts themselves: reasons for kept words, and when the promise last changed.

    `kept` are mappings with part, kind, words and reason.
    """

    kept: Sequence[Mapping[str, str]]
    last_change: PurposeVersion | None


def said_with(inquiry: Inquiry) -> Said:
    """As it was promised, in one statement; of a draft, as it would be."""
    if inquiry.state == State.DRAFT:
        return Said(kept=KeptWording.objects.filter(inquiry_id=inquiry.pk).values(*_REASON), last_change=None)
    promises = promises_of(inquiry.pk)
    changes = [promise.version for promise in promises if promise.is_change]
    kept = promises[-1].version.owed.get("kept", []) if promises else []
    return Said(kept=kept, last_change=changes[-1] if changes else None)


def promises_of(inquiry_id: int) -> list[Promise]:
    """All versions, the first one first."""
    return _promises(PurposeVersion.objects.filter(inquiry_id=inquiry_id).order_by("entry_index"))


def changes_since(inquiry_id: int, entry: int) -> list[Promise]:
    """What was promised differently after this entry of the ledger, for somebody who told something with it."""
    return [promise for promise in promises_of(inquiry_id) if promise.is_change and promise.version.entry_index > entry]


def changes_by_inquiry(inquiry_ids: Iterable[int]) -> dict[int, list[Promise]]:
    """Changes of many inquiries in one statement; those without any are left out."""
    rows = PurposeVersion.objects.filter(inquiry_id__in=set(inquiry_ids)).order_by("inquiry_id", "entry_index")
    grouped = groupby(rows.select_related("inquiry"), key=lambda row: row.inquiry_id)
    found = {pk: [promise for promise in _promises(versions) if promise.is_change] for pk, versions in grouped}
    return {pk: changes for pk, changes in found.items() if changes}


def _promises(versions: Iterable[PurposeVersion]) -> list[Promise]:
    promises: list[Promise] = []
    for version in versions:
        before = promises[-1].version.owed if promises else version.owed
        parts = [_part(name, before, version.owed) for name in OWED if before.get(name) != version.owed.get(name)]
        promises.append(Promise(version=version, parts=parts))
    return promises


def _part(name: str, before: dict[str, str | None], after: dict[str, str | None]) -> ChangedPart:
    return ChangedPart(name=name, before=_value(name, before), after=_value(name, after))


def _value(name: str, owed: dict[str, str | None]) -> Value:
    said = owed.get(name)
    return parse_date(said) if said and name in {"answer_by", "keep_until"} else said
