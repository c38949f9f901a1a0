import numpy as np

from resonanz_engine.steps.bits import bits, common


def test_places_of_each_kind() -> None:
    found = bits(np.array([4, 2, 4, 4]), np.array([0, 1, 2, 2]), 3)
    assert sorted(found) == [2, 4]
    assert (found[4].bit_count(), found[2].bit_count()) == (2, 1)
    assert (found[4] & found[2]) == 0


def test_what_all_share() -> None:
    assert common([0b110, 0b011]) == 0b010
    assert common([]) == 0


def test_nothing_stands_nowhere() -> None:
    assert bits(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), 3) == {}
