"""People on the other side of the same theme: whoever praises what others complain about, and back."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from resonanz_engine.errors import InputError
from resonanz_engine.findings import OPPOSITE, CounterVoice, Kind, KindsOfPassage
from resonanz_engine.pipeline.checks import checked_vectors
from resonanz_engine.steps import quotes
from resonanz_engine.steps.likeness import around
from resonanz_engine.tuning import Tuning
from resonanz_engine.types import FloatArray, IntArray

SHRINK = 8
"""So many imaginary passages at the origin keep the mean of a few from swallowing what they share."""
MANY = 400
"""So many of the nearest passages of the other side are compared with each other."""


def leading_kind(said: Sequence[KindsOfPassage]) -> Kind | None:
    """What most passages do, weighed by strength; None where nobody wishes, complains, asks or praises."""
    sums = {kind: sum(one.strength(kind) for one in said) for kind in Kind}
    kind = max(sorted(sums), key=lambda one: sums[one])
    return kind if sums[kind] else None


def counter_voices(
    said: Sequence[KindsOfPassage],
    vectors: npt.ArrayLike,
    theme: Sequence[int] | IntArray,
    key: int,
    tuning: Tuning,
) -> list[CounterVoice]:
    """Passages of the theme that speak against its leading kind, near in meaning to it and different.

    said (p), vectors (p, d), theme (p): key of each passage. Each comes from another story, and from none that
    also speaks for the leading kind; none where the theme has no leading kind or nobody speaks against it. Every
    passage stands verbatim in its story.
    """
    rows = checked_vectors(vectors, len(said))
    keys = np.asarray(theme, dtype=np.int64)
    if len(keys) != len(said):
        raise InputError(f"{len(said)} passages need {len(said)} themes, not {len(keys)}.")
    inside = np.flatnonzero(keys == key).tolist()
    leading = leading_kind([said[at] for at in inside])
    if leading is None:
        return []
    same = [at for at in inside if said[at].strength(leading)]
    their = {said[at].passage.story for at in same}
    # Whoever complains and praises in one story stands on no other side.
    others = [at for at in inside if _against(said[at], leading) and said[at].passage.story not in their]
    if not others:
        return []
    mean = rows.mean(axis=0) * np.float32(len(rows) / (len(rows) + SHRINK))
    near = _nearness(around(rows[others], mean), around(rows[same], mean))
    ranked = sorted(range(len(others)), key=lambda at: (-near[at], said[others[at]].passage))[:MANY]
    ranked = [at for at in ranked if near[at] >= tuning.answering]
    if not ranked:
        return []
    chosen = [others[at] for at in ranked]
    seen = around(rows[chosen], mean)
    likeness = np.clip(seen @ seen.T, 0, 1).astype(np.float32)
    strength = np.array([_strongest(said[at], leading)[1] for at in chosen], dtype=np.float32)
    worth = np.asarray(strength * (1 + near[ranked]) / 2, dtype=np.float32)
    picked = quotes.diverse(worth, likeness, [said[at].passage.story for at in chosen], tuning.counter_voices)
    return [
        CounterVoice(said[chosen[at]].passage, *_strongest(said[chosen[at]], leading), float(near[ranked[at]]))
        for at in picked
    ]


def _nearness(rows: FloatArray, same: FloatArray) -> FloatArray:
    """(o,) 0..1 nearness to the passage of the leading side that answers best."""
    return np.asarray(np.clip((rows @ same.T).max(axis=1), 0, 1), dtype=np.float32)


def _against(one: KindsOfPassage, leading: Kind) -> bool:
    """Whether a passage speaks against the leading kind and not at once for it."""
    kind, strength = _strongest(one, leading)
    return strength > 0 and strength > one.strength(leading) and kind in OPPOSITE[leading]


def _strongest(one: KindsOfPassage, leading: Kind) -> tuple[Kind, float]:
    """The strongest kind of a passage against the leading one."""
    kind = max(sorted(OPPOSITE[leading]), key=one.strength)
    return kind, one.strength(kind)
