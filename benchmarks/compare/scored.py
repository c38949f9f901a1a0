"""From stored runs to the figures of one row. What each means stands in docs/zahlen/vergleich.md."""

from dataclasses import dataclass
from functools import cache
from statistics import mean, median
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.compare import sets
from benchmarks.compare.cell import ABSENT
from benchmarks.compare.scores import ami, ari, nmi
from benchmarks.compare.words import Counts, diversity

FITS = ("first", "second", "shuffled")
NONE = float("nan")
Groups = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Score:
    """One method on one set: medians over three fits, where a fit without any theme counts 0."""

    nmi: float
    ami: float
    ari: float
    themes: float
    alone: float
    npmi_own: float
    npmi_same: float
    diversity_own: float
    diversity_same: float
    seed: float
    order: float
    fresh: float
    kept: float
    kept_nmi: float
    failed: int
    names: tuple[str, ...]


@cache
def collection(name: str) -> tuple[sets.Sample, Counts]:
    sample = sets.load(name)
    return sample, Counts(sample.texts)


def score(name: str, result: dict[str, Any]) -> Score:
    sample, counts = collection(name)
    runs = {key: run for key in FITS if (run := groups(result, key)) is not None}
    missing = [0.0] * (len(FITS) - len(runs))
    worth = [median([*(of(run, sample.labels) for run in runs.values()), *missing]) for of in (nmi, ami, ari)]
    one = next(iter(runs), None)
    own = _words(result[one]) if one else {}
    same = counts.names(runs[one]) if one else {}
    part, before, after = groups(result, "part"), groups(result, "kept", "before"), groups(result, "kept")
    return Score(
        nmi=worth[0],
        ami=worth[1],
        ari=worth[2],
        themes=median([_themes(run) for run in runs.values()] or [0]),
        alone=median([float(np.mean(run == -1)) for run in runs.values()] or [1.0]),
        npmi_own=counts.npmi(own),
        npmi_same=counts.npmi(same),
        diversity_own=diversity(own),
        diversity_same=diversity(same),
        seed=_agree(runs.get("first"), runs.get("second")),
        order=_agree(runs.get("first"), runs.get("shuffled")),
        fresh=_agree(part, runs.get("first")),
        kept=_agree(before, after),
        kept_nmi=NONE if after is None else nmi(after, sample.labels),
        failed=len(missing),
        names=_names(result[one]) if one else (),
    )


def groups(result: dict[str, Any], key: str, field: str = "assigned") -> Groups | None:
    """The themes of a run; None where it was not done or failed."""
    run = result.get(key)
    return np.array(run[field], dtype=np.int64) if run and field in run else None


def _themes(run: Groups) -> int:
    return len(set(run.tolist()) - {-1, ABSENT})


def _agree(one: Groups | None, two: Groups | None) -> float:
    """ARI over the texts that both were given."""
    if one is None or two is None:
        return NONE
    both = (one != ABSENT) & (two != ABSENT)
    return ari(one[both], two[both])


def _words(run: dict[str, Any]) -> dict[int, list[str]]:
    return {int(key): words for key, words in run["words"].items()}


def _names(run: dict[str, Any]) -> tuple[str, ...]:
    """Names of the largest themes, largest first."""
    assigned = np.array(run["assigned"])
    sizes = {key: int(np.count_nonzero(assigned == int(key))) for key in run["names"]}
    return tuple(run["names"][key] for key in sorted(sizes, key=lambda key: -sizes[key]))


def average(scores: list[Score], field: str) -> float:
    """Mean over the sets on which the figure exists."""
    known = [value for each in scores if not np.isnan(value := getattr(each, field))]
    return mean(known) if known else NONE
