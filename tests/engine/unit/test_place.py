import numpy as np
import pytest

from resonanz_engine.errors import VectorError
from resonanz_engine.pipeline import place
from resonanz_engine.types import ALONE, ThemeMemory


def memory(floor: float = 0.5, themes: int = 2) -> ThemeMemory:
    return ThemeMemory(
        recipe="2",
        keys=np.array([4, 9], dtype=np.int64)[:themes],
        centroids=np.eye(2, dtype=np.float32)[:themes],
        mean=np.zeros(2, dtype=np.float32),
        floor=floor,
        next_key=10,
        fitted=20,
    )


def test_the_nearest_theme_takes_it() -> None:
    placed = place([[1, 0.1], [0.1, 1]], memory())
    assert placed.keys.tolist() == [4, 9]
    assert placed.strengths == pytest.approx([0.995, 0.995], abs=1e-3)


def test_under_the_floor_a_story_stands_alone() -> None:
    assert place([[1, 1]], memory(floor=0.9)).keys.tolist() == [ALONE]


def test_the_mean_is_taken_off_first() -> None:
    known = memory()
    moved = ThemeMemory("2", known.keys, known.centroids, np.array([5, 0], dtype=np.float32), 0.5, 10, 20)
    assert place([[5, 1]], moved).keys.tolist() == [9]


def test_silence_belongs_nowhere() -> None:
    placed = place([[0, 0]], memory(floor=0))
    assert (placed.keys.tolist(), placed.strengths.tolist()) == ([ALONE], [0])


def test_without_themes_everyone_is_alone() -> None:
    assert place([[1, 0]], memory(themes=0)).keys.tolist() == [ALONE]


@pytest.mark.parametrize("rows", [[[1, 2, 3]], [[1]], [[np.nan, 0]], [1, 2]])
def test_strangers_are_refused(rows: list[object]) -> None:
    with pytest.raises(VectorError):
        place(rows, memory())  # type: ignore[arg-type]
