"""Trains the second look of the question check: python -m benchmarks.questions.train [--write]

Prints what it adds on the questions of an author whom it has not seen. The same figures each time: logistic regression
with L2 (a convex problem), no randomness.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks.questions.__main__ import OTHERS, OWN
from resonanz_engine.adapters.hunch import Hunch
from resonanz_engine.wording import checker, language

TARGET = Path(__file__).parents[2] / "src/resonanz_engine/data/wording/question.npz"
PENALTY = 100.0
"""Strength of L2 on standardised columns; 30 to 1000 give the same within one point."""
FALSE_ALARMS = 0.03
"""The threshold lets this share of an unknown author's good questions be called into doubt."""
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


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--write", action="store_true", help="write the weights that are shipped")
    chosen = wanted.parse_args()
    rows: list[dict[str, Any]] = [
        json.loads(line) for file in (OWN, OTHERS) for line in file.read_text("utf-8").splitlines()
    ]
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
        weights, offset = fitted(x[~here], bad[~here].astype(float))
        scores = x[here] @ weights + offset
        limits.append(float(np.quantile(scores[~bad[here]], 1 - FALSE_ALARMS)))
        by_kind = np.stack([np.append(*fitted(x[~here], labels[~here, k].astype(float))) for k in range(len(kinds))])
        told = (x[here] @ by_kind[:, :-1].T + by_kind[:, -1]).argmax(axis=1)
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
        fits = [fitted(x, bad.astype(float)), *(fitted(x, labels[:, k].astype(float)) for k in range(len(kinds)))]
        np.savez_compressed(
            TARGET,
            table=np.array([weights for weights, _ in fits], dtype=np.float32),
            offsets=np.array([offset for _, offset in fits], dtype=np.float32),
            kinds=np.array(kinds),
            threshold=np.array(np.mean(limits)),
        )


if __name__ == "__main__":
    main()
