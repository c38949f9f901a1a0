import numpy as np
import pytest

from resonanz_engine.steps import graph, neighbours


def test_jaccard_of_neighbourhoods() -> None:
    near = neighbours.neighbour_matrix(np.array([[1], [0], [1]]))
    edges = graph.meaning_edges(near).toarray()
    # {0,1} and {0,1} are the same; {1,2} shares one of three with both, but 0 and 2 are no neighbours.
    assert edges == pytest.approx(np.array([[0, 1, 0], [1, 0, 1 / 3], [0, 1 / 3, 0]]), abs=1e-6)


def test_word_edges_are_symmetric_and_positive() -> None:
    edges = graph.word_edges(np.array([[1], [2], [0]]), np.array([[0.5], [0.25], [-3]], dtype=np.float32))
    assert edges.toarray() == pytest.approx(np.array([[0, 0.25, 0], [0.25, 0, 0.125], [0, 0.125, 0]]))


def test_edge_list_is_the_ordered_upper_half() -> None:
    whole = graph.word_edges(np.array([[1], [2], [0]]), np.array([[2], [2], [2]], dtype=np.float32))
    edges, weights = graph.edge_list(whole)
    assert edges.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert weights.tolist() == [1, 1, 1]
