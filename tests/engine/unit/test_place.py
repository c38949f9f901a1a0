from dataclasses import replace

import numpy as np
import pytest

from resonanz_engine.errors import InputError, VectorError
from resonanz_engine.pipeline import drift, place
from resonanz_engine.recipe import Recipe
from resonanz_engine.types import ALONE, IntArray, Placed, Reason, Space, ThemeMemory
from tests.engine.support import memory_of


def memory(floor: float = 0.5, themes: int = 2) -> ThemeMemory:
    return memory_of([4, 9][:themes], 2, floor=floor)


def test_the_nearest_theme_takes_it() -> None:
    placed = place([[1, 0.1], [0.1, 1]], memory())
    assert placed.keys.tolist() == [4, 9]
    assert placed.strengths == pytest.approx([0.995, 0.995], abs=1e-3)


def test_under_the_floor_a_story_stands_alone() -> None:
    assert place([[1, 1]], memory(floor=0.9)).keys.tolist() == [ALONE]


def test_the_mean_is_taken_off_first() -> None:
    known = memory()
    space = Space(np.array([5, 0], dtype=np.float32), np.eye(2, dtype=np.float32))
    moved = replace(known, space=space)
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


def test_a_group_is_taken_off_and_strangers_have_the_mean() -> None:
    space = Space(
        mean=np.zeros(2, dtype=np.float32),
        basis=np.eye(2, dtype=np.float32),
        columns=("Kanal",),
        values=(("laut",),),
        shifts=(np.array([[3, 0]], dtype=np.float32),),
    )
    known = replace(memory(), space=space)
    rows = [[3, 1], [3, 1], [3, 1]]
    assert place(rows, known, {"Kanal": ["laut", "leise", None]}).keys.tolist() == [9, 4, 4]
    assert place(rows, known).keys.tolist() == [4, 4, 4]
    with pytest.raises(InputError):
        place(rows, known, {"Kanal": ["laut"]})


def test_a_merged_theme_takes_the_stories_of_both() -> None:
    assert place([[1, 0], [0, 1]], replace(memory(), merged={4: 9})).keys.tolist() == [9, 9]


def new(far: int, near: int) -> Placed:
    strengths = np.array([0.1] * far + [0.9] * near, dtype=np.float32)
    nothing: IntArray = np.zeros(far + near, dtype=np.int64)
    return Placed(nothing, strengths, nothing)


@pytest.mark.parametrize(
    ("far", "near", "stories", "reason"),
    [
        (0, 100, 10, Reason.NOTHING),
        (3, 97, 10, Reason.NOTHING),
        (30, 70, 10, Reason.FAR),
        (10, 0, 10, Reason.NOTHING),
        (0, 100, 17, Reason.GROWN),
    ],
)
def test_when_a_refresh_pays(far: int, near: int, stories: int, reason: Reason) -> None:
    assert drift(new(far, near), memory(), stories, Recipe()).reason is reason
