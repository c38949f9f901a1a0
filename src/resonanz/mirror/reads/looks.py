"""Looks into the mirror, how far they are and how many answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from resonanz.mirror.enums import Instrument, Side, Stage, answered_in, next_stage
from resonanz.mirror.models import Look, LookChange, Pass, Sheet


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How many sheets came from each side, and how many links for single people are still unused."""

    sheets: Mapping[str, int]
    unused: Mapping[str, int]

    @property
    def rows(self) -> list[tuple[str, str, int, int]]:
        """(key, label, sheets, unused links) of each side, in order."""
        return [(side.value, str(side.label), self.sheets.get(side, 0), self.unused.get(side, 0)) for side in Side]


def look(pk: int) -> Look | None:
    return Look.objects.select_related("inquiry", "follows", "created_by").filter(pk=pk).first()


def looks_of(instrument: Instrument) -> list[Look]:
    """The newest first."""
    return list(Look.objects.filter(instrument=instrument).select_related("inquiry").order_by("-pk"))


def turnouts(look_ids: list[int]) -> dict[int, Turnout]:
    sheets: dict[int, dict[str, int]] = {pk: {} for pk in look_ids}
    unused: dict[int, dict[str, int]] = {pk: {} for pk in look_ids}
    counted = Sheet.objects.filter(look_id__in=look_ids).order_by().values_list("look_id", "side")
    for look_id, side, count in counted.annotate(Count("pk")):
        sheets[look_id][side] = count
    left = Pass.objects.filter(look_id__in=look_ids, is_shared=False).order_by().values_list("look_id", "side")
    for look_id, side, count in left.annotate(Count("pk")):
        unused[look_id][side] = count
    return {pk: Turnout(sheets=sheets[pk], unused=unused[pk]) for pk in look_ids}


def changes_of(look_id: int) -> list[LookChange]:
    """Every step, oldest first."""
    return list(LookChange.objects.filter(look_id=look_id).select_related("by"))


def opening_of(look: Look) -> LookChange | None:
    """The step with which it was opened; None before. Its `said["picture"]` is what was shown from then on."""
    return LookChange.objects.filter(look=look, stage=Stage.OPENED).first()


def newest_opened(instrument: Instrument) -> Look | None:
    return Look.objects.filter(instrument=instrument, stage=Stage.OPENED).order_by("-pk").first()


def picture_of(look: Look) -> dict[str, Any] | None:
    """What is shown of it since it was opened; None before."""
    opened = opening_of(look)
    return dict(opened.said["picture"]) if opened else None


def openings(instrument: Instrument) -> list[LookChange]:
    """Of all that are open, oldest first, each with its look."""
    rows = LookChange.objects.filter(stage=Stage.OPENED, look__instrument=instrument).select_related("look")
    return list(rows.order_by("entry_index"))


def asked_outside(inquiry_id: int, instrument: Instrument | None = None) -> list[Look]:
    """Looks of this inquiry that people outside can answer now, the newest first."""
    rows = Look.objects.filter(inquiry_id=inquiry_id).exclude(stage__in=[Stage.DRAFT, Stage.OPENED])
    if instrument is not None:
        rows = rows.filter(instrument=instrument)
    return [row for row in rows.order_by("-pk") if row.stage == answered_in(row.instrument, Side.OUTSIDE)]


def way_of(look: Look) -> list[tuple[Stage, str]]:
    """(stage, done/now/ahead) of every stage this look goes through."""
    stages = [Stage.DRAFT]
    while (follows := next_stage(look.instrument, stages[-1])) is not None:
        stages.append(follows)
    here = stages.index(Stage(look.stage))
    return [
        (stage, "done" if place < here else "now" if place == here else "ahead") for place, stage in enumerate(stages)
    ]


def door_of(code_hash: bytes) -> Pass | None:
    return Pass.objects.select_related("look").filter(code_hash=code_hash).first()


def last_asked(inquiry_id: int, instrument: Instrument) -> Look | None:
    """The newest look of this inquiry that anybody was ever asked in."""
    rows = Look.objects.filter(inquiry_id=inquiry_id, instrument=instrument).exclude(stage=Stage.DRAFT)
    return rows.order_by("-pk").first()
