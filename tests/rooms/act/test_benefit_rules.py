"""The simulation against what can be known without it, and the interval against the truth it claims to hold."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest
from scipy import stats

from resonanz.act.enums import Term, Unit
from resonanz.act.rules.benefit import Assumed, Estimate, add_up, draw, interval, most_likely, tornado

_keys = count(1)


def assumed(low: float, likely: float, high: float, *, unit: Unit = Unit.MONEY, term: Term = Term.GAIN_YEAR) -> Assumed:
    return Assumed(key=f"key_{next(_keys)}", unit=unit, term=term, low=low, likely=likely, high=high)


def factor(low: float, likely: float, high: float, unit: Unit = Unit.COUNT) -> Assumed:
    return assumed(low, likely, high, unit=unit, term=Term.FACTOR)


def estimate(*parts: Assumed, seed: tuple[int, int] = (7, 1)) -> Estimate:
    return Estimate(seed=seed, assumed=parts)


def sure(value: float, **options: object) -> Assumed:
    return assumed(value, value, value, **options)  # type: ignore[arg-type]  # Passed through as they are.


def test_without_doubt_there_is_one_number() -> None:
    drawn = draw(estimate(factor(100, 100, 100), factor(50, 50, 50, Unit.SHARE), factor(30, 30, 30, Unit.MONEY)))
    assert set(drawn.first) == {1500.0}
    assert set(drawn.later) == {1500.0}


def test_minutes_are_paid_by_the_hour() -> None:
    drawn = draw(estimate(factor(60, 60, 60), factor(10, 10, 10, Unit.MINUTES), factor(45, 45, 45, Unit.MONEY)))
    assert drawn.first[0] == pytest.approx(60 * 10 / 60 * 45)


def test_what_comes_or_costs_once_is_in_the_first_year_only() -> None:
    drawn = draw(
        estimate(
            sure(1000),
            sure(200, term=Term.COST_YEAR),
            sure(5000, term=Term.COST_ONCE),
            sure(300, term=Term.GAIN_ONCE),
        )
    )
    assert (drawn.first[0], drawn.later[0]) == (1000 - 200 - 5000 + 300, 800)


def test_without_factors_nothing_is_multiplied() -> None:
    assert draw(estimate(sure(10, term=Term.COST_ONCE))).later[0] == 0


def test_the_same_assumptions_give_the_same_numbers() -> None:
    one = estimate(factor(1, 2, 5), factor(3, 4, 5))
    assert np.array_equal(draw(one).first, draw(one).first)


def test_another_measure_or_version_draws_its_own_numbers() -> None:
    part = assumed(0, 1, 2)
    first, second, third = (draw(estimate(part, seed=seed)).first for seed in ((1, 1), (1, 2), (2, 1)))
    assert not np.array_equal(first, second)
    assert abs(np.corrcoef([first, second, third])[np.triu_indices(3, 1)]).max() < 0.04


@pytest.mark.parametrize(("low", "likely", "high"), [(0, 1, 4), (0, 0, 1), (2, 5, 5), (-10, -1, 30)])
def test_one_assumption_follows_the_triangle(low: float, likely: float, high: float) -> None:
    """Against scipy's own distribution, quantile by quantile."""
    found = interval(draw(estimate(assumed(low, likely, high)), draws=200_000).first)
    reference = stats.triang((likely - low) / (high - low), loc=low, scale=high - low)
    expected = reference.ppf([0.05, 0.5, 0.95])
    assert [found.low, found.middle, found.high] == pytest.approx(expected, abs=0.01 * (high - low))


def test_a_product_has_the_mean_of_its_factors_multiplied() -> None:
    drawn = draw(estimate(factor(10, 40, 100), factor(1, 2, 9)), draws=200_000)
    assert np.mean(drawn.first) == pytest.approx((150 / 3) * (12 / 3), rel=0.01)


def test_nine_of_ten_truths_lie_in_the_interval() -> None:
    """1,000 estimates, each with a truth drawn by another generator from the same assumptions: coverage 90 ± 2 %."""
    random = np.random.default_rng(20261123)
    inside = 0
    for number in range(1000):
        numbers = np.sort(random.uniform(1, 100, size=(3, 3)), axis=1)
        parts = [factor(*numbers[0]), factor(*numbers[1]), assumed(*numbers[2], term=Term.COST_YEAR)]
        found = interval(draw(estimate(*parts, seed=(number, 1)), draws=2_000).first)
        low, likely, high = numbers.T
        a, b, c = stats.triang.rvs((likely - low) / (high - low), loc=low, scale=high - low, random_state=random)
        inside += found.low <= a * b - c <= found.high
    assert inside / 1000 == pytest.approx(0.9, abs=0.02)


def test_ranges_that_are_too_narrow_show_in_the_coverage() -> None:
    """The figure „wie gut schätzen wir“ can fail: with ranges half as wide as the truth it drops far below nine."""
    random = np.random.default_rng(7)
    found = interval(draw(estimate(assumed(25, 50, 75))).first)
    truths = stats.triang.rvs(0.5, loc=0, scale=100, size=5_000, random_state=random)
    assert np.mean((truths >= found.low) & (truths <= found.high)) < 0.75


def test_the_tornado_names_the_widest_first_and_leaves_out_what_is_sure() -> None:
    people, share, margin = factor(90, 100, 110, Unit.PEOPLE), factor(10, 20, 60, Unit.SHARE), factor(50, 50, 50)
    cost = assumed(100, 300, 900, term=Term.COST_ONCE)
    whole = estimate(people, share, margin, cost)
    assert most_likely(whole) == pytest.approx(100 * 0.2 * 50 - 300)
    assert [(swing.key, round(swing.at_low), round(swing.at_high)) for swing in tornado(whole)] == [
        (share.key, 200, 2700),
        (cost.key, 900, 100),
        (people.key, 600, 800),
    ]


def test_a_sum_is_narrower_apart_than_together() -> None:
    drawn = [draw(estimate(assumed(0, 50, 100), seed=(number, 1))).first for number in range(20)]
    whole = add_up(drawn)
    # Independent: the spread grows with the root of 20; all at once: with 20.
    assert whole.apart.high - whole.apart.low == pytest.approx(2 * 1.645 * 100 / 24**0.5 * 20**0.5, rel=0.05)
    one = interval(drawn[0])
    assert whole.together.high - whole.together.low == pytest.approx(20 * (one.high - one.low), rel=0.05)
    assert whole.apart.middle == pytest.approx(1000, rel=0.01)


def test_the_sum_of_one_is_itself() -> None:
    drawn = draw(estimate(assumed(0, 10, 100))).first
    whole = add_up([drawn])
    assert whole.apart == whole.together == interval(drawn)


def test_quantiles_of_sums_in_step_are_sums_of_quantiles() -> None:
    drawn = [draw(estimate(assumed(0, number, 100), seed=(number, 1))).first for number in range(1, 6)]
    in_step = interval(np.sum(np.sort(drawn, axis=1), axis=0))
    found = add_up(drawn).together
    assert [found.low, found.middle, found.high] == pytest.approx([in_step.low, in_step.middle, in_step.high])
