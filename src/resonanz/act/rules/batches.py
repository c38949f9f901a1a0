"""One lot of numbers as somebody brought it: checked as a whole, kept as a whole or refused.

Numbers stand as JSON: `{"a": {"hits": 12, "total": 100}}` for shares, `{"a": ["3.5", "4"]}` for values. Decimals are
text, so that they stay what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.act.enums import Comparison
from resonanz.act.rules.plans import NEW, OLD, Plan

MOST_VALUES = 10_000
Numbers = Mapping[str, Any]


def shares_problems(plan: Plan, numbers: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Contradictions by group; `numbers` has whole numbers already."""
    problems = _unknown(plan, numbers)
    for key, counted in numbers.items():
        hits, total = counted["hits"], counted["total"]
        if hits < 0 or total < 0:
            problems[key] = _("Eine Anzahl kann nicht negativ sein.")
        elif total == 0:
            problems[key] = _("Von null lässt sich kein Anteil bilden.")
        elif hits > total:
            problems[key] = _("Das geht nicht auf: %(hits)s von %(total)s.") % {"hits": hits, "total": total}
    return problems


def values_problems(plan: Plan, numbers: Mapping[str, Sequence[Decimal]]) -> dict[str, str]:
    """The same for single values. Pairs have to come together."""
    problems = _unknown(plan, numbers)
    for key, values in numbers.items():
        if len(values) > MOST_VALUES:
            problems[key] = _("Bitte höchstens %(most)s Werte auf einmal.") % {"most": MOST_VALUES}
        elif any(not value.is_finite() for value in values):
            problems[key] = _("Darunter ist etwas, das keine Zahl ist.")
    new, old = len(numbers.get(NEW, ())), len(numbers.get(OLD, ()))
    if plan.kind == Comparison.PAIRED and new != old and not problems:
        problems[OLD] = _(
            "Vorher und nachher gehören zusammen: %(old)s Werte und %(new)s Werte ergeben keine Paare. Bitte in "
            "derselben Reihenfolge und gleich viele."
        ) % {"old": old, "new": new}
    return problems


def _unknown(plan: Plan, numbers: Iterable[str]) -> dict[str, str]:
    return {key: _("Diese Gruppe steht nicht im Plan.") for key in numbers if key not in plan.groups}


def as_json(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """As a row and the ledger hold it."""
    return {
        key: dict(part) if isinstance(part, Mapping) else [format(value, "f") for value in part]
        for key, part in numbers.items()
    }


def sizes(lots: Iterable[Numbers]) -> dict[str, int]:
    """How many are in each group."""
    found: dict[str, int] = {}
    for lot in lots:
        for key, part in lot.items():
            found[key] = found.get(key, 0) + (part["total"] if isinstance(part, Mapping) else len(part))
    return found


def together(lots: Iterable[Numbers]) -> dict[str, Any]:
    """All lots as one: counts added, values one after the other as floats."""
    found: dict[str, Any] = {}
    for lot in lots:
        for key, part in lot.items():
            if isinstance(part, Mapping):
                before = found.get(key, {"hits": 0, "total": 0})
                found[key] = {name: before[name] + part[name] for name in ("hits", "total")}
            else:
                found[key] = [*found.get(key, []), *map(float, part)]
    return found


def told(plan: Plan, numbers: Numbers) -> list[str]:
    """A lot in words, one sentence for each group."""
    names = plan.groups
    lines = []
    for key, part in numbers.items():
        if isinstance(part, Mapping):
            said = _("%(hits)s von %(total)s") % part
        else:
            said = ngettext("%(n)s Wert", "%(n)s Werte", len(part)) % {"n": len(part)}
        lines.append(f"{names.get(key, key)}: {said}")
    return lines
