"""Which promises people believe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from resonanz.mirror.rules.beliefs import Contradictory, Ratings, rank_promises

COUNTS = st.builds(Ratings, believe=st.integers(0, 60), doubt=st.integers(0, 60), cannot_say=st.integers(0, 30)).filter(
    lambda one: one.answers > 0
)


def test_shares_are_of_those_who_could_say() -> None:
    (one,) = rank_promises({"p": Ratings(believe=6, doubt=2, cannot_say=12)}).believed
    assert (one.rank, one.share, one.unsure) == (1, 0.75, 0.6)
    assert (one.low, one.high) == pytest.approx(proportion_confint(6, 8, method="wilson"))


def test_what_cannot_be_told_apart_shares_a_rank() -> None:
    found = rank_promises(
        {
            "far": Ratings(believe=5, doubt=95),
            "near": Ratings(believe=88, doubt=12),
            "first": Ratings(believe=90, doubt=10),
        }
    )
    assert [(one.key, one.rank) for one in found.believed] == [("first", 1), ("near", 1), ("far", 3)]


def test_an_uncertain_one_between_two_certain_ones_keeps_them_together() -> None:
    found = rank_promises(
        {
            "high": Ratings(believe=90, doubt=10),
            "few": Ratings(believe=4, doubt=2),
            "low": Ratings(believe=45, doubt=55),
        }
    )
    assert {one.rank for one in found.believed} == {1}


def test_equal_shares_stand_in_the_order_of_their_keys() -> None:
    same = Ratings(believe=5, doubt=5)
    assert [one.key for one in rank_promises({"b": same, "a": same}).believed] == ["a", "b"]


@pytest.mark.parametrize(
    "one",
    [
        Ratings(believe=4, doubt=0),
        Ratings(believe=1, doubt=3, cannot_say=40),
        Ratings(believe=0, doubt=0, cannot_say=9),
    ],
)
def test_of_a_few_nothing_is_said_but_that_they_are_few(one: Ratings) -> None:
    found = rank_promises({"p": one})
    assert found.too_few == ("p",)
    assert found.believed == ()


@pytest.mark.parametrize(
    ("one", "people"),
    [
        (Ratings(believe=-1, doubt=9), None),
        (Ratings(believe=9, doubt=0, cannot_say=-3), None),
        (Ratings(believe=0, doubt=0), None),
        (Ratings(believe=6, doubt=6), 11),
    ],
)
def test_contradictions_are_refused(one: Ratings, people: int | None) -> None:
    with pytest.raises(Contradictory):
        rank_promises({"p": one}, people=people)


def test_one_person_is_no_group() -> None:
    with pytest.raises(Contradictory, match="mindestens zwei Menschen"):
        rank_promises({}, k=1)


def test_nothing_rated_is_an_empty_ranking() -> None:
    found = rank_promises({})
    assert (found.believed, found.too_few) == ((), ())


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), COUNTS, max_size=5))
def test_every_promise_stands_once_and_ranks_never_fall(rated: dict[str, Ratings]) -> None:
    found = rank_promises(rated)
    keys = [one.key for one in found.believed]
    assert sorted([*keys, *found.too_few]) == sorted(rated)
    ranks = [one.rank for one in found.believed]
    assert ranks == sorted(ranks)
    assert all(one.low <= one.share <= one.high for one in found.believed)
    shares = [one.share for one in found.believed]
    assert shares == sorted(shares, reverse=True)
