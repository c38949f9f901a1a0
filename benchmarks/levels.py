"""Is the number of themes right on collections of many kinds? Mixtures and parts of the labelled ones tell.

RESONANZ_BENCH_DATA=… RESONANZ_BENCH_VECTORS=… python -m benchmarks.levels [FAMILY …]

Broad sections of long texts: near statements of one conversation put together, their vectors averaged, the conversation
as the class. Messages to several houses: a handle before each text, and a direction of its own for each in the vectors.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.agreement import ami, ari, nmi
from benchmarks.compare.sets import BANKING, DEV, DIA, STATEMENTS, Sample, aspect, german_topic, plain
from resonanz_engine import defaults
from resonanz_engine.types import ALONE, FloatArray

Index = npt.NDArray[np.int64]
FEWEST = 60
"""Statements of a conversation that may become a class."""
HOUSES = ("@NordBank", "@SuedBank", "@OstKasse", "@WestGeld", "@MitteBank", "@StadtGeld")


def part(sample: Sample, count: int, seed: int) -> Sample:
    """So many texts of the sample."""
    return sample.take(np.sort(np.random.default_rng(seed).permutation(len(sample.texts))[:count]))


def classes(sample: Sample, count: int, seed: int, least: int = 1) -> Sample:
    """The texts of so many classes, of those with at least ``least`` texts."""
    names, sizes = np.unique(sample.labels, return_counts=True)
    chosen = set(np.random.default_rng(seed).permutation(names[sizes >= least])[:count].tolist())
    return sample.take(np.flatnonzero([label in chosen for label in sample.labels]))


def both(one: Sample, two: Sample) -> Sample:
    return Sample(one.texts + two.texts, np.vstack([one.vectors, two.vectors]), one.labels + two.labels)


def even(sample: Sample, each: int) -> Sample:
    """At most so many texts of each class."""
    own = [np.flatnonzero(np.array(sample.labels) == label)[:each] for label in sorted(set(sample.labels))]
    return sample.take(np.sort(np.concatenate(own)))


def long_texts(sample: Sample, size: int, count: int, seed: int) -> Sample:
    """About ``count`` texts of ``size`` near ones each, all of one class."""
    centred = _unit(sample.vectors - sample.vectors.mean(axis=0))
    random = np.random.default_rng(seed)
    texts, vectors, labels = [], [], []
    names, sizes = np.unique(sample.labels, return_counts=True)
    names, sizes = names[sizes >= 8 * size], sizes[sizes >= 8 * size]
    for name, most in zip(names.tolist(), sizes.tolist(), strict=True):
        free = random.permutation(np.flatnonzero(np.array(sample.labels) == name))
        for _ in range(max(5, count * most // int(sizes.sum()))):
            if len(free) < 2 * size:
                break
            near = np.argsort(-(centred[free] @ centred[free[0]]), kind="stable")[1 : 4 * size]
            chosen = np.append(random.choice(near, size - 1, replace=False), 0)
            texts.append(". ".join(sample.texts[at].strip() for at in free[chosen].tolist()))
            vectors.append(sample.vectors[free[chosen]].mean(axis=0))
            labels.append(name)
            free = np.delete(free, chosen)
    return Sample(texts, _unit(np.array(vectors, dtype=np.float32)), labels)


def to_houses(sample: Sample, loud: float) -> Sample:
    """A house for each text, said before it and heard ``loud`` times as much as texts differ."""
    random = np.random.default_rng(0)
    direction = _unit(random.normal(size=(len(HOUSES), sample.vectors.shape[1])).astype(np.float32))
    house = random.integers(len(HOUSES), size=len(sample.texts))
    spread = float(np.sqrt(((sample.vectors - sample.vectors.mean(axis=0)) ** 2).sum(axis=1).mean()))
    texts = [f"{HOUSES[own]} {text}" for own, text in zip(house.tolist(), sample.texts, strict=True)]
    return Sample(texts, _unit(sample.vectors + loud * spread * direction[house]), sample.labels)


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def rail() -> Iterator[tuple[str, Sample]]:
    one, two = DEV.load(aspect), DIA.load(aspect)
    yield from (("dev", one), ("dia", two), ("dev und dia", both(one, two)))
    yield from ((f"600, Los {seed}", part(both(one, two), 592, seed)) for seed in range(5))


def intents() -> Iterator[tuple[str, Sample]]:
    whole = BANKING.load(plain)
    yield from ((f"{count}, Los {seed}", part(whole, count, seed)) for count in (1_000, 3_080) for seed in range(3))


def few_intents() -> Iterator[tuple[str, Sample]]:
    whole = BANKING.load(plain)
    for count, size in ((6, 500), (9, 1_000), (12, 500), (12, 1_200), (25, 1_000), (40, 1_000)):
        for seed in range(2):
            yield f"{count} Anliegen, {size}, Los {seed}", part(classes(whole, count, seed), size, seed)


def climate() -> Iterator[tuple[str, Sample]]:
    whole = STATEMENTS.load(german_topic)
    yield "alle", whole
    yield from ((f"2.000, Los {seed}", part(whole, 2_000, seed)) for seed in range(2))


def conversations() -> Iterator[tuple[str, Sample]]:
    whole = STATEMENTS.load(plain)
    yield from (("alle", whole), ("2.000", part(whole, 2_000, 0)))
    yield from ((f"9 Gespräche, Los {seed}", even(classes(whole, 9, seed, FEWEST), 115)) for seed in range(5))


def sections() -> Iterator[tuple[str, Sample]]:
    whole = STATEMENTS.load(plain)
    yield "Klimarat, 5 je Text", long_texts(STATEMENTS.load(german_topic), 5, 1_100, 0)
    yield "alle, 6 je Text", long_texts(whole, 6, 1_400, 0)
    yield from ((f"9, Los {seed}", long_texts(classes(whole, 9, seed, FEWEST), 4, 1_000, seed)) for seed in range(5))


def houses() -> Iterator[tuple[str, Sample]]:
    bank = BANKING.load(plain)
    yield from ((f"Bank, {loud}", to_houses(part(bank, 3_000, 0), loud)) for loud in (0.5, 1.0))
    yield "9 Anliegen", to_houses(part(classes(bank, 9, 1), 1_000, 1), 0.8)
    yield "Bahn", to_houses(both(DEV.load(aspect), DIA.load(aspect)), 0.8)
    yield "Klimarat", to_houses(STATEMENTS.load(german_topic), 0.8)


FAMILIES: dict[str, tuple[str, Callable[[], Iterator[tuple[str, Sample]]]]] = {
    "rail": ("Bahn, ein Aspekt", rail),
    "intents": ("Bank, 77 Anliegen", intents),
    "few": ("Bank, 6 bis 40 Anliegen", few_intents),
    "climate": ("Klimarat", climate),
    "conversations": ("Polis, Gespräche", conversations),
    "sections": ("lange Texte, Gespräche als Rubriken", sections),
    "houses": ("Kurznachrichten an sechs Häuser", houses),
}


def measured(sample: Sample) -> tuple[float, float, float, float, float]:
    """Themes, share of stories alone, NMI, AMI, ARI."""
    found = defaults.find(sample.texts, vectors=sample.vectors)
    own = found.assignments
    alone = float(np.mean(own == ALONE))
    return len(found.themes), alone, nmi(own, sample.labels), ami(own, sample.labels), ari(own, sample.labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help=", ".join(FAMILIES))
    parser.add_argument("--all", action="store_true", help="each collection, not only the means of the families")
    options = parser.parse_args()
    means = []
    for name in options.families or FAMILIES:
        title, collections = FAMILIES[name]
        rows = [(label, measured(sample)) for label, sample in collections()]
        if options.all:
            print("\n".join(line(f"{title}: {label}", row) for label, row in rows), flush=True)
        means.append(np.mean([row for _, row in rows], axis=0))
        print(line(f"{title} ({len(rows)})", means[-1]), flush=True)
    print(line("Mittel", np.mean(means, axis=0)))


def line(title: str, row: Sequence[float] | FloatArray) -> str:
    themes, alone, *quality = row
    return f"| {title} | {themes:.0f} | {alone:.1%} | " + " | ".join(f"{value:.3f}" for value in quality) + " |"


if __name__ == "__main__":
    main()
