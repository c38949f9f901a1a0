"""What is left of a total must never be a small group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.mirror.rules.audiences import shown_audiences


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"a": 31, "b": 6, "c": 0}, {"a", "b"}),
        ({"a": 31, "b": 6, "c": 2}, {"a"}),
        ({"a": 31, "b": 4, "c": 4}, {"a"}),
        ({"a": 5, "b": 1, "c": 0}, set()),
        ({"a": 4, "b": 0, "c": 0}, set()),
        ({"a": 0, "b": 0, "c": 0}, set()),
    ],
)
def test_examples(sizes: dict[str, int], shown: set[str]) -> None:
    assert shown_audiences(sizes, floor=5) == shown


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 12)), st.integers(2, 8))
def test_nothing_small_is_left_over(sizes: dict[str, int], floor: int) -> None:
    shown = shown_audiences(sizes, floor=floor)
    assert all(sizes[name] >= floor for name in shown)
    left = sum(size for name, size in sizes.items() if name not in shown)
    assert not shown or left == 0 or left >= floor
