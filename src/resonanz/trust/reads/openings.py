"""What the entries of moderation and erasures say, as this room holds it today."""

from __future__ import annotations

from typing import Any

from resonanz.trust.enums import SYSTEM_ROLE, TELLER_ROLE, Deed, Kind, Via
from resonanz.trust.events import Openings, Shown
from resonanz.trust.models import Moderation, ModerationWords, Tombstone
from resonanz.trust.rules.moderation import KINDS, body, meta
from resonanz.trust.rules.tombstones import erasure_author, erasure_body

_BATCH = 2_000


def add_moderation(openings: Openings) -> None:
    """Adds every deed; erased words are left out, because nothing is left that could open them."""
    said = {words.pk: words for words in ModerationWords.objects.filter(openings.wanted)}
    for row in Moderation.objects.filter(openings.wanted).order_by("entry_index").iterator(chunk_size=_BATCH):
        words = said.pop(row.entry_index, None)
        openings.add(
            row.entry_index,
            _values(row, words),
            shown=Shown(
                kind=KINDS[Deed(row.deed)].value,
                role=row.role,
                time=row.decided_at,
                place=f"entry:{row.target_index}",
                via=Via.SYSTEM if row.role == SYSTEM_ROLE else Via.WEB,
            ),
            table="trust_moderation",
            row=row.pk,
        )
        if words is not None and words.author and (row.deed != Deed.APPEAL or row.decided_by is not None):
            openings.orphan("trust_moderationwords", row.entry_index, row.entry_index)
    for index in said:
        openings.orphan("trust_moderationwords", index, index)


def open_tombstones(openings: Openings) -> None:
    """Every erasure, whatever was erased; the rooms hold what they still show against it."""
    rows = Tombstone.objects.filter(openings.wanted).order_by("entry_index")
    for row in rows.iterator(chunk_size=_BATCH):
        openings.add(
            row.entry_index,
            {"author": erasure_author(row), "body": erasure_body(row), "meta": None},
            shown=Shown(
                kind=Kind.ERASURE,
                role=row.role,
                time=row.erased_at,
                place=f"entry:{row.target_index}",
                via=Via.WEB if row.role == TELLER_ROLE else Via.SYSTEM,
            ),
            table="trust_tombstone",
            row=row.pk,
        )


def _values(row: Moderation, words: ModerationWords | None) -> dict[str, Any]:
    values: dict[str, Any] = {"body": body(row)}
    if row.decided_by is not None:
        values["author"] = f"account:{row.decided_by}"
    elif row.deed != Deed.APPEAL:
        values["author"] = ""
    elif words is not None and words.author:
        values["author"] = words.author
    if not row.has_words:
        values["meta"] = meta("")
    elif words is not None:
        values["meta"] = meta(words.text)
    return values
