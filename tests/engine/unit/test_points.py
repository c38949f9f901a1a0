import numpy as np

from resonanz_engine.steps.points import collapse, even_sample
from resonanz_engine.types import ALONE


def test_copies_become_one_point_and_silence_none() -> None:
    texts = ["Bus", "RT Bus", "", "🙂", "Bahn"]
    vectors = np.eye(5, dtype=np.float32)
    points = collapse(texts, ["bus", "bus", "", "🙂", "bahn"], vectors)
    assert len(points.first) == 2
    assert points.of_story[0] == points.of_story[1] != ALONE
    assert points.of_story[[2, 3]].tolist() == [ALONE, ALONE]


def test_a_zero_vector_is_no_point() -> None:
    points = collapse(["Bus"], ["bus"], np.zeros((1, 3), dtype=np.float32))
    assert points.of_story.tolist() == [ALONE]


def test_sample_is_even_and_bounded() -> None:
    assert even_sample(3, 10, 5).tolist() == [0, 1, 2]
    assert even_sample(10, 9, 5).tolist() == [0, 2, 4, 6, 8]
