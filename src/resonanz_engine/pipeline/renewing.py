"""Prototypes made anew from the stories that are there, so that nothing of an erased one stays in the memory."""

from dataclasses import replace

import numpy as np

from resonanz_engine.pipeline.discover import Split
from resonanz_engine.steps import centroids
from resonanz_engine.types import ALONE, FloatArray, IntArray


def renewed(split: Split, units: FloatArray) -> Split:
    """The same groups and facets with prototypes that are means of their present members only.

    units (p, q) of all points. Members go with the old prototype of their group they are nearest to, then each gets
    the mean of its own: one step of spherical k-means (Dhillon and Modha 2001). A group without members loses its
    prototypes; strengths stay as they were measured.
    """
    pieces, _ = centroids.own_nearest(units, split.groups, split.owner, split.prototypes)
    inside = np.where(pieces == ALONE, ALONE, split.groups).astype(np.int64)
    found = centroids.prototypes(units, inside, np.maximum(split.facets, 0), np.maximum(pieces, 0), 1)
    return replace(split, owner=found.owner, part=_facets(found, split.facets), prototypes=found.rows)


def _facets(found: centroids.Prototypes, facets: IntArray) -> IntArray:
    """(f,) the facet most members of each prototype lie in."""
    width = int(facets.max(initial=0)) + 1
    made = found.made_of.tocoo()
    counts = np.bincount(made.row * width + np.maximum(facets[made.col], 0), minlength=len(found.rows) * width)
    return np.asarray(counts.reshape(-1, width).argmax(axis=1), dtype=np.int64)
