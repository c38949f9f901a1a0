"""Numbers of an experiment out of the rows of a table: two chosen columns, and nothing else is looked at or kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from resonanz.act.enums import Comparison
from resonanz.act.rules.batches import MOST_VALUES
from resonanz.act.rules.plans import NEW, OLD, Plan
from resonanz.ground.decimals import Sign, Unreadable, decimal

_YES = {"1", "ja", "yes", "wahr", "true", "x"}
_NO = {"0", "nein", "no", "falsch", "false"}
_VALUE_NAMES = {"wert", "value", "zahl", "ergebnis", "result"}
_GROUP_NAMES = {"gruppe", "group"}

Line = tuple[int | None, Mapping[str, str]]


def columns(plan: Plan, headers: Iterable[str], first: str, second: str) -> tuple[str, str]:
    """The two columns as they are really called: value and group, or the two sides of pairs; the second may be empty.

    What is not named is recognised by its header. Raises `Unreadable` with the headers there are.
    """
    there = {header.strip().casefold(): header for header in headers}
    is_paired = plan.kind == Comparison.PAIRED
    known = {plan.label_new.casefold()} if is_paired else _VALUE_NAMES
    value = _column(there, first, known)
    if not plan.kind.has_two:
        return value, ""
    known = {plan.label_old.casefold()} if is_paired else _GROUP_NAMES
    return value, _column(there, second, known)


def _column(there: Mapping[str, str], name: str, known: Iterable[str]) -> str:
    wanted = [name.strip().casefold()] if name.strip() else list(known)
    found = next((there[key] for key in wanted if key in there), None)
    if found is None:
        values = {"column": name.strip() or min(wanted), "existing": ", ".join(there.values())}
        raise Unreadable(_("Die Spalte „%(column)s“ gibt es nicht. Vorhanden sind: %(existing)s.") % values)
    return found


def read_lines(plan: Plan, lines: Iterable[Line], value: str, group: str, sign: Sign) -> dict[str, Any]:
    """Counts or values by group, as the actions take them. Raises `Unreadable` with the line in the file."""
    if plan.kind == Comparison.PAIRED:
        return _pairs(lines, value, group, sign)
    names = {name.strip().casefold(): key for key, name in plan.groups.items()}
    found: dict[str, Any] = {}
    for line, cells in lines:
        written, named = cells.get(value, "").strip(), cells.get(group, "").strip()
        if not written and not named:
            continue
        key = NEW if not group else names.get(named.casefold())
        if key is None:
            raise _at(line, _("Die Gruppe „%(group)s“ steht nicht im Plan.") % {"group": named[:40]})
        if plan.kind.is_share:
            counted = found.setdefault(key, {"hits": 0, "total": 0})
            counted["hits"] += _is_hit(written, line)
            counted["total"] += 1
        else:
            _append(found.setdefault(key, []), written, line, sign)
    return found


def _pairs(lines: Iterable[Line], new: str, old: str, sign: Sign) -> dict[str, Any]:
    found: dict[str, list[Decimal]] = {NEW: [], OLD: []}
    for line, cells in lines:
        written = {NEW: cells.get(new, "").strip(), OLD: cells.get(old, "").strip()}
        if not any(written.values()):
            continue
        if not all(written.values()):
            raise _at(line, _("Hier fehlt eine Seite des Paares."))
        for key, text in written.items():
            _append(found[key], text, line, sign)
    return found


def _append(values: list[Decimal], written: str, line: int | None, sign: Sign) -> None:
    try:
        values.append(decimal(written, sign))
    except Unreadable as problem:
        raise _at(line, str(problem)) from None
    if len(values) > MOST_VALUES:
        raise _at(line, _("Bitte höchstens %(most)s Werte auf einmal.") % {"most": MOST_VALUES})


def _is_hit(written: str, line: int | None) -> bool:
    word = written.casefold()
    if word not in _YES | _NO:
        said = _("„%(text)s“ ist weder ja noch nein; möglich sind ja und nein, 1 und 0.")
        raise _at(line, said % {"text": written[:40]})
    return word in _YES


def _at(line: int | None, sentence: str) -> Unreadable:
    return Unreadable(_("Zeile %(line)s: %(sentence)s") % {"line": line, "sentence": sentence} if line else sentence)
