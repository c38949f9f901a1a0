"""Which step of the customers' way a passage tells of, by meaning and words, taught by corrections."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from resonanz_engine.errors import InputError, VectorError
from resonanz_engine.findings import Correction, Touchpoint, TouchpointMatches
from resonanz_engine.pipeline.checks import checked_vectors
from resonanz_engine.pipeline.reading import readable
from resonanz_engine.ports import Embedder, Tools
from resonanz_engine.steps import touch, weights
from resonanz_engine.steps import words as wordstep
from resonanz_engine.tuning import Tuning
from resonanz_engine.types import ALONE, BoolArray, FloatArray

OWN_MEAN = 3
"""From so many steps on their descriptions are seen around their own mean: they are told in another tone than
stories are."""
READ = 2000


def wording_vectors(touchpoints: Sequence[Touchpoint], embedder: Embedder) -> list[FloatArray]:
    """(w, d) for each step: vectors of its name, its sentence and its examples."""
    texts = [readable(text) for step in touchpoints for text in step.wordings()]
    rows = embedder.embed(texts)
    ends = np.cumsum([len(step.wordings()) for step in touchpoints])[:-1]
    return [np.asarray(part, dtype=np.float32) for part in np.split(rows, ends)] if touchpoints else []


def match_touchpoints(
    said: Sequence[str],
    vectors: npt.ArrayLike,
    touchpoints: Sequence[Touchpoint],
    wordings: Sequence[FloatArray],
    *,
    tuning: Tuning,
    tools: Tools,
    corrections: Sequence[Correction] = (),
) -> TouchpointMatches:
    """The step of each passage: its words said (p), its vectors (p, d); wordings as from ``wording_vectors``.

    A correction holds for its own passage in any case and teaches all others. Raises InputError and VectorError.
    """
    rows = checked_vectors(vectors, len(said))
    right, wrong = _corrected(corrections, len(said), len(touchpoints))
    if not len(rows) or not touchpoints:
        return _none(len(said), len(touchpoints))
    own, seen = _around(rows, _fitting(wordings, touchpoints, rows.shape[1]))
    taught = [
        touch.taught(wording, seen[right[:, at]], seen[wrong[:, at]], tuning.learning)
        if right[:, at].any() or wrong[:, at].any()
        else wording
        for at, wording in enumerate(own)
    ]
    shared = shared_words(said, [step.wordings() for step in touchpoints], tools)
    scores = touch.unusual(touch.nearness(seen, taught) + np.float32(tuning.shared_words) * shared)
    limits = touch.thresholds(scores, tuning.standing_out, right, wrong)
    return _matches(scores, limits, right, wrong)


def _around(rows: FloatArray, wordings: Sequence[FloatArray]) -> tuple[list[FloatArray], FloatArray]:
    mean = rows.mean(axis=0)
    middle = np.concatenate(list(wordings)).mean(axis=0) if len(wordings) >= OWN_MEAN else mean
    return [touch.centred(wording, middle) for wording in wordings], touch.centred(rows, mean)


def _fitting(wordings: Sequence[FloatArray], touchpoints: Sequence[Touchpoint], width: int) -> Sequence[FloatArray]:
    if len(wordings) != len(touchpoints):
        raise InputError(f"{len(touchpoints)} touchpoints need {len(touchpoints)} wordings, not {len(wordings)}.")
    if any(wording.shape[1:] != (width,) for wording in wordings):
        raise VectorError(f"Touchpoints and passages need vectors of the same length, {width}.")
    return wordings


def _corrected(corrections: Sequence[Correction], passages: int, touchpoints: int) -> tuple[BoolArray, BoolArray]:
    """(p, t) where a human said yes, and where no; the last word on a pair counts."""
    marks = np.zeros((passages, touchpoints), dtype=np.int64)
    for one in corrections:
        if not (0 <= one.passage < passages and 0 <= one.touchpoint < touchpoints):
            raise InputError("A correction must name a passage and a touchpoint.")
        marks[one.passage, one.touchpoint] = 1 if one.belongs else -1
    return marks > 0, marks < 0


def shared_words(said: Sequence[str], told: Sequence[Sequence[str]], tools: Tools) -> FloatArray:
    """(p, t) 0..1 words and parts of words that a passage shares with the nearest wording of each step."""
    texts = [*said, *(text for own in told for text in own)]
    seen = wordstep.scan(texts, READ)
    stop = tools.lists.stop("de") | tools.lists.stop("en")
    stems = dict(zip(seen.forms, tools.stemmer.stem(seen.forms, "de"), strict=True))
    words = wordstep.with_stems(seen, stems, wordstep.Lists(stop=stop))
    table = weights.word_weights(words, seen.form, seen.forms, len(texts), common=1.0)
    out = np.zeros((len(said), len(told)), dtype=np.float32)
    begin = len(said)
    for at, own in enumerate(told):
        if own:
            likeness = (table[: len(said)] @ table[begin : begin + len(own)].T).toarray()
            out[:, at] = np.minimum(likeness, 1).max(axis=1)
        begin += len(own)
    return out


def _matches(scores: FloatArray, limits: FloatArray, right: BoolArray, wrong: BoolArray) -> TouchpointMatches:
    strengths = touch.strengths(scores, limits)
    strengths = np.where(right, 1, np.where(wrong, 0, strengths)).astype(np.float32)
    best = strengths.argmax(axis=1)
    top = strengths[np.arange(len(strengths)), best]
    chosen = np.where(top >= 0.5, best, ALONE).astype(np.int64)  # noqa: PLR2004  # the threshold of every step
    return TouchpointMatches(chosen, np.where(chosen == ALONE, 0, top).astype(np.float32), scores, limits)


def _none(passages: int, touchpoints: int) -> TouchpointMatches:
    return TouchpointMatches(
        np.full(passages, ALONE, dtype=np.int64),
        np.zeros(passages, dtype=np.float32),
        np.zeros((passages, touchpoints), dtype=np.float32),
        np.zeros(touchpoints, dtype=np.float32),
    )
