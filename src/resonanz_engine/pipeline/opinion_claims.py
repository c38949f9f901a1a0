"""What sets each group apart and what unites them all, with intervals."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import Common, Distinguishing, GroupShare, Side
from resonanz_engine.steps import interval
from resonanz_engine.types import Numbers

_SIDES = ((Side.AGREE, 2), (Side.DISAGREE, 0))
_MOST = 0.5


def distinguishing(
    counts: Numbers, statements: Sequence[str], recipe: OpinionRecipe
) -> tuple[tuple[Distinguishing, ...], ...]:
    """For each group (of counts (3, k, m)) the statements on which it differs most surely from all others.

    The intervals hold for all groups, statements and sides at once. Listed is what lies above 0 at least taken
    alone; ordered by the lower end.
    """
    cast = counts.sum(axis=0)
    groups = counts.shape[1]
    tests = 2 * groups * int(np.count_nonzero(cast.sum(axis=0)))
    together, alone = interval.quantile(recipe.confidence, tests), interval.quantile(recipe.confidence, 1)
    if groups < len(_SIDES):
        return tuple(() for _ in range(groups))
    lows, singles = [], []
    tables = [_Sides(counts[row], cast) for _, row in _SIDES]
    for table in tables:
        lows.append(interval.difference(*table.both(), together)[0])
        singles.append(interval.difference(*table.both(), alone)[0])
    low, single = np.stack(lows), np.stack(singles)
    side = low.argmax(axis=0)
    best = low.max(axis=0)
    clear = np.take_along_axis(single, side[None], axis=0)[0] > 0
    out = []
    for group in range(groups):
        order = np.argsort(-best[group], kind="stable")
        chosen = [place for place in order.tolist() if clear[group, place]][: recipe.distinguishing]
        out.append(
            tuple(
                tables[side[group, place]].told(
                    group, place, _SIDES[side[group, place]][0], statements[place], together
                )
                for place in chosen
            )
        )
    return tuple(out)


class _Sides:
    """Counts of one side (k, m) in each group beside those of everybody else."""

    def __init__(self, chosen: Numbers, cast: Numbers) -> None:
        self.inside = (chosen, cast)
        self.outside = (chosen.sum(axis=0) - chosen, cast.sum(axis=0) - cast)

    def both(self) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]:
        return self.inside, self.outside

    def told(self, group: int, place: int, side: Side, statement: str, z: float) -> Distinguishing:
        (chosen, votes), (chosen_else, votes_else) = (
            (part[0][group, place], part[1][group, place]) for part in (self.inside, self.outside)
        )
        inside, outside = (np.array([chosen]), np.array([votes])), (np.array([chosen_else]), np.array([votes_else]))
        low, high = interval.score(*inside, z)
        least, most = interval.difference(inside, outside, z)
        share, share_else = chosen / max(votes, 1), chosen_else / max(votes_else, 1)
        return Distinguishing(
            statement=statement,
            side=side,
            chosen=int(chosen),
            votes=int(votes),
            chosen_else=int(chosen_else),
            votes_else=int(votes_else),
            share=float(share),
            interval=(float(low[0]), float(high[0])),
            difference=float(share - share_else),
            difference_interval=(float(least[0]), float(most[0])),
            sure=bool(least[0] > 0),
        )


def consensus(
    counts: Numbers, keys: Sequence[int], statements: Sequence[str], recipe: OpinionRecipe
) -> tuple[Common, ...]:
    """The statements on which more than half of every group (of counts (3, k, m)) go the same way.

    A claim about all groups is only made where each group alone supports it, so it needs no correction for the
    number of groups (Berger, R. L. (1982), Multiparameter hypothesis testing and acceptance sampling,
    Technometrics 24, 295-300), only for the number of statements and sides. Listed is what lies above one half
    at least taken alone; ordered by the lowest lower end of all groups.
    """
    cast = counts.sum(axis=0)
    if not counts.shape[1]:
        return ()
    tests = 2 * int(np.count_nonzero(cast.sum(axis=0)))
    together = interval.quantile(recipe.confidence, tests, sides=1)
    alone = interval.quantile(recipe.confidence, 1, sides=1)
    found: list[tuple[float, int, Common]] = []
    for side, row in _SIDES:
        low, high = interval.score(counts[row], cast, together)
        single = interval.score(counts[row], cast, alone)[0].min(axis=0)
        for place in np.flatnonzero(single > _MOST).tolist():
            shares = tuple(
                GroupShare(
                    group=key,
                    chosen=int(counts[row, group, place]),
                    votes=int(cast[group, place]),
                    share=float(counts[row, group, place] / cast[group, place]),
                    interval=(float(low[group, place]), float(high[group, place])),
                )
                for group, key in enumerate(keys)
            )
            floor = float(low[:, place].min())
            weakest = min(share.share for share in shares)
            found.append((-floor, place, Common(statements[place], side, weakest, floor, floor > _MOST, shares)))
    found.sort(key=lambda entry: entry[:2])
    return tuple(entry[2] for entry in found[: recipe.common])
