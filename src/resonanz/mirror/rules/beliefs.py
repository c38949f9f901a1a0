"""Which promises people believe: shares with intervals, and ranks only where promises can be told apart.

Shares are of those who could say, with Wilson's interval; differences with Newcombe's hybrid score (Newcombe 1998,
method 10). Every formula is statsmodels' own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext as _

K = 5
_ALPHA = 0.05


class Contradictory(ValueError):
    """Counts that cannot be; carries the sentence that says why."""


@dataclass(frozen=True, kw_only=True)
class Ratings:
    """How many people believe a promise, do not, and cannot say."""

    believe: int
    doubt: int
    cannot_say: int = 0

    @property
    def answers(self) -> int:
        return self.believe + self.doubt + self.cannot_say

    @property
    def could_say(self) -> int:
        return self.believe + self.doubt


@dataclass(frozen=True, kw_only=True)
class Believed:
    """A promise that enough people rated: share 0..1 of those who could say, with its 95 % interval.

    Promises of the same rank cannot be told apart. `unsure` is the share of all answers that cannot say.
    """

    key: str
    rank: int
    share: float
    low: float
    high: float
    ratings: Ratings
    unsure: float


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The most believed first; `too_few` are keys of promises about which nothing more may be said."""

    believed: tuple[Believed, ...]
    too_few: tuple[str, ...]


def rank_promises(rated: Mapping[str, Ratings], *, people: int | None = None, k: int = K) -> Ranking:
    """Promises by the share that believes them.

    A new rank begins only where every promise above is surely believed more than every one below: the interval of
    their difference stays above zero, with 95 % for all comparisons together (Bonferroni). A promise that fewer than
    `k` people could judge is only named. `people` is how many took part, if that is known. Raises `Contradictory` for
    negative counts, for a promise without any answer or with more answers than people, and for a `k` under two.
    """
    _refuse(rated, people, k)
    told = {key: one for key, one in rated.items() if one.could_say >= k}
    order = sorted(told, key=lambda key: (-told[key].believe / told[key].could_say, key))
    apart = _told_apart([told[key] for key in order])
    rank = 1
    believed: list[Believed] = []
    for place, key in enumerate(order):
        one = told[key]
        if place and all(apart[above, below] for above, below in product(range(place), range(place, len(order)))):
            rank = place + 1
        low, high = _interval(one)
        believed.append(
            Believed(
                key=key,
                rank=rank,
                share=one.believe / one.could_say,
                low=low,
                high=high,
                ratings=one,
                unsure=one.cannot_say / one.answers,
            )
        )
    return Ranking(believed=tuple(believed), too_few=tuple(sorted(rated.keys() - told.keys())))


def _refuse(rated: Mapping[str, Ratings], people: int | None, k: int) -> None:
    if k < 2:  # noqa: PLR2004  # one person alone is never a group
        raise Contradictory(_("Eine Gruppe braucht mindestens zwei Menschen, damit sie gezeigt werden darf."))
    for one in rated.values():
        if min(one.believe, one.doubt, one.cannot_say) < 0:
            raise Contradictory(_("Eine Anzahl kann nicht negativ sein."))
        if not one.answers:
            raise Contradictory(_("Zu diesem Versprechen gibt es noch kein Urteil."))
        if people is not None and one.answers > people:
            told = {"answers": one.answers, "people": people}
            raise Contradictory(_("Das geht nicht auf: %(answers)s Urteile von %(people)s Menschen.") % told)


def _interval(one: Ratings) -> tuple[float, float]:
    # Loading statsmodels takes seconds, and only whoever looks at a ranking needs it.
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(one.believe, one.could_say, alpha=_ALPHA, method="wilson")
    # Where nobody or everybody believes it, rounding must not push an end past the share.
    share = one.believe / one.could_say
    return min(float(low), share), max(float(high), share)


def _told_apart(ordered: list[Ratings]) -> dict[tuple[int, int], bool]:
    """Whether the first of two promises is surely believed more than the second, for each two in order."""
    from statsmodels.stats.proportion import confint_proportions_2indep

    pairs = [(above, below) for below in range(len(ordered)) for above in range(below)]
    found: dict[tuple[int, int], bool] = {}
    for above, below in pairs:
        more, less = ordered[above], ordered[below]
        low, _high = confint_proportions_2indep(
            more.believe,
            more.could_say,
            less.believe,
            less.could_say,
            method="newcomb",
            compare="diff",
            alpha=_ALPHA / len(pairs),
        )
        found[above, below] = bool(low > 0)
    return found
