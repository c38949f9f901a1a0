"""Draws a share of the votes by lot, the same lots for the same people and statements."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy import sparse

from resonanz_engine.types import BoolArray

Hashes = npt.NDArray[np.uint64]

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def hashes(names: Sequence[str]) -> Hashes:
    """(n,) a number for each id that depends on nothing else."""
    numbers = [crc32(name.encode("utf-8", "surrogatepass")) for name in names]
    return _mixed(np.array(numbers, dtype=np.uint64))


def drawn(table: sparse.csr_array, people: Hashes, statements: Hashes, turn: int, share: float) -> BoolArray:
    """(votes,) which stored votes of the table (n, m) are drawn in turn number ``turn``: this share of them."""
    rows = np.repeat(people, np.diff(table.indptr))
    lots = _mixed(rows ^ _mixed(statements ^ _mixed(np.full(1, turn, dtype=np.uint64)))[table.indices])
    return np.asarray((lots >> np.uint64(11)).astype(np.float64) < share * 2.0**53)


def part(table: sparse.csr_array, chosen: BoolArray) -> sparse.csr_array:
    """The table with the chosen votes only."""
    starts = np.concatenate([[0], np.cumsum(chosen)])[table.indptr]
    shape = table.shape
    return sparse.csr_array((table.data[chosen], table.indices[chosen], starts.astype(np.int32)), shape=shape)


def _mixed(numbers: Hashes) -> Hashes:
    """Steele, G. L., Lea, D. and Flood, C. H. (2014), Fast splittable pseudorandom number generators (SplitMix64)."""
    with np.errstate(over="ignore"):
        numbers = numbers + _SPREAD
        numbers = (numbers ^ (numbers >> np.uint64(30))) * _FIRST
        numbers = (numbers ^ (numbers >> np.uint64(27))) * _SECOND
        return np.asarray(numbers ^ (numbers >> np.uint64(31)))
