"""Estimates with 95 % intervals. Every formula is statsmodels' own.

Shares: Wilson for one, Newcombe's hybrid score for the difference of two (Newcombe 1998, method 10). Means: Student's t
for one and for differences within pairs, Welch for two groups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from resonanz.act.enums import Comparison
from resonanz.act.rules.plans import FEWEST, NEW, OLD

LEVEL = 95
_ALPHA = 1 - LEVEL / 100
_ROUNDING = 1e-12
EMPTY, FEW, SAME = "empty", "few", "same"
"""Why there is no interval: no numbers, fewer than two values in a group, all values the same."""

Found = tuple[float, float, float]
"""Estimate, lower and upper end."""


def estimate(kind: Comparison, numbers: Mapping[str, Any]) -> dict[str, Any]:
    """The result as it is kept: numbers as text, `problem` instead of an interval where there can be none.

    `numbers` as `batches.together` gives them. `change` is the difference new minus old, or the one estimate itself.
    """
    wanted = (NEW, OLD) if kind.has_two else (NEW,)
    problem = _problem(kind, [numbers.get(key) for key in wanted])
    result: dict[str, Any] = {"level": LEVEL, "problem": problem, "groups": {}, "change": None}
    if problem:
        result["groups"] = {key: _size(numbers[key]) for key in wanted if numbers.get(key)}
        return result
    for key in wanted:
        result["groups"][key] = {**_size(numbers[key]), **_group(kind, numbers[key])}
    result["change"] = _texts(_change(kind, numbers))
    return result


def share(hits: int, total: int) -> Found:
    # Loading statsmodels takes seconds, and only whoever ends an experiment needs it.
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(hits, total, alpha=_ALPHA, method="wilson")
    return hits / total, float(low), float(high)


def share_change(new: Mapping[str, int], old: Mapping[str, int]) -> Found:
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(
        new["hits"], new["total"], old["hits"], old["total"], method="newcomb", compare="diff", alpha=_ALPHA
    )
    return new["hits"] / new["total"] - old["hits"] / old["total"], float(low), float(high)


def mean(values: Sequence[float]) -> Found:
    """Two values or more."""
    from statsmodels.stats.weightstats import DescrStatsW

    described = DescrStatsW(values)
    low, high = described.tconfint_mean(alpha=_ALPHA)
    return float(described.mean), float(low), float(high)


def mean_change(new: Sequence[float], old: Sequence[float]) -> Found:
    """Groups of different people: Welch, which does not take their spread for the same."""
    from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

    compared = CompareMeans(DescrStatsW(new), DescrStatsW(old))
    low, high = compared.tconfint_diff(alpha=_ALPHA, usevar="unequal")
    return float(compared.d1.mean - compared.d2.mean), float(low), float(high)


def paired_change(new: Sequence[float], old: Sequence[float]) -> Found:
    return mean(_differences(new, old))


def _differences(new: Sequence[float], old: Sequence[float]) -> list[float]:
    return [after - before for after, before in zip(new, old, strict=True)]


def _change(kind: Comparison, numbers: Mapping[str, Any]) -> Found:
    new = numbers[NEW]
    if kind == Comparison.ONE_SHARE:
        return share(**new)
    if kind == Comparison.ONE_MEAN:
        return mean(new)
    if kind == Comparison.PAIRED:
        return paired_change(new, numbers[OLD])
    return share_change(new, numbers[OLD]) if kind.is_share else mean_change(new, numbers[OLD])


def _group(kind: Comparison, part: Any) -> dict[str, str]:
    if kind.is_share:
        return _texts(share(**part))
    return {"estimate": _text(part[0])} if _is_flat(part) else _texts(mean(part))


def _problem(kind: Comparison, parts: Sequence[Any]) -> str:
    if not all(parts):
        return EMPTY
    if kind.is_share:
        return ""
    if any(len(part) < FEWEST for part in parts):
        return FEW
    spread = [_differences(*parts)] if kind == Comparison.PAIRED else parts
    # Without any spread the formulas would answer an interval of no width, as if nothing could be otherwise.
    return SAME if all(_is_flat(values) for values in spread) else ""


def _is_flat(values: Sequence[float]) -> bool:
    """All the same but for what floating point makes of it."""
    return max(values) - min(values) <= _ROUNDING * max(1.0, *map(abs, values))


def _size(part: Any) -> dict[str, Any]:
    return {"n": part["total"], "hits": part["hits"]} if isinstance(part, Mapping) else {"n": len(part)}


def _texts(found: Found) -> dict[str, str]:
    return {name: _text(value) for name, value in zip(("estimate", "low", "high"), found, strict=True)}


def _text(value: float) -> str:
    return format(value, ".10g")
