"""What the entries of moderation say, as this room holds it today."""

from __future__ import annotations

from typing import Any

from resonanz.trust.enums import Deed
from resonanz.trust.events import Openings, Shown
from resonanz.trust.models import Moderation, ModerationWords
from resonanz.trust.rules.moderation import KINDS, body, meta

_BATCH = 2_000


def add_moderation(openings: Openings) -> None:
    """Adds every deed; erased words are left out, because nothing is left that could open them."""
    said = {words.pk: words for words in ModerationWords.objects.filter(openings.wanted)}
    for row in Moderation.objects.filter(openings.wanted).order_by("entry_index").iterator(chunk_size=_BATCH):
        words = said.pop(row.entry_index, None)
        openings.add(
            row.entry_index,
            _values(row, words),
            shown=Shown(kind=KINDS[Deed(row.deed)].value, role=row.role, time=row.decided_at),
            table="trust_moderation",
            row=row.pk,
        )
    for index in said:
        openings.orphans.append(("trust_moderationwords", str(index), index))


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
