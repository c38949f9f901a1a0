"""A result in words: first what was counted, then the difference with its interval, then how far it carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import floor, log10
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.act.rules.intervals import EMPTY, FEW
from resonanz.act.rules.plans import Plan
from resonanz.trust.enums import K

_PERCENT = 100
_MOST_DECIMALS = 6


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`doubt` says what the numbers cannot say. `rows` is the table beside the picture: name, size, value, interval."""

    sentence: str
    verdict: str
    doubt: str
    rows: list[tuple[str, str, str, str]]


def finding(plan: Plan, result: Mapping[str, Any], *, is_early: bool) -> Finding:
    if result["problem"]:
        return Finding(sentence=_nothing(result["problem"]), verdict="", doubt="", rows=_rows(plan, result))
    verdict = "" if is_early or not plan.kind.has_two else _verdict(result["change"])
    return Finding(
        sentence=_counted(plan, result),
        verdict=verdict,
        doubt=_doubt(plan, is_early=is_early),
        rows=_rows(plan, result),
    )


def is_small(plan: Plan, result: Mapping[str, Any]) -> bool:
    """Whether a group of people is too small to be shown: one that was counted, or a part of it."""
    if not plan.counts_people:
        return False
    cells: list[int] = []
    for group in result["groups"].values():
        cells.append(group["n"])
        if "hits" in group:
            cells += [group["hits"], group["n"] - group["hits"]]
    return any(0 < cell < K for cell in cells) or not cells


def _counted(plan: Plan, result: Mapping[str, Any]) -> str:
    groups, change = result["groups"], result["change"]
    said = [_group(plan, key, groups[key]) for key in plan.groups]
    if not plan.kind.has_two:
        span = _("95-%%-Intervall: %(low)s bis %(high)s") % _span(plan, change)
        if plan.kind.is_share:
            return _("%(counted)s, also %(share)s %% (%(span)s).") % {
                "counted": said[0],
                "share": _value(plan, change),
                "span": span,
            }
        return f"{said[0]}, {span}."
    low, value, high = (_scaled(plan, change[name]) for name in ("low", "estimate", "high"))
    places = _places(low, high)
    words = {
        "new": said[0],
        "old": said[1],
        "change": _more_or_less(value, places, _unit(plan, value, places)),
        "low": _more_or_less(low, places),
        "high": _more_or_less(high, places),
    }
    return _("%(new)s; %(old)s. Das sind %(change)s (95-%%-Intervall: %(low)s bis %(high)s).") % words


def _group(plan: Plan, key: str, group: Mapping[str, Any]) -> str:
    name = plan.groups[key]
    if plan.kind.is_share:
        return _("%(name)s: %(hits)s von %(total)s") % {
            "name": name,
            "hits": number_format(group["hits"], 0, force_grouping=True),
            "total": number_format(group["n"], 0, force_grouping=True),
        }
    size = ngettext("%(n)s Wert", "%(n)s Werte", group["n"]) % {"n": group["n"]}
    return _("%(name)s: im Mittel %(value)s %(unit)s (%(size)s)") % {
        "name": name,
        "value": _value(plan, group),
        "unit": plan.unit,
        "size": size,
    }


def _verdict(change: Mapping[str, str]) -> str:
    if float(change["low"]) <= 0 <= float(change["high"]):
        return _("Das kann auch Zufall sein.")
    return _("Mit Zufall allein ist das schwer zu erklären.")


def _doubt(plan: Plan, *, is_early: bool) -> str:
    said = []
    if is_early:
        said.append(
            _(
                "Vorzeitig beendet: Wer früher aufhört als vereinbart, findet leichter, was er sucht. Das Intervall "
                "ist hier nur ein Hinweis, ein Urteil steht nicht dabei."
            )
        )
    if plan.kind.is_before_after:
        said.append(_("Zwischen vorher und nachher kann sich auch anderes geändert haben."))
    return " ".join(said)


def _nothing(problem: str) -> str:
    if problem == EMPTY:
        return _("Es fehlen Zahlen, darum lässt sich nichts sagen.")
    if problem == FEW:
        return _("Ein einzelner Wert sagt nichts darüber, wie verschieden es ist. Darum gibt es kein Ergebnis.")
    return _("Alle Werte oder alle Unterschiede sind genau gleich. Daraus lässt sich nicht sagen, wie sicher das ist.")


def _rows(plan: Plan, result: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    rows = []
    for key, name in plan.groups.items():
        group = result["groups"].get(key)
        if group is None:
            continue
        size = number_format(group["n"], 0, force_grouping=True)
        if "low" in group:
            span = _("%(low)s bis %(high)s") % _span(plan, group)
            rows.append((name, size, f"{_value(plan, group)} {_sign(plan)}", span))
        elif "estimate" in group:
            rows.append((name, size, f"{_value(plan, group)} {_sign(plan)}", ""))
        else:
            rows.append((name, size, "", ""))
    change = result["change"]
    if change and plan.kind.has_two:
        low, value, high = (_scaled(plan, change[name]) for name in ("low", "estimate", "high"))
        places = _places(low, high)
        span = _("%(low)s bis %(high)s") % {"low": _more_or_less(low, places), "high": _more_or_less(high, places)}
        rows.append((_("Unterschied"), "", _more_or_less(value, places, _unit(plan, value, places)), span))
    return rows


def _span(plan: Plan, found: Mapping[str, str]) -> dict[str, str]:
    low, high = _scaled(plan, found["low"]), _scaled(plan, found["high"])
    places = _places(low, high)
    return {"low": _shown(low, places), "high": f"{_shown(high, places)} {_sign(plan)}"}


def _value(plan: Plan, group: Mapping[str, str]) -> str:
    value = _scaled(plan, group["estimate"])
    if "low" not in group:
        return _shown(value, 2)
    return _shown(value, _places(_scaled(plan, group["low"]), _scaled(plan, group["high"])))


def _shown(value: float, places: int) -> str:
    """Rounded as people round, which `number_format` alone does not: it cuts off."""
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return number_format(rounded or abs(rounded), places, force_grouping=True).replace("-", "−")


def _scaled(plan: Plan, text: str) -> float:
    return float(text) * (_PERCENT if plan.kind.is_share else 1)


def _sign(plan: Plan) -> str:
    return "%" if plan.kind.is_share else plan.unit


def _unit(plan: Plan, value: float, places: int) -> str:
    if not plan.kind.is_share:
        return plan.unit
    return ngettext("Prozentpunkt", "Prozentpunkte", 1 if round(abs(value), places) == 1 else 2)


def _places(low: float, high: float) -> int:
    """Two figures of the width are enough; an end beside zero must not be rounded onto it."""
    width = high - low
    places = max(0, 1 - floor(log10(width))) if width > 0 else 0
    while places < _MOST_DECIMALS and any(end and not round(end, places) for end in (low, high)):
        places += 1
    return min(places, _MOST_DECIMALS)


def _more_or_less(value: float, places: int, unit: str = "") -> str:
    rounded = round(value, places)
    amount = _shown(abs(rounded), places)
    words = {"amount": f"{amount} {unit}" if unit else amount}
    if not rounded:
        return words["amount"]
    return (_("%(amount)s mehr") if rounded > 0 else _("%(amount)s weniger")) % words
