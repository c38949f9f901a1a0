"""The plan of an experiment, which is fixed before it starts, and its stop rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from resonanz.act.enums import Comparison

NEW, OLD = "a", "b"
FEWEST = 2
MOST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`label_new` and `label_old` name the groups; `until` is the local day on which it is evaluated at the latest."""

    hypothesis: str
    what: str
    unit: str
    kind: Comparison
    label_new: str
    label_old: str
    n_per_group: int | None
    until: date | None
    counts_people: bool

    @property
    def groups(self) -> dict[str, str]:
        """Names by key, the new way first."""
        named = {NEW: self.label_new, OLD: self.label_old}
        return named if self.kind.has_two else {NEW: self.label_new}

    def body(self) -> dict[str, Any]:
        """As the ledger holds it."""
        return {**asdict(self), "kind": self.kind.value, "until": self.until.isoformat() if self.until else None}


def plan_problems(plan: Plan, *, today: date) -> dict[str, str]:
    """What still keeps it from starting: a sentence for each field, empty when it may start."""
    problems: dict[str, str] = {}
    if not plan.hypothesis.strip():
        problems["hypothesis"] = _("Was vermuten Sie? Ohne Vermutung lässt sich nichts widerlegen.")
    if not plan.what.strip():
        problems["what"] = _("Was wird gemessen?")
    if not plan.kind.is_share and not plan.unit.strip():
        problems["unit"] = _("In welcher Einheit wird gemessen, zum Beispiel Minuten oder Euro?")
    names = [name.strip().casefold() for name in plan.groups.values()]
    if not names[0]:
        problems["label_new"] = _("Wie heißt diese Gruppe?")
    if plan.kind.has_two and not names[1]:
        problems["label_old"] = _("Womit wird verglichen?")
    elif plan.kind.has_two and names[0] == names[1]:
        problems["label_old"] = _("Zwei Gruppen brauchen zwei Namen.")
    return {**problems, **_rule_problems(plan, today)}


def _rule_problems(plan: Plan, today: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    if plan.n_per_group is None and plan.until is None:
        problems["n_per_group"] = _(
            "Wann ist Schluss? Eine Zahl je Gruppe, ein Tag oder beides muss vorher feststehen."
        )
    elif plan.n_per_group is not None and not FEWEST <= plan.n_per_group <= MOST:
        problems["n_per_group"] = _("Eine Gruppe braucht mindestens zwei und höchstens eine Million Werte.")
    if plan.until is not None and plan.until <= today:
        problems["until"] = _("Dieser Tag muss in der Zukunft liegen.")
    return problems


def is_reached(plan: Plan, sizes: Mapping[str, int], *, today: date) -> bool:
    """Whichever comes first: the number in each group, or the day."""
    is_full = plan.n_per_group is not None and all(sizes.get(key, 0) >= plan.n_per_group for key in plan.groups)
    return is_full or (plan.until is not None and today >= plan.until)
