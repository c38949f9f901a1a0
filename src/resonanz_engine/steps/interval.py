"""How sure a share is."""

from math import sqrt

Z95 = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""


def wilson(k: int, n: int) -> tuple[float, float]:
    """95 % score interval of k out of n, both ends in 0..1; (0, 1) for n = 0.

    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference,
    JASA 22, 209-212. Raises ValueError unless 0 <= k <= n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no share.")
    if n == 0:
        return 0.0, 1.0
    share, spread = k / n, Z95 * Z95 / n
    middle = share + spread / 2
    half = Z95 * sqrt(share * (1 - share) / n + spread / (4 * n))
    low = 0.0 if k == 0 else max(0.0, (middle - half) / (1 + spread))
    high = 1.0 if k == n else min(1.0, (middle + half) / (1 + spread))
    return low, high
