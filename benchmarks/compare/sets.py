"""The labelled collections, each with its texts, vectors and the label that people gave."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from benchmarks.compare import grown, places

csv.field_size_limit(2**24)

FloatArray = npt.NDArray[np.float32]
Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """texts (n), vectors (n, 384) of unit length, labels (n), none where only time is measured."""

    texts: list[str]
    vectors: FloatArray
    labels: list[str]

    @property
    def classes(self) -> int:
        return len(set(self.labels))

    def take(self, index: npt.NDArray[np.int64]) -> "Sample":
        own = index.tolist()
        labels = [self.labels[i] for i in own] if self.labels else []
        return Sample([self.texts[i] for i in own], self.vectors[index], labels)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of texts and the file its vectors are kept in."""

    file: str
    vectors: str

    def rows(self) -> Rows:
        with (places.data() / self.file).open(encoding="utf-8-sig", newline="") as opened:
            return list(csv.DictReader(opened))

    def load(self, label: Callable[[dict[str, str]], str | None]) -> Sample:
        """The rows that ``label`` gives a label."""
        rows = self.rows()
        stored: FloatArray = np.load(places.vectors() / self.vectors, mmap_mode="r")
        if len(stored) != len(rows):
            raise ValueError(f"{self.vectors} has {len(stored)} vectors for {len(rows)} texts")
        named = [(index, name) for index, row in enumerate(rows) if (name := label(row))]
        chosen = np.array([index for index, _ in named], dtype=np.int64)
        return Sample([rows[index]["text"] for index, _ in named], stored[chosen], [name for _, name in named])


DEV = Source("germeval2017/dev.csv", "dev.npy")
DIA = Source("germeval2017/dia.csv", "dia.npy")
STATEMENTS = Source("polis_statements/statements.csv", "polis.npy")
BANKING = Source("banking77/train.csv", "banking.npy")
SOURCES = (DEV, DIA, STATEMENTS, BANKING)


def aspect(row: dict[str, str]) -> str | None:
    """The only aspect besides the catch-all "Allgemein"; None for rows with none or several."""
    found = {part.rsplit(":", 1)[0] for part in row["aspects"].split(";") if part} - {"Allgemein"}
    return found.pop() if len(found) == 1 else None


def german_topic(row: dict[str, str]) -> str | None:
    return row["label"] if row["lang"] == "de" else None


def plain(row: dict[str, str]) -> str | None:
    return row["label"]


def _both(label: Callable[[dict[str, str]], str | None]) -> Sample:
    one, two = DEV.load(label), DIA.load(label)
    return Sample(one.texts + two.texts, np.vstack([one.vectors, two.vectors]), one.labels + two.labels)


def _banking(count: int) -> Sample:
    """So many messages, the same ones every time: those whose texts have the smallest hash."""
    whole = BANKING.load(plain)
    hashes = [blake2b(f"{index} {text}".encode()).digest() for index, text in enumerate(whole.texts)]
    chosen = sorted(sorted(range(len(hashes)), key=hashes.__getitem__)[:count])
    return whole.take(np.array(chosen, dtype=np.int64))


SETS: dict[str, tuple[str, Callable[[], Sample]]] = {
    "germeval-dev": ("GermEval dev", lambda: DEV.load(aspect)),
    "germeval-dia": ("GermEval dia", lambda: DIA.load(aspect)),
    "germeval": ("GermEval dev und dia", lambda: _both(aspect)),
    "klimarat": ("Klimarat", lambda: STATEMENTS.load(german_topic)),
    "banking-1000": ("Banking77, 1.000", lambda: _banking(1_000)),
    "banking-3000": ("Banking77, 3.000", lambda: _banking(3_000)),
    "banking": ("Banking77", lambda: BANKING.load(plain)),
}
SHORT = ("germeval-dev", "banking-1000")


def load(name: str) -> Sample:
    """A set by its name, or ``growth-N``: N texts for time and memory only."""
    if name.startswith("growth-"):
        return Sample(*grown.load(int(name.removeprefix("growth-"))), [])
    return SETS[name][1]()


def prepare_growth(count: int) -> None:
    """Write ``count`` growth texts: the German ones in a fixed order, then synthetic ones."""
    if not grown.known(count):
        one, two = _both(lambda _row: "any"), STATEMENTS.load(german_topic)
        grown.prepare(one.texts + two.texts, np.vstack([one.vectors, two.vectors]), count)
