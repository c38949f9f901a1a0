"""The list that is audited, and what a voice said to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from resonanz.listen import reads as listen_reads
from resonanz.mirror.enums import Belief, Instrument
from resonanz.mirror.models import Promise, Sheet
from resonanz.mirror.rules.judging import judgements_of, reasons_of


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What somebody said to one promise; `reason` is None where they gave none or took it back."""

    promise: str
    says: str
    reason: str | None
    at: datetime
    inquiry_code: str


def promises_of(look_id: int) -> list[Promise]:
    """In their order."""
    return list(Promise.objects.filter(look_id=look_id).order_by("number"))


def judged_by(story_ids: Collection[int]) -> list[Judged]:
    """Everything that came with these stories, in the order of the list."""
    sheets = Sheet.objects.filter(story_id__in=story_ids, look__instrument=Instrument.PROMISES).order_by("pk")
    found: list[Judged] = []
    for sheet in sheets.select_related("story__inquiry"):
        texts = {row.number: row.text for row in promises_of(sheet.look_id)}
        entries = reasons_of(sheet.answers)
        told = listen_reads.stories_by_entry(list(entries.values()))
        for number, one in sorted(judgements_of(sheet.answers).items()):
            reason = told.get(entries.get(number, -1))
            found.append(
                Judged(
                    promise=texts[number],
                    says=str(Belief(one.says).label),
                    reason=reason.text if reason is not None and reason.text else None,
                    at=sheet.answered_at,
                    inquiry_code=sheet.story.inquiry.code if sheet.story else "",
                )
            )
    return found
