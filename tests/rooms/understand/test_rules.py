"""Fused rankings: a worked example, and what holds for all of them. Which roles may be named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.understand.rules import fused, nameable

RANKING = st.lists(st.integers(0, 30), unique=True, max_size=20)


@pytest.mark.parametrize(
    ("words", "meant", "together"),
    [
        ([], [], []),
        ([1, 2, 3], [], [1, 2, 3]),
        ([], [3, 1], [3, 1]),
        # 1/61 for each first: the words come before the meaning.
        ([1], [2], [1, 2]),
        # 7: 1/62 + 1/62 = 0.0323; 5: 1/61 = 0.0164; 9: 1/61; 4: 1/63 = 0.0159; 2: 1/63.
        ([5, 7, 4], [9, 7, 2], [7, 5, 9, 4, 2]),
        # In both lists beats the first of one, however late: 1/61 < 1/80 + 1/80.
        ([1, *range(100, 118), 2], [3, *range(200, 218), 2], None),
    ],
)
def test_rankings_are_fused_by_their_reciprocal_ranks(
    words: list[int], meant: list[int], together: list[int] | None
) -> None:
    if together is None:
        assert fused(words, meant)[0] == 2
    else:
        assert fused(words, meant) == together


@given(words=RANKING, meant=RANKING)
def test_nothing_is_lost_or_doubled(words: list[int], meant: list[int]) -> None:
    together = fused(words, meant)
    assert sorted(together) == sorted({*words, *meant})


@given(ranking=RANKING)
def test_a_ranking_with_itself_or_nothing_stays_as_it_is(ranking: list[int]) -> None:
    assert fused(ranking) == fused(ranking, []) == fused(ranking, ranking) == ranking


@given(words=RANKING, meant=RANKING)
def test_who_is_before_another_in_both_stays_before(words: list[int], meant: list[int]) -> None:
    place = {item: at for at, item in enumerate(fused(words, meant))}
    both = [item for item in words if item in meant]
    for one in both:
        for other in both:
            if words.index(one) < words.index(other) and meant.index(one) < meant.index(other):
                assert place[one] < place[other]


def test_a_role_is_named_from_five_people_on_and_from_ten_who_work_here() -> None:
    assert nameable({"customer": 5, "guest": 4, "employee": 9}) == ["customer"]
    assert nameable({"employee": 10}) == ["employee"]
