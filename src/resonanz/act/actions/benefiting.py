"""What a measure is expected to bring, and what it brought. Both are added, never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act.enums import Span, Term, Unit
from resonanz.act.errors import BenefitIncomplete
from resonanz.act.models import FEWEST_PEOPLE, Benefit, BenefitActual, BenefitAssumption, Measure
from resonanz.act.rules.benefit_entries import actual_body, estimate_body
from resonanz.act.rules.benefit_templates import templates
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

_SHORTEST_YEAR, _LONGEST_YEAR = 330, 400
_EVERYTHING = 100
_ADDRESS = re.compile(r"\S@\S+\.\S")


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """As somebody states it: shares in per cent, money in euros; `owner` stands for it."""

    key: str
    label: str
    unit: Unit
    term: Term
    low: Decimal
    likely: Decimal
    high: Decimal
    source: str
    owner: str


@transaction.atomic
def estimate_benefit(
    *, measure: Measure, template: str, assumptions: Sequence[Assumption], by: int, reason: str = ""
) -> Benefit:
    """The next estimate for a measure. Raises `BenefitIncomplete`; its problems are keyed "affected_low" and so on."""
    _lock(measure)
    problems: dict[str, str] = {}
    for one in assumptions:
        problems |= {f"{one.key}_{field}": sentence for field, sentence in _doubts(one).items()}
    wanted = {factor.key for factor in templates()[template].factors}
    for key in sorted(wanted - {one.key for one in assumptions}):
        problems[f"{key}_likely"] = _("Ohne diese Annahme lässt sich nichts rechnen.")
    if not assumptions:
        problems["lines"] = _("Ohne eine Annahme gibt es nichts zu schätzen.")
    number = Benefit.objects.filter(measure=measure).count() + 1
    if number > 1 and not reason.strip():
        problems["reason"] = _("Warum schätzen Sie neu? Die frühere Schätzung bleibt daneben stehen.")
    if problems:
        raise BenefitIncomplete(problems)
    row = Benefit(measure=measure, number=number, template=template, reason=reason.strip() if number > 1 else "")
    parts = [BenefitAssumption(benefit=row, **_columns(one)) for one in assumptions]
    _enter(row, measure, estimate_body(row, parts), by=by)
    for part in parts:
        part.benefit = row
    BenefitAssumption.objects.bulk_create(parts)
    return row


@transaction.atomic
def note_actual(
    *,
    measure: Measure,
    span: Span,
    from_on: date | None,
    to_on: date | None,
    low: Decimal | None,
    how: str,
    by: int,
    high: Decimal | None = None,
) -> BenefitActual:
    """What came of it in euros: an amount or a range, also below zero. Raises `BenefitIncomplete`."""
    problems: dict[str, str] = {}
    if low is None:
        problems["low"] = _("Was hat es gebracht? Auch null oder weniger ist eine Antwort.")
    elif high is not None and high < low:
        problems["high"] = _("„Höchstens“ darf nicht unter „mindestens“ liegen.")
    if not how.strip():
        problems["how"] = _("Wie wurde es gemessen? Ohne das ist eine Zahl nur eine Behauptung.")
    problems |= _period(span, from_on, to_on)
    if problems or low is None or from_on is None or to_on is None:
        raise BenefitIncomplete(problems)
    _lock(measure)
    row = BenefitActual(
        measure=measure,
        number=BenefitActual.objects.filter(measure=measure).count() + 1,
        span=span,
        from_on=from_on,
        to_on=to_on,
        low=low,
        high=low if high is None else high,
        how=how.strip(),
    )
    _enter(row, measure, actual_body(row), by=by)
    return row


def _period(span: Span, from_on: date | None, to_on: date | None) -> dict[str, str]:
    if from_on is None:
        return {"from_on": _("Von wann an wurde gezählt?")}
    if to_on is None:
        return {"to_on": _("Bis wann wurde gezählt?")}
    if to_on < from_on:
        return {"to_on": _("Das Ende liegt vor dem Anfang.")}
    if to_on > clock.today():
        return {"to_on": _("Dieser Tag liegt in der Zukunft. Bis dahin ist es eine Schätzung.")}
    days = (to_on - from_on).days + 1
    if span != Span.OTHER and not _SHORTEST_YEAR <= days <= _LONGEST_YEAR:
        return {
            "span": _("Das sind %(days)s Tage, kein Jahr. Wählen Sie „ein anderer Zeitraum“ oder andere Tage.")
            % {"days": days}
        }
    return {}


def _doubts(one: Assumption) -> dict[str, str]:
    """What is wrong with an assumption, by field."""
    asked = {
        "label": _("Was ist das für eine Zeile?"),
        "source": _("Woher wissen Sie das, oder warum nehmen Sie es an?"),
        "owner": _("Wer steht dafür ein?"),
    }
    found = _doubtful_numbers(one)
    found |= {field: sentence for field, sentence in asked.items() if not getattr(one, field).strip()}
    if any(_ADDRESS.search(getattr(one, field)) for field in asked):
        found["source"] = _("Hier steht eine E-Mail-Adresse. Der Nutzen wird nie einem Menschen zugerechnet.")
    return found


def _doubtful_numbers(one: Assumption) -> dict[str, str]:
    found: dict[str, str] = {}
    if one.likely < one.low:
        found["likely"] = _("„Am ehesten“ liegt unter „mindestens“.")
    if one.high < one.likely:
        found["high"] = _("„Höchstens“ liegt unter „am ehesten“.")
    if one.unit == Unit.SHARE and (one.low < 0 or one.high > _EVERYTHING):
        found["high" if one.high > _EVERYTHING else "low"] = _("Ein Anteil liegt zwischen 0 und 100 Prozent.")
    if one.unit == Unit.PEOPLE and one.low < FEWEST_PEOPLE:
        found["low"] = _("Unter %(fewest)s Menschen schätzen wir nicht: Kein einzelner Mensch bekommt einen Preis.") % {
            "fewest": FEWEST_PEOPLE
        }
    # What lowers the result has its own lines; a minus before a cost would be a gain in disguise.
    if one.low < 0 and (one.unit == Unit.COUNT or one.term != Term.FACTOR):
        found["low"] = _("Hier gibt es keine Zahl unter null. Kosten haben ihre eigenen Zeilen.")
    return found


def _columns(one: Assumption) -> dict[str, object]:
    said = {name: getattr(one, name).strip() for name in ("label", "source", "owner")}
    numbers = {name: getattr(one, name) for name in ("low", "likely", "high")}
    return {"key": one.key, "unit": one.unit, "term": one.term, **said, **numbers}


def _lock(measure: Measure) -> None:
    """Two who write at once follow each other. Lock order: measure, ledger head."""
    Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)


def _enter(row: Benefit | BenefitActual, measure: Measure, body: object, *, by: int) -> None:
    row.by_id, row.at = by, clock.now()
    row.entry_index = record(
        Draft(
            kind=Kind.BENEFIT,
            place=measure.inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=body,
            moment=row.at,
        )
    ).index
    row.save(force_insert=True)
