"""Noting deeds of moderation, each with its entry in the ledger, inside the transaction of the deed itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from resonanz.ground import clock
from resonanz.trust.actions.forget import forget
from resonanz.trust.actions.record import Draft, record_all
from resonanz.trust.enums import MODERATION_ROLE, SYSTEM_ROLE, TELLER_ROLE, Cause, Deed, Field, Via
from resonanz.trust.errors import GroundUnknown, NoteMissing
from resonanz.trust.models import Moderation, ModerationWords, Report
from resonanz.trust.rules.grounds import grounds
from resonanz.trust.rules.moderation import KINDS, body, meta

_NEEDS_NOTE = {Deed.HIDE, Deed.APPEAL, Deed.GRANT, Deed.REJECT}


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A deed that is to be noted. `by` is an account, `author` the opaque identity of a voice; neither: the program."""

    target: int
    deed: Deed
    ground: str
    note: str = ""
    by: int | None = None
    function: str = ""
    author: str = ""
    cause: Cause | None = None
    answers: int | None = None
    deadline: datetime | None = None

    @property
    def role(self) -> str:
        if self.by is not None:
            return MODERATION_ROLE
        return TELLER_ROLE if self.author else SYSTEM_ROLE


def note_rulings(rulings: Sequence[Ruling]) -> list[Moderation]:
    """Writes entries and records in order. The rows that are moderated are locked before, by the caller."""
    for ruling in rulings:
        if ruling.ground not in grounds():
            raise GroundUnknown
        if ruling.deed in _NEEDS_NOTE and not ruling.note.strip():
            raise NoteMissing
    moment = clock.now()
    rows = [_row(ruling, moment) for ruling in rulings]
    recorded = record_all([_draft(ruling, row) for ruling, row in zip(rulings, rows, strict=True)])
    for row, entry in zip(rows, recorded, strict=True):
        row.entry_index = entry.index
    Moderation.objects.bulk_create(rows)
    ModerationWords.objects.bulk_create(
        ModerationWords(entry_index=row.entry_index, text=ruling.note, author=ruling.author)
        for ruling, row in zip(rulings, rows, strict=True)
        if row.has_words
    )
    return rows


def forget_moderation(*, targets: Sequence[int]) -> None:
    """Erases every word that was written about these entries; that something was decided stays."""
    indices = list(
        Moderation.objects.filter(target_index__in=targets, has_words=True).values_list("entry_index", flat=True)
    )
    ModerationWords.objects.filter(entry_index__in=indices).delete()
    forget(indices=indices, fields=[Field.META])
    objections = Moderation.objects.filter(entry_index__in=indices, deed=Deed.APPEAL)
    forget(indices=list(objections.values_list("entry_index", flat=True)), fields=[Field.AUTHOR])
    Report.objects.filter(target_index__in=targets).update(why="", answer="")


def forget_appellants(*, targets: Sequence[int]) -> None:
    """Cuts the link from objections to a voice; what was objected stays with the words."""
    objections = Moderation.objects.filter(target_index__in=targets, deed=Deed.APPEAL)
    indices = list(objections.values_list("entry_index", flat=True))
    ModerationWords.objects.filter(entry_index__in=indices).update(author="")
    forget(indices=indices, fields=[Field.AUTHOR])


def _row(ruling: Ruling, moment: datetime) -> Moderation:
    return Moderation(
        target_index=ruling.target,
        deed=ruling.deed,
        ground=ruling.ground,
        cause=ruling.cause or "",
        answers=ruling.answers,
        role=ruling.role,
        function=ruling.function,
        decided_by=ruling.by,
        decided_at=moment,
        deadline=ruling.deadline,
        has_words=bool(ruling.note or ruling.author),
    )


def _draft(ruling: Ruling, row: Moderation) -> Draft:
    return Draft(
        kind=KINDS[ruling.deed],
        place=f"entry:{ruling.target}",
        role=ruling.role,
        via=Via.SYSTEM if ruling.role == SYSTEM_ROLE else Via.WEB,
        author=ruling.author if ruling.by is None else f"account:{ruling.by}",
        body=body(row),
        meta=meta(ruling.note),
        moment=row.decided_at,
    )
