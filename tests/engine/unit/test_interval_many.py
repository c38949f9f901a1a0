"""Intervals of many shares."""

import numpy as np
import pytest

from resonanz_engine.steps import interval
from resonanz_engine.steps.interval import Z95, wilson


def test_the_quantile_grows_with_the_number_of_tests() -> None:
    assert interval.quantile(0.95, 1) == pytest.approx(Z95)
    assert interval.quantile(0.95, 1, sides=1) == pytest.approx(1.6449, abs=1e-4)
    assert interval.quantile(0.95, 100) == pytest.approx(3.4808, abs=1e-4)
    assert interval.quantile(0.95, 0) == interval.quantile(0.95, 1)


@pytest.mark.parametrize(("chosen", "votes"), [(0, 0), (0, 9), (9, 9), (3, 7), (81, 263)])
def test_the_score_interval_is_wilsons(chosen: int, votes: int) -> None:
    low, high = interval.score(np.array([float(chosen)]), np.array([float(votes)]), Z95)
    assert (low[0], high[0]) == pytest.approx(wilson(chosen, votes))


def test_newcombes_own_example() -> None:
    """56 of 70 against 48 of 80: Newcombe (1998), table II, method 10 gives 0.0524 to 0.3339."""
    low, high = interval.difference((np.array([56.0]), np.array([70.0])), (np.array([48.0]), np.array([80.0])), Z95)
    assert (low[0], high[0]) == pytest.approx((0.0524, 0.3339), abs=1e-4)


def test_differences_without_votes_are_unknown() -> None:
    low, high = interval.difference((np.array([0.0]), np.array([0.0])), (np.array([3.0]), np.array([4.0])), Z95)
    assert low[0] <= -0.75
    assert high[0] >= 0.25
