"""Trains the second look of the question check: python -m benchmarks.questions.train [--write]

Prints what it adds on the questions of an author whom it has not seen. The same figures each time: logistic regression
with L2 (a convex problem), no randomness.
"""

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks.questions.__main__ import OTHERS, OWN
from resonanz_engine.adapters.hunch import Hunch
from resonanz_engine.adapters.wordbooks import LANGUAGES, wordbook
from resonanz_engine.wordbook import Doubt
from resonanz_engine.wording import checker, language

TARGET = Path(__file__).parents[2] / "src/resonanz_engine/data/wording/question.npz"
LIBRARY = Path(__file__).parents[2] / "src/resonanz/ask/data"
PENALTY = 300.0
"""Strength of L2 on standardised columns; between 30 and 1000 recall stays within two points."""
FALSE_ALARMS = 0.03
"""The threshold lets this share of an unknown author's good questions be called into doubt."""
CAUTION = 0.75
"""Added to the threshold: on a third unknown author precision was 0.88 without it and 0.92 with it."""
Floats = npt.NDArray[np.float64]


def fitted(x: Floats, wanted: Floats) -> tuple[Floats, float]:
    """Weights and offset of a logistic regression; ``x`` in any scale."""
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - middle) / spread
    sign = np.where(wanted > 0, 1.0, -1.0)

    def loss(point: Floats) -> tuple[float, Floats]:
        margin = sign * (z @ point[:-1] + point[-1])
        slope = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        value = np.logaddexp(0, -margin).sum() + PENALTY / 2 * (point[:-1] @ point[:-1])
        return float(value), np.append(z.T @ slope + PENALTY * point[:-1], slope.sum())

    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle)


def library() -> list[dict[str, Any]]:
    """The questions that the product itself offers: good ones."""
    texts: list[str] = []
    for code in LANGUAGES:
        told = tomllib.loads((LIBRARY / f"questions_{code}.toml").read_text("utf-8"))
        waiting: list[Any] = [told]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str) and one.endswith("?"):
                texts.append(one)
            elif isinstance(one, dict | list):
                waiting.extend(one.values() if isinstance(one, dict) else one)
    return [{"text": text, "kinds": []} for text in sorted(texts)]


def learned(x: Floats, bad: npt.NDArray[np.bool_], labels: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Weights (1 + kinds, width) and offsets: first whether anything is wrong, then each kind."""
    fits = [fitted(x, wanted.astype(float)) for wanted in (bad, *labels.T)]
    return np.array([weights for weights, _ in fits]), np.array([offset for _, offset in fits])


def can_be(row: dict[str, Any], kind: str) -> bool:
    """Whether a question may be doubted for this kind at all."""
    check = checker("question", language(row["text"]))
    return check.doubted(row["text"], Doubt(kind, 0, 1), "de") is not None


def proofs() -> list[dict[str, Any]]:
    """The texts by which the rules prove themselves: what they find, and what resembles it and is good."""
    out: list[dict[str, Any]] = []
    for code in LANGUAGES:
        check = checker("question", code)
        for rule in wordbook("question", code).rules:
            out += [{"text": text, "kinds": [rule.kind]} for text in rule.fires]
            out += [{"text": text, "kinds": []} for text in rule.quiet if not check.check(text, code)]
    return out


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--write", action="store_true", help="write the weights that are shipped")
    chosen = wanted.parse_args()
    rows: list[dict[str, Any]] = [
        json.loads(line) for file in (OWN, OTHERS) for line in file.read_text("utf-8").splitlines()
    ]
    rows += proofs() + library()
    hunch = Hunch("question")
    x = np.array([hunch.vector(row["text"]) for row in rows], dtype=np.float64)
    author = np.array([row.get("author", "a") for row in rows])
    bad = np.array([bool(row["kinds"]) for row in rows])
    ruled = np.array([bool(checker("question", language(row["text"])).check(row["text"], "de")) for row in rows])
    kinds = sorted({kind for row in rows for kind in row["kinds"]})
    labels = np.array([[kind in row["kinds"] for kind in kinds] for row in rows])
    limits = []
    for unseen in ("b", "c"):
        here = author == unseen
        table, offsets = learned(x[~here], bad[~here], labels[~here])
        odds = x[here] @ table.T + offsets
        told = odds[:, 1:].argmax(axis=1)
        possible = [can_be(row, kinds[k]) for row, k in zip(np.array(rows)[here], told, strict=True)]
        scores = np.where(possible, odds[:, 0] + odds[:, 1:].max(axis=1), -np.inf)
        limits.append(float(np.quantile(scores[~bad[here]], 1 - FALSE_ALARMS)))
        for limit in (limits[-1], np.mean(limits)):
            raised = (scores >= limit) & bad[here]
            right = labels[here][raised, told[raised]].mean()
            missed = bad[here] & ~ruled[here]
            print(
                f"unseen {unseen}: from {limit:6.3f} on, recall alone {raised.sum() / bad[here].sum():.3f}, "
                f"good called into doubt {((scores >= limit) & ~bad[here]).sum() / (~bad[here]).sum():.3f}, "
                f"right kind {right:.3f}, of {missed.sum()} missed by rules {(raised & missed).sum()}"
            )
    if chosen.write:
        table, offsets = learned(x, bad, labels)
        np.savez_compressed(
            TARGET,
            table=table.astype(np.float32),
            offsets=offsets.astype(np.float32),
            kinds=np.array(kinds),
            threshold=np.array(np.mean(limits) + CAUTION),
        )


if __name__ == "__main__":
    main()
