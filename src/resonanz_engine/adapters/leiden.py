"""Communities by the Leiden algorithm of igraph, always with the same seed."""

import random
from collections.abc import Sequence

import igraph
import numpy as np

from resonanz_engine.types import FloatArray, IntArray


class Leiden:
    """Modularity with a resolution; Traag, Waltman, van Eck (2019), Scientific Reports 9, 5233.

    igraph takes its random numbers from one place per process, so each call seeds it anew; calls from several
    threads at once may disturb each other's order of tries.
    """

    def __init__(self, seed: int = 20_230, iterations: int = 2) -> None:
        self._seed = seed
        self._iterations = iterations

    def find(
        self, nodes: int, edges: IntArray, weights: FloatArray, resolutions: Sequence[float]
    ) -> tuple[IntArray, ...]:
        # igraph reads plain pairs more than twice as quickly as an array.
        graph = igraph.Graph(n=nodes, edges=zip(edges[:, 0].tolist(), edges[:, 1].tolist(), strict=True))
        worth = weights.astype(np.float64).tolist()
        try:
            return tuple(self._one(graph, worth, resolution) for resolution in resolutions)
        finally:
            igraph.set_random_number_generator(random)

    def _one(self, graph: igraph.Graph, worth: list[float], resolution: float) -> IntArray:
        igraph.set_random_number_generator(random.Random(self._seed))  # noqa: S311  # not for secrets
        groups = graph.community_leiden(
            objective_function="modularity", weights=worth, resolution=resolution, n_iterations=self._iterations
        )
        return np.array(groups.membership, dtype=np.int64)
