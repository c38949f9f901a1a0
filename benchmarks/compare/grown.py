"""Synthetic collections of any size. They say something about time and memory, nothing about quality."""

import json

import numpy as np
import numpy.typing as npt

from benchmarks.compare import places

FloatArray = npt.NDArray[np.float32]
NEIGHBOURS = 10
NOISE = 0.005
BORROWED = 5
BLOCK = 1_000


def known(count: int) -> bool:
    path = places.vectors() / "growth.npy"
    return path.exists() and len(np.load(path, mmap_mode="r")) >= count


def load(count: int) -> tuple[list[str], FloatArray]:
    with (places.vectors() / "growth.jsonl").open(encoding="utf-8") as lines:
        texts = [str(json.loads(line)) for _, line in zip(range(count), lines, strict=False)]
    stored: FloatArray = np.load(places.vectors() / "growth.npy", mmap_mode="r")
    return texts, np.array(stored[:count])


def prepare(texts: list[str], vectors: FloatArray, count: int) -> None:
    """The real texts in a shuffled order, then points between a text and one of its neighbours.

    A synthetic point lies at a random place between a text and one of its 10 nearest, with Gaussian noise of
    0.005 in each dimension; it has the words of the text and five words of the neighbour in a row (more, where that is
    a text already), so that none is the copy of another and no new word is made up.
    """
    random = np.random.default_rng(0)
    order = random.permutation(len(texts))
    real, base = [texts[index] for index in order.tolist()], vectors[order]
    more = max(count - len(real), 0)
    near = _nearest(base)
    one = random.integers(len(real), size=more)
    two = near[one, random.integers(NEIGHBOURS, size=more)]
    part = random.random((more, 1), dtype=np.float32)
    mixed: FloatArray = base[one] * (1 - part) + base[two] * part
    mixed += random.normal(scale=NOISE, size=mixed.shape).astype(np.float32)
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    split = [text.split() for text in real]
    begin, known = random.random(more), set(real)
    for own, other, place in zip(one.tolist(), two.tolist(), begin.tolist(), strict=True):
        words = split[other] or split[own]
        first = int(place * max(len(words) - BORROWED + 1, 1))
        text = f"{real[own]} {' '.join(words[first : first + BORROWED])}"
        after = first + BORROWED
        while text in known:
            text, after = f"{text} {words[after % len(words)]}", after + 1
        known.add(text)
        real.append(text)
    places.vectors().mkdir(parents=True, exist_ok=True)
    with (places.vectors() / "growth.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(text) + "\n" for text in real[:count])
    np.save(places.vectors() / "growth.npy", np.vstack([base, mixed]).astype(np.float32)[:count])


def _nearest(vectors: FloatArray) -> npt.NDArray[np.int64]:
    """(n, 10) the nearest others by cosine, exact."""
    found = []
    for begin in range(0, len(vectors), BLOCK):
        cosines = vectors[begin : begin + BLOCK] @ vectors.T
        rows = np.arange(len(cosines))
        cosines[rows, rows + begin] = -2
        found.append(np.argpartition(-cosines, NEIGHBOURS, axis=1)[:, :NEIGHBOURS])
    return np.vstack(found).astype(np.int64)
