"""How telling a word is for a text."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from resonanz_engine.tokens import Words
from resonanz_engine.types import FloatArray, IntArray

PIECE = 5
LONGEST = 40
MIX = np.uint64(0x9E3779B97F4A7C15)
"""Makes a number out of five letters; two different pieces get the same one once in 2^64 pairs."""


def word_weights(
    words: Words, form: IntArray, forms: Sequence[str], points: int, common: float = 0.15
) -> sparse.csr_array:
    """(points, features) float32 TF-IDF of stems and of five-letter pieces, rows of unit length (or zero).

    The pieces let German compounds meet ("Strompreis", "Preiserhöhung" share "preis"). form (t,) and
    ``forms``:
    the words as spelt. Weight ln(n / df) after Salton, G. and Buckley, C. (1988), Term-weighting
    approaches in
    automatic text retrieval, IPM 24(5), 513-523, with a tf of 1. Stop words, features of one text only, and
    features in more than the share ``common`` of the texts weigh nothing.
    """
    telling = words.content
    stems = _present(words.point[telling], words.stem[telling], points, words.stems)
    spelt = _present(words.point[telling], form[telling], points, len(forms))
    pieces_ = (spelt @ _letters(forms)).astype(bool).astype(np.float32)
    both = sparse.csr_array(sparse.hstack([_weighed(stems, common), _weighed(pieces_, common)], format="csr"))
    return _unit(both)


def _present(rows: IntArray, columns: IntArray, points: int, width: int) -> sparse.csr_array:
    pairs = _different(rows * max(width, 1) + columns)
    place = (pairs // max(width, 1), pairs % max(width, 1))
    return sparse.csr_array((np.ones(len(pairs), dtype=np.float32), place), shape=(points, max(width, 1)))


def _different(numbers: IntArray) -> IntArray:
    """The different numbers in order; sorting is quicker here than hashing each of them."""
    ranked = np.sort(numbers)
    return np.asarray(ranked[np.append(ranked[1:] != ranked[:-1], [True])[: len(ranked)]])


def _letters(forms: Sequence[str]) -> sparse.csr_array:
    """(forms, pieces) ones for each run of PIECE letters in a longer word."""
    fits = [row for row, form in enumerate(forms) if PIECE < len(form) <= LONGEST]
    raw = "".join(forms[row] for row in fits).encode("utf-32-le", "surrogatepass")
    letters = np.frombuffer(raw, dtype=np.uint32).astype(np.uint64)
    if not len(letters):
        return sparse.csr_array((max(len(forms), 1), 1), dtype=np.float32)
    lengths = np.array([len(forms[row]) for row in fits], dtype=np.int64)
    row = np.repeat(np.array(fits, dtype=np.int64), lengths)
    piece = np.zeros(len(letters) - PIECE + 1, dtype=np.uint64)
    for step in range(PIECE):
        piece = (piece ^ letters[step : step + len(piece)]) * MIX
        piece ^= piece >> np.uint64(29)
    whole = row[: len(piece)] == row[PIECE - 1 :]
    ids = np.unique(piece[whole], return_inverse=True)[1]
    return _present(row[: len(piece)][whole], ids.astype(np.int64), max(len(forms), 1), int(ids.max()) + 1)


def _weighed(present: sparse.csr_array, common: float) -> sparse.csr_array:
    """Ones turned into ln(n / df), at unit length; too rare and too common columns left out."""
    points = present.shape[0]
    spread = np.bincount(present.indices, minlength=present.shape[1])
    fits = (spread >= 2) & (spread <= max(4, common * points))  # noqa: PLR2004  # one alone links nothing
    worth = np.where(fits, np.log(max(points, 2) / np.maximum(spread, 1)), 0).astype(np.float32)
    return _unit(sparse.csr_array(present[:, fits] @ sparse.diags_array(worth[fits])))


def _unit(rows: sparse.csr_array) -> sparse.csr_array:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scale = sparse.diags_array((1 / np.where(lengths > 0, lengths, 1)).astype(np.float32))
    return sparse.csr_array(scale @ rows, dtype=np.float32)


def rarity(words: Words, points: int) -> FloatArray:
    """(stems,) ln(n / df) of each stem; stop words weigh nothing."""
    size = max(words.stems, 1)
    pairs = _different(words.point[words.content] * size + words.stem[words.content])
    spread = np.bincount(pairs % size, minlength=size)
    return np.where(spread > 0, np.log(max(points, 2) / np.maximum(spread, 1)), 0).astype(np.float32)


def pieces(words: Words, worth: FloatArray, ranges: Sequence[tuple[int, int]]) -> sparse.csr_array:
    """(ranges, stems) unit rows: the different stems between two word indices, weighed by ``worth``."""
    rows = [np.full(end - begin, row, dtype=np.int64) for row, (begin, end) in enumerate(ranges)]
    stems = [words.stem[begin:end] for begin, end in ranges]
    size = max(words.stems, 1)
    nothing = np.zeros(0, dtype=np.int64)
    joint = np.unique(np.concatenate([nothing, *rows]) * size + np.concatenate([nothing, *stems]))
    row, stem = joint // size, joint % size
    values = worth[stem]
    lengths = np.sqrt(np.bincount(row, weights=values * values, minlength=len(ranges)))
    values = (values / np.where(lengths > 0, lengths, 1)[row]).astype(np.float32)
    return sparse.csr_array((values, (row, stem)), shape=(len(ranges), size))
