import numpy as np
import pytest
from scipy import sparse

from resonanz_engine.defaults import tools
from resonanz_engine.pipeline import discover
from resonanz_engine.pipeline.locate import Located
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids, neighbours
from resonanz_engine.steps import space as spaces
from resonanz_engine.types import ALONE, FloatArray, Space

RECIPE, TOOLS = Recipe(), tools()


def clouds(*sizes: int, spread: float = 0.1, width: int = 16) -> FloatArray:
    random = np.random.default_rng(11)
    rows = np.repeat(np.eye(width, dtype=np.float32)[: len(sizes)], sizes, axis=0)
    return neighbours.unit(rows + random.normal(scale=spread, size=rows.shape).astype(np.float32))


def no_words(points: int) -> sparse.csr_array:
    return sparse.csr_array((points, 1), dtype=np.float32)


def placed(rows: FloatArray) -> Located:
    places = np.arange(len(rows), dtype=np.int64)
    mean = spaces.mean_of(rows, places)
    basis = spaces.basis_of(rows - mean, RECIPE.width, RECIPE.leading)
    return Located(*spaces.within(rows, places, Space(mean, basis)))


def split_of(rows: FloatArray) -> discover.Split:
    return discover.discovered(
        placed(rows), sample=np.arange(len(rows)), weights=no_words(len(rows)), recipe=RECIPE, tools=TOOLS
    )


def bare(rows: FloatArray) -> Located:
    return Located(rows, np.ones(len(rows), dtype=np.float32))


def test_clouds_are_never_mixed() -> None:
    groups = split_of(clouds(20, 20, 20)).groups
    first, second, third = (set(groups[a : a + 20].tolist()) - {ALONE} for a in (0, 20, 40))
    assert first
    assert second
    assert third
    assert len(first | second | third) == len(first) + len(second) + len(third)


def test_whoever_is_far_from_all_stands_alone() -> None:
    rows = np.vstack([clouds(40, 40), np.eye(16, dtype=np.float32)[[12, 13, 14]]])
    assert split_of(rows).groups[80:].tolist() == [ALONE] * 3


def test_few_are_left_alone() -> None:
    assert np.mean(split_of(clouds(30, 30, 30, 30)).groups == ALONE) <= 0.15


def test_lonely_is_who_has_clearly_less_company() -> None:
    rows = np.vstack([clouds(60, spread=0.05), np.eye(16, dtype=np.float32)[[9]]])
    lonely = discover.lonely(bare(rows), RECIPE)
    assert lonely[-1]
    assert np.count_nonzero(lonely) <= 0.1 * len(rows) + 1


def test_in_large_collections_nobody_is_called_lonely() -> None:
    assert not discover.lonely(bare(clouds(30)), Recipe(few=10)).any()


@pytest.mark.parametrize("points", [0, 1, 2, 3])
def test_tiny_collections(points: int) -> None:
    split = split_of(clouds(points)) if points else split_of(np.zeros((0, 16), dtype=np.float32))
    assert len(split.groups) == points
    assert split.count == len(np.unique(split.owner))


def settled(groups: list[int], apart: list[int], smallest: int) -> discover.Split:
    rows = neighbours.unit(np.array([[1, 0], [1, 0.1], [1, 0.2], [0, 1], [0.1, 1]], dtype=np.float32))
    mask = np.zeros(5, dtype=bool)
    mask[apart] = True
    own = np.array(groups)
    found = centroids.prototypes(rows, own, np.maximum(own, 0), np.maximum(own, 0), 1)
    return discover.settled(
        bare(rows),
        found,
        sample=np.arange(5),
        apart=mask,
        smallest=smallest,
        recipe=Recipe(alone_share=0.0),
    )


def test_points_without_a_group_go_to_the_nearest() -> None:
    assert settled([0, 0, ALONE, 1, 1], [], 2).groups.tolist() == [0, 0, 0, 1, 1]


def test_who_is_apart_stays_apart() -> None:
    assert settled([0, 0, ALONE, 1, 1], [2], 2).groups.tolist() == [0, 0, ALONE, 1, 1]


def test_groups_that_are_too_small_dissolve() -> None:
    split = settled([0, 0, 0, 1, 1], [4], 2)
    assert split.count == 1
    assert set(split.groups.tolist()) <= {0, ALONE}


def test_every_point_of_a_group_has_a_facet() -> None:
    split = split_of(clouds(20, 20, 20))
    assert ((split.facets == ALONE) == (split.groups == ALONE)).all()
    assert 0 <= (split.agreement or 0) <= 1


def test_the_same_twice() -> None:
    one, two = split_of(clouds(20, 25)), split_of(clouds(20, 25))
    assert one.groups.tolist() == two.groups.tolist()
    assert np.array_equal(one.prototypes, two.prototypes)
