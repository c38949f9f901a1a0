"""Against published examples, against scipy by another way, and against chance itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from resonanz.act.enums import Comparison
from resonanz.act.rules.intervals import estimate, mean, mean_change, paired_change, share, share_change

# Student's sleep data (1908): hours of extra sleep of the same ten patients with two drugs.
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, 857 ff., table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_one_share_is_wilson(hits: int, total: int, low: float, high: float) -> None:
    assert share(hits, total) == pytest.approx((hits / total, low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("new", "old", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, 873 ff., table II, method 10.
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_two_shares_are_newcombe(new: tuple[int, int], old: tuple[int, int], low: float, high: float) -> None:
    change = share_change({"hits": new[0], "total": new[1]}, {"hits": old[0], "total": old[1]})
    assert change == pytest.approx((new[0] / new[1] - old[0] / old[1], low, high), abs=6e-5)


def test_two_means_are_welch() -> None:
    """As R prints it for `t.test(extra ~ group, data = sleep)`."""
    assert mean_change(FIRST, SECOND) == pytest.approx((-1.58, -3.3654832, 0.2054832), abs=1e-6)


def test_pairs_are_differences() -> None:
    """As R prints it for `t.test(extra ~ group, data = sleep, paired = TRUE)`."""
    assert paired_change(FIRST, SECOND) == pytest.approx((-1.58, -2.4598858, -0.7001142), abs=1e-6)


def test_one_mean_is_students_t() -> None:
    found = stats.ttest_1samp(FIRST, 0).confidence_interval(0.95)
    assert mean(FIRST) == pytest.approx((np.mean(FIRST), found.low, found.high))


class TestCoverage:
    """The interval should hold the truth about 95 times in 100; seeded, so that it is the same every time."""

    TIMES = 400

    def covered(self, hit: list[bool]) -> float:
        return sum(hit) / len(hit)

    def test_of_two_shares(self) -> None:
        rng = np.random.default_rng(20260311)
        drawn = zip(rng.binomial(60, 0.3, self.TIMES), rng.binomial(80, 0.45, self.TIMES), strict=True)
        found = [share_change({"hits": int(a), "total": 60}, {"hits": int(b), "total": 80}) for a, b in drawn]
        assert 0.92 <= self.covered([low <= -0.15 <= high for _, low, high in found]) <= 0.98

    def test_of_two_means_with_different_spread(self) -> None:
        rng = np.random.default_rng(20260311)
        found = [mean_change(list(rng.normal(5, 1, 12)), list(rng.normal(4, 4, 30))) for _ in range(self.TIMES)]
        assert 0.92 <= self.covered([low <= 1 <= high for _, low, high in found]) <= 0.98

    def test_of_pairs(self) -> None:
        rng = np.random.default_rng(20260311)
        hit = []
        for _ in range(self.TIMES):
            before = rng.normal(20, 8, 10)
            _, low, high = paired_change(list(before + rng.normal(-2, 1, 10)), list(before))
            hit.append(low <= -2 <= high)
        assert 0.92 <= self.covered(hit) <= 0.98


class TestResult:
    def test_it_is_kept_as_text(self) -> None:
        numbers = {"a": {"hits": 12, "total": 100}, "b": {"hits": 20, "total": 100}}
        result = estimate(Comparison.TWO_SHARES, numbers)
        assert result["change"] == {"estimate": "-0.08", "low": "-0.1819373055", "high": "0.02267840727"}
        assert result["groups"]["a"]["n"] == 100
        assert (result["level"], result["problem"]) == (95, "")

    @pytest.mark.parametrize(
        ("kind", "numbers", "problem"),
        [
            (Comparison.ONE_SHARE, {}, "empty"),
            (Comparison.TWO_SHARES, {"a": {"hits": 1, "total": 9}}, "empty"),
            (Comparison.ONE_MEAN, {"a": []}, "empty"),
            (Comparison.ONE_MEAN, {"a": [3.0]}, "few"),
            (Comparison.TWO_MEANS, {"a": [3.0, 4.0], "b": [2.0]}, "few"),
            (Comparison.ONE_MEAN, {"a": [3.0, 3.0]}, "same"),
            (Comparison.TWO_MEANS, {"a": [3.0, 3.0], "b": [2.0, 2.0]}, "same"),
            (Comparison.PAIRED, {"a": [3.1, 4.1], "b": [3.0, 4.0]}, "same"),
        ],
    )
    def test_where_there_can_be_no_interval_it_says_why(
        self, kind: Comparison, numbers: dict[str, Any], problem: str
    ) -> None:
        result = estimate(kind, numbers)
        assert (result["problem"], result["change"]) == (problem, None)

    def test_one_group_without_spread_has_no_interval_of_its_own(self) -> None:
        result = estimate(Comparison.TWO_MEANS, {"a": [3.0, 3.0, 3.0], "b": [2.0, 2.5, 4.0]})
        assert "low" not in result["groups"]["a"]
        assert "low" in result["groups"]["b"]
        assert result["change"] is not None

    @pytest.mark.parametrize(("new", "old"), [((0, 5), (0, 5)), ((5, 5), (5, 5)), ((0, 1), (1, 1))])
    def test_none_and_all_have_intervals(self, new: tuple[int, int], old: tuple[int, int]) -> None:
        numbers = {"a": {"hits": new[0], "total": new[1]}, "b": {"hits": old[0], "total": old[1]}}
        change = estimate(Comparison.TWO_SHARES, numbers)["change"]
        assert float(change["low"]) < float(change["high"])
