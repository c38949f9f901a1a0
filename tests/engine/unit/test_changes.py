import numpy as np

from resonanz_engine.steps.changes import changes
from resonanz_engine.types import ALONE, Born, Change, Faded, Merged, Parted


def seen(before: list[int], after: list[int], known: set[int]) -> tuple[Change, ...]:
    return changes(np.array(before), np.array(after), frozenset(known))


def test_nothing_changes() -> None:
    assert seen([1, 1, 2], [1, 1, 2], {1, 2}) == ()


def test_new_stories_bear_a_theme() -> None:
    assert seen([1, 1, 0, 0], [1, 1, 2, 2], {1}) == (Born(2, 2),)


def test_a_theme_parts() -> None:
    assert seen([1, 1, 1, 1], [1, 1, 2, 2], {1}) == (Parted(2, 1, 2),)


def test_a_theme_is_absorbed() -> None:
    assert seen([1, 1, 2, 2], [1, 1, 1, 1], {1, 2}) == (Merged(1, 2, 2),)


def test_a_theme_fades() -> None:
    assert seen([1, 1, 2, 2], [1, 1, ALONE, ALONE], {1, 2}) == (Faded(2),)


def test_a_remembered_theme_that_comes_back_is_not_born() -> None:
    assert seen([0, 0], [3, 3], {3}) == ()
