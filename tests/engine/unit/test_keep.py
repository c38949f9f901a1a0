import numpy as np
import pytest
from scipy import sparse

from resonanz_engine.defaults import tools
from resonanz_engine.pipeline import keep
from resonanz_engine.pipeline.discover import Split
from resonanz_engine.recipe import Recipe
from resonanz_engine.types import ALONE, FloatArray, ThemeMemory

ROWS = np.array([[1, 0, 0]] * 4 + [[0, 1, 0]] * 3, dtype=np.float32)


def memory(**changes: object) -> ThemeMemory:
    values: dict[str, object] = {
        "recipe": Recipe().version,
        "keys": np.array([3, 5], dtype=np.int64),
        "centroids": np.eye(3, dtype=np.float32)[:2],
        "mean": np.zeros(3, dtype=np.float32),
        "floor": 0.5,
        "next_key": 6,
        "fitted": 10,
    }
    return ThemeMemory(**{**values, **changes})  # type: ignore[arg-type]


def split(groups: list[int]) -> Split:
    count = max(groups) + 1
    own = np.array(groups, dtype=np.int64)
    return Split(own, np.ones(len(own), np.float32), np.arange(count), np.eye(3, dtype=np.float32)[:count], 0.5)


def continued(rows: FloatArray, earlier: keep.Earlier | None) -> keep.Kept:
    return keep.continued(
        rows,
        earlier=earlier,
        sample=np.arange(len(rows)),
        weights=sparse.csr_array((len(rows), 1), dtype=np.float32),
        memory=memory(),
        recipe=Recipe(),
        tools=tools(),
    )


@pytest.mark.parametrize(
    ("known", "dimensions", "points", "expected"),
    [
        (memory(), 3, 16, True),
        (memory(), 3, 17, False),
        (memory(), 4, 10, False),
        (memory(recipe="0"), 3, 10, False),
        (memory(keys=np.zeros(0, dtype=np.int64)), 3, 10, False),
    ],
)
def test_when_themes_go_on(known: ThemeMemory, dimensions: int, points: int, expected: bool) -> None:  # noqa: FBT001
    assert keep.fits(known, Recipe(), dimensions, points) is expected


def test_new_groups_are_numbered_by_size() -> None:
    kept = keep.recognised(
        split([1, 1, 1, 1, 0, 0, 0]), ROWS, earlier=None, memory=None, mean=np.zeros(3, np.float32), recipe=Recipe()
    )
    assert kept.keys.tolist() == [2, 1]
    assert (kept.memory.next_key, kept.memory.fitted) == (3, 7)


def test_old_themes_are_recognised_by_their_place() -> None:
    kept = keep.recognised(
        split([1, 1, 1, 1, 0, 0, 0]), ROWS, earlier=None, memory=memory(), mean=np.zeros(3, np.float32), recipe=Recipe()
    )
    assert kept.keys.tolist() == [5, 3]
    assert kept.memory.next_key == 6


def test_strange_groups_get_keys_never_used_before() -> None:
    rows = np.array([[0, 0, 1]] * 3, dtype=np.float32)
    kept = keep.recognised(
        split([0, 0, 0]), rows, earlier=None, memory=memory(), mean=np.zeros(3, np.float32), recipe=Recipe()
    )
    assert kept.keys.tolist() == [6]


def test_members_outweigh_a_new_model() -> None:
    earlier = keep.Earlier(np.zeros(7, dtype=bool), np.array([5] * 4 + [3] * 3))
    other = memory(mean=np.zeros(2, np.float32), centroids=np.eye(2, dtype=np.float32))
    kept = keep.recognised(
        split([0] * 4 + [1] * 3), ROWS, earlier=earlier, memory=other, mean=np.zeros(3, np.float32), recipe=Recipe()
    )
    assert kept.keys.tolist() == [5, 3]


def test_without_knowledge_all_are_placed() -> None:
    kept = continued(ROWS, None)
    assert kept.keys[kept.split.groups].tolist() == [3] * 4 + [5] * 3


def test_the_known_stay_where_they_were() -> None:
    earlier = keep.Earlier(np.zeros(7, dtype=bool), np.array([3, 3, 5, 3, 5, 5, ALONE]))
    groups = continued(ROWS, earlier).split.groups
    assert groups.tolist() == [0, 0, 1, 0, 1, 1, ALONE]


def test_the_far_stand_alone() -> None:
    rows = np.vstack([ROWS, np.array([[0, 0, 1]], dtype=np.float32)])
    assert continued(rows, None).split.groups[-1] == ALONE


def test_a_theme_of_one_is_not_shown_but_remembered() -> None:
    kept = continued(ROWS[:5], None)
    assert kept.split.groups.tolist() == [0, 0, 0, 0, ALONE]
    assert kept.memory.keys.tolist() == [3, 5]
