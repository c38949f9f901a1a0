"""Trains the second look of the reply guard: python -m benchmarks.replies.train [--write]

It learns from the sentences of our replies (own.jsonl, never those kept aside) and from the proofs of the rules. Prints
what it would do on replies it has not seen: a fifth is left out at a time. The same figures each time, no randomness.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.questions.train import Floats, learned
from benchmarks.replies.__main__ import OWN
from benchmarks.wordings import Row, rows_of
from resonanz_engine.adapters.hunch import Hunch
from resonanz_engine.adapters.wordbooks import LANGUAGES, wordbook

TARGET = Path(__file__).parents[2] / "src/resonanz_engine/data/wording/reply.npz"
FOLDS = 5
FALSE_ALARMS = 0.01
"""The threshold lets this share of the left-out good replies be called into doubt."""


class Sentences(NamedTuple):
    """Columns of one length: vector (384,), the row it comes from, and its kinds."""

    vectors: Floats
    row: list[int]
    kinds: list[set[str]]


def proofs() -> list[Row]:
    """What each rule finds, and what resembles it and is good, as replies of one sentence."""
    rules = [rule for code in LANGUAGES for rule in wordbook("reply", code).rules]
    bad = [
        {"text": text, "kinds": [rule.kind], "spans": [[0, len(text), rule.kind]]}
        for rule in rules
        for text in rule.fires
    ]
    return bad + [{"text": text, "kinds": [], "spans": []} for rule in rules for text in rule.quiet]


def sentences(rows: list[Row]) -> Sentences:
    """Every sentence that says enough, with the kinds of the spans that touch it."""
    look = Hunch("reply")
    vectors, owner, kinds = [], [], []
    for number, row in enumerate(rows):
        for (start, end), vector in look.vectors(row["text"]):
            vectors.append(vector)
            owner.append(number)
            kinds.append({kind for begin, stop, kind in row["spans"] if begin < end and start < stop})
    return Sentences(np.array(vectors, dtype=np.float64), owner, kinds)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--write", action="store_true", help="write the weights that are shipped")
    chosen = wanted.parse_args()
    own = rows_of(OWN)
    rows = own + proofs()
    x, row, told = sentences(rows)
    names = sorted({kind for one in told for kind in one})
    labels = np.array([[name in one for name in names] for one in told])
    bad, of = labels.any(axis=1), np.array(row)
    scores = np.full(len(own), -np.inf)
    right = np.zeros(len(own), dtype=bool)
    for fold in range(FOLDS):
        out = (of % FOLDS == fold) & (of < len(own))
        table, offsets = learned(x[~out], bad[~out], labels[~out])
        odds = x[out] @ table.T + offsets
        for number, one in zip(of[out], odds, strict=True):
            score = one[0] + one[1:].max()
            if score > scores[number]:
                scores[number], right[number] = score, names[int(one[1:].argmax())] in own[number]["kinds"]
    good = np.array([not one["kinds"] for one in own])
    threshold = float(np.quantile(scores[good], 1 - FALSE_ALARMS))
    raised = scores >= threshold
    print(
        f"{len(x)} sentences; from {threshold:.3f} on, recall alone {raised[~good].mean():.3f}, "
        f"good called into doubt {raised[good].mean():.3f}, right kind {right[raised & ~good].mean():.3f}"
    )
    if chosen.write:
        table, offsets = learned(x, bad, labels)
        np.savez_compressed(
            TARGET,
            table=table.astype(np.float32),
            offsets=offsets.astype(np.float32),
            kinds=np.array(names),
            threshold=np.array(threshold),
            by_sentence=np.array(1),
        )


if __name__ == "__main__":
    main()
