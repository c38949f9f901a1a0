import numpy as np

from resonanz_engine.pipeline.discover import Split
from resonanz_engine.pipeline.renewing import renewed
from resonanz_engine.types import ALONE, FloatArray


def rows(*texts: str) -> FloatArray:
    """Unit vectors over the axes a to e, one for each text: what it says is what it points at."""
    counts = np.array([[text.count(axis) for axis in "abcde"] for text in texts], dtype=np.float32)
    return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), dtype=np.float32)


def split(groups: list[int], facets: list[int], prototypes: FloatArray, owner: list[int], part: list[int]) -> Split:
    return Split(
        np.array(groups),
        np.full(len(groups), 0.7, dtype=np.float32),
        np.array(owner),
        prototypes,
        0.2,
        np.array(facets),
        np.array(part),
    )


def test_nothing_of_what_is_gone_stays_in_a_prototype() -> None:
    """The direction e came from a story that is not there any more."""
    old = split([0, 0, 1, 1], [0, 0, 1, 1], rows("aae", "cce"), [0, 1], [0, 1])
    new = renewed(old, rows("aab", "a", "ccd", "c"))
    assert np.abs(new.prototypes[:, 4]).max() == 0
    assert np.allclose(new.prototypes, [[*_mean("aab", "a")], [*_mean("ccd", "c")]])


def test_groups_facets_and_strengths_stay() -> None:
    old = split([0, 0, 0, 0, ALONE], [0, 0, 2, 2, ALONE], rows("a", "b"), [0, 0], [0, 2])
    new = renewed(old, rows("aad", "aac", "bbd", "bbc", "e"))
    assert new.groups.tolist() == old.groups.tolist()
    assert new.facets.tolist() == old.facets.tolist()
    assert new.strengths.tolist() == old.strengths.tolist()
    assert list(zip(new.owner.tolist(), new.part.tolist(), strict=True)) == [(0, 0), (0, 2)]


def test_a_group_without_members_is_forgotten() -> None:
    old = split([1, 1], [1, 1], rows("a", "b"), [0, 1], [0, 1])
    new = renewed(old, rows("bc", "bd"))
    assert new.owner.tolist() == [1]


def _mean(*texts: str) -> FloatArray:
    total = rows(*texts).sum(axis=0)
    return np.asarray(total / np.linalg.norm(total), dtype=np.float32)
