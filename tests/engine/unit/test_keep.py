import numpy as np
import pytest
from scipy import sparse

from resonanz_engine.defaults import tools
from resonanz_engine.pipeline import keep
from resonanz_engine.pipeline.discover import Split
from resonanz_engine.pipeline.locate import Located
from resonanz_engine.recipe import Recipe
from resonanz_engine.types import ALONE, FloatArray, ThemeMemory
from tests.engine.support import memory_of, plain_space

ROWS = np.array([[1, 0, 0]] * 4 + [[0, 1, 0]] * 3, dtype=np.float32)


def memory(**changes: object) -> ThemeMemory:
    return memory_of([3, 5], 3, **changes)


def split(groups: list[int]) -> Split:
    count = max(groups) + 1
    own = np.array(groups, dtype=np.int64)
    numbers = np.arange(count)
    return Split(own, np.ones(len(own), np.float32), numbers, np.eye(3, dtype=np.float32)[:count], 0.5, own, numbers)


def recognised(
    groups: list[int], placed: list[int] | None, earlier: keep.Earlier | None, known: ThemeMemory | None
) -> keep.Kept:
    view = None if placed is None else np.array(placed)
    return keep.recognised(split(groups), placed=view, parts=view, earlier=earlier, memory=known)


def continued(rows: FloatArray, earlier: keep.Earlier | None, lasting: frozenset[int] = frozenset()) -> keep.Kept:
    return keep.continued(
        Located(rows, np.ones(len(rows), dtype=np.float32)),
        earlier=earlier,
        sample=np.arange(len(rows)),
        weights=sparse.csr_array((len(rows), 1), dtype=np.float32),
        memory=memory(),
        recipe=Recipe(),
        tools=tools(),
        lasting=lasting,
    )


@pytest.mark.parametrize(
    ("known", "dimensions", "columns", "expected"),
    [
        (memory(), 3, [], True),
        (memory(), 3, ["Kanal"], False),
        (memory(), 4, [], False),
        (memory(recipe="0"), 3, [], False),
        (memory_of([], 3), 3, [], False),
    ],
)
def test_when_a_memory_fits(known: ThemeMemory, dimensions: int, columns: list[str], expected: bool) -> None:  # noqa: FBT001
    assert keep.fits(known, Recipe(), dimensions, columns) is expected


def test_new_groups_are_numbered_by_size() -> None:
    kept = recognised([1, 1, 1, 1, 0, 0, 0], None, None, None)
    assert kept.keys.tolist() == [2, 1]
    assert (kept.next_key, kept.fitted) == (3, 7)


def test_old_themes_and_facets_are_recognised_by_their_place() -> None:
    kept = recognised([1, 1, 1, 1, 0, 0, 0], [3, 3, 3, 3, 5, 5, 5], None, memory())
    assert kept.keys.tolist() == [5, 3]
    assert kept.facets.tolist() == [5, 3]
    assert kept.next_key == 6


def test_strange_groups_get_keys_never_used_before() -> None:
    assert recognised([0, 0, 0], [ALONE] * 3, None, memory()).keys.tolist() == [6]


def test_members_tell_where_the_memory_does_not_fit() -> None:
    earlier = keep.Earlier(np.zeros(7, dtype=bool), np.array([5] * 4 + [3] * 3))
    assert recognised([0] * 4 + [1] * 3, None, earlier, memory()).keys.tolist() == [5, 3]


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
    assert kept.memory(Recipe(), plain_space(3), {}).keys.tolist() == [3, 5]


def test_a_lasting_theme_of_one_is_shown() -> None:
    assert continued(ROWS[:5], None, frozenset({5})).split.groups.tolist() == [0, 0, 0, 0, 1]


def test_new_stories_follow_their_neighbours() -> None:
    earlier = keep.Earlier(np.array([False] * 6 + [True]), np.array([3, 3, 3, 3, 5, 5, ALONE]))
    assert continued(ROWS, earlier).split.groups.tolist() == [0, 0, 0, 0, 1, 1, 1]
