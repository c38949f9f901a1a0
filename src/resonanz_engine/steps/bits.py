"""Sets of texts as the bits of one number: intersections of thousands of them cost next to nothing that way."""

from collections.abc import Iterable
from functools import reduce
from operator import and_

import numpy as np

from resonanz_engine.types import IntArray


def bits(kind: IntArray, place: IntArray, places: int) -> dict[int, int]:
    """For each kind the places (below ``places``) where it stands; kind, place (n,)."""
    order = np.argsort(kind, kind="stable")
    kind, place = kind[order], place[order]
    begins = np.flatnonzero(np.append([True], kind[1:] != kind[:-1])[: len(kind)])
    out = {}
    for begin, own in zip(begins.tolist(), np.split(place, begins[1:]), strict=False):
        row = np.zeros(places, dtype=bool)
        row[own] = True
        out[int(kind[begin])] = int.from_bytes(np.packbits(row).tobytes(), "big")
    return out


def common(sets: Iterable[int]) -> int:
    """The places that all sets share; none without any set."""
    own = list(sets)
    return reduce(and_, own) if own else 0
