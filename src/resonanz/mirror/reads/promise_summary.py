"""The newest audit in a few numbers, for a page that shows all pictures of the mirror."""

from __future__ import annotations

from dataclasses import dataclass

from resonanz.mirror.enums import Instrument, Stage
from resonanz.mirror.models import LookChange
from resonanz.mirror.reads.promise_results import PromiseRow, result_from
from resonanz.mirror.rules.belief_counts import Part


@dataclass(frozen=True, kw_only=True)
class Believing:
    """One promise as customers judged it; `part` has the counts as bounds, the shares and the interval."""

    text: str
    part: Part


@dataclass(frozen=True, kw_only=True)
class PromiseGap:
    """Where staff and customers are farthest apart."""

    text: str
    customers: Part
    staff: Part


@dataclass(frozen=True, kw_only=True)
class PromiseSummary:
    """Sizes are None where too few were there. `told_apart` is how many ranks there are, one if all may be chance."""

    look: int
    title: str
    most: Believing | None
    least: Believing | None
    told_apart: int
    customers: int | None
    staff: int | None
    gap: PromiseGap | None


def promise_summary() -> PromiseSummary | None:
    """Of the newest open look, in two statements; None where there is none."""
    rows = LookChange.objects.filter(stage=Stage.OPENED, look__instrument=Instrument.PROMISES)
    opened = rows.select_related("look").order_by("-entry_index").first()
    if opened is None:
        return None
    result = result_from(opened.look, opened.said["picture"])
    return PromiseSummary(
        look=opened.look_id,
        title=opened.look.title,
        most=_believing(result.most),
        least=_believing(result.least),
        told_apart=result.told_apart,
        customers=result.customers,
        staff=result.staff,
        gap=_gap(result.gap),
    )


def _believing(row: PromiseRow | None) -> Believing | None:
    part = row.part(0) if row else None
    return Believing(text=row.promise.text, part=part) if row and part else None


def _gap(row: PromiseRow | None) -> PromiseGap | None:
    customers, staff = (row.part(0), row.part(1)) if row else (None, None)
    return PromiseGap(text=row.promise.text, customers=customers, staff=staff) if row and customers and staff else None
