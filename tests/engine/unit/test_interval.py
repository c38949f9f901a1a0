import pytest

from resonanz_engine.steps.interval import wilson


def test_published_example() -> None:
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize(("k", "n", "low", "high"), [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)])
def test_corners(k: int, n: int, low: float, high: float) -> None:
    ends = wilson(k, n)
    assert ends[0] == pytest.approx(low, abs=1e-4)
    assert ends[1] == pytest.approx(high, abs=1e-4)


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (1, 0)])
def test_refuses_what_is_no_share(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(k, n)
