"""How sure a share is, one or many at once."""

from statistics import NormalDist

import numpy as np

from resonanz_engine.types import Numbers

Z95 = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""
Bounds = tuple[Numbers, Numbers]


def quantile(confidence: float, tests: int, *, sides: int = 2) -> float:
    """The normal quantile with which ``tests`` intervals hold together (Bonferroni).

    Dunn, O. J. (1961), Multiple comparisons among means, JASA 56, 52-64.
    """
    return NormalDist().inv_cdf(1 - (1 - confidence) / (sides * max(tests, 1)))


def score(chosen: Numbers, votes: Numbers, z: float) -> Bounds:
    """Score intervals of the shares chosen / votes, element by element; (0, 1) without votes.

    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209-212.
    """
    share = chosen / np.maximum(votes, 1)
    spread = z * z / np.maximum(votes, 1)
    middle = share + spread / 2
    half = np.sqrt(share * (1 - share) * spread + spread * spread / 4)
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    # The ends are exact where nobody or everybody agrees; rounding must not push them past the share.
    low = np.where((votes == 0) | (chosen == 0), 0.0, np.clip(low, 0, share))
    high = np.where((votes == 0) | (chosen == votes), 1.0, np.clip(high, share, 1))
    return low, high


def difference(inside: tuple[Numbers, Numbers], outside: tuple[Numbers, Numbers], z: float) -> Bounds:
    """Intervals of the differences of two shares, each given as (chosen, votes); (-1, 1) at the widest.

    Newcombe, R. G. (1998), Interval estimation for the difference between independent proportions, Statistics
    in Medicine 17, 873-890 (method 10).
    """
    one, two = (chosen / np.maximum(votes, 1) for chosen, votes in (inside, outside))
    low, high = score(*inside, z)
    low_two, high_two = score(*outside, z)
    apart = one - two
    return apart - np.hypot(one - low, high_two - two), apart + np.hypot(high - one, two - low_two)


def wilson(k: int, n: int) -> tuple[float, float]:
    """95 % score interval of k out of n, both ends in 0..1; (0, 1) for n = 0.

    Raises ValueError unless 0 <= k <= n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no share.")
    low, high = score(np.array(float(k)), np.array(float(n)), Z95)
    return float(low), float(high)
