"""Embeds the collections once with the bundled model, raw texts cut at 1,000 characters, and keeps the vectors.

RESONANZ_BENCH_DATA=… python -m benchmarks.compare.vectors
"""

import sys

import numpy as np

from benchmarks.compare import places
from benchmarks.compare.sets import SOURCES, Source
from resonanz_engine import defaults


def embed(source: Source) -> None:
    """An hour for all of them on two cores; what is there already is left alone."""
    path = places.vectors() / source.vectors
    if path.exists():
        return
    texts = [row["text"] for row in source.rows()]
    print(f"{source.file}: {len(texts)} texts are embedded", file=sys.stderr)
    made = defaults.embedder().embed(texts, lambda done, of: print(f"\r{done}/{of}", end="", file=sys.stderr))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part.npy")
    np.save(part, made)
    part.rename(path)


def main() -> None:
    for source in SOURCES:
        embed(source)


if __name__ == "__main__":
    main()
