"""What people decided holds: themes kept apart, stories pinned to a theme or banned from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from resonanz_engine.pipeline.keep import Kept
from resonanz_engine.pipeline.locate import Located
from resonanz_engine.pipeline.place import final
from resonanz_engine.steps import centroids
from resonanz_engine.tokens import Points
from resonanz_engine.types import ALONE, Decisions, FloatArray, IntArray

HEARD = 5
SAME = 1 - 1e-5
"""Cosine from which on two prototypes are one: a decision obeyed at every refresh leaves one behind, not many."""


@dataclass(frozen=True, slots=True, eq=False)
class Wishes:
    """Decisions by point: pinned (p,) key or 0; banned: pairs of point and key. Copies of a text share them."""

    pinned: IntArray
    banned: tuple[tuple[int, int], ...]


def wishes(decisions: Decisions, names: Sequence[str], points: Points) -> Wishes:
    """The decisions on stories as decisions on points; stories that are not there any more wish nothing."""
    place = dict(zip(names, points.of_story.tolist(), strict=True))
    pinned = np.zeros(len(points.first), dtype=np.int64)
    for name in sorted(decisions.pinned, reverse=True):
        if place.get(name, ALONE) != ALONE:
            pinned[place[name]] = decisions.pinned[name]
    banned = {(place[name], key) for name, key in decisions.banned if place.get(name, ALONE) != ALONE}
    return Wishes(pinned, tuple(sorted(banned)))


def heard(decisions: Decisions, names: Sequence[str], previous: Mapping[str, int] | None) -> list[int]:
    """Stories that must be read whatever the size of the collection, so that every decided theme can speak: HEARD of
    each, by their ids, which no order of the stories changes."""
    votes: dict[int, list[tuple[str, int]]] = {}
    for story, name in enumerate(names):
        key = decisions.pinned.get(name, (previous or {}).get(name, ALONE))
        votes.setdefault(key, []).append((name, story))
    own = [sorted(votes.get(key, []))[:HEARD] for key in sorted(decisions.decided)]
    return sorted(story for few in own for _, story in few)


def obeyed(kept: Kept, located: Located, wished: Wishes, decisions: Decisions, before: IntArray | None) -> Kept:
    """The themes with every decision applied; before (p,): the key each point had or would have had.

    Themes that were decided on and have no point left get theirs back. Pins to a key nobody has open a theme; with an
    ``apart`` pair they draw over the stories that are nearer to them.
    """
    for one, two in sorted(decisions.apart):
        if before is not None:
            kept = _parted(_parted(kept, located, before, one, two), located, before, two, one)
    if before is not None:
        kept = _lasting(kept, located, before, decisions.decided - frozenset(decisions.merged))
    for key in np.unique(wished.pinned[wished.pinned > 0]).tolist():
        kept = _pinned(kept, located, np.flatnonzero(wished.pinned == key), key, decisions)
    return _banned(kept, located, wished, decisions)


def _parted(kept: Kept, located: Located, before: IntArray, stays: int, leaves: int) -> Kept:
    """The points of ``leaves`` that were put to ``stays`` go back to a theme of their own."""
    own = np.flatnonzero(kept.keys == stays)
    if not len(own):
        return kept
    wrong = np.flatnonzero((kept.split.groups == own[0]) & (before == leaves))
    return _moved(kept, located, wrong, leaves) if len(wrong) else kept


def _lasting(kept: Kept, located: Located, before: IntArray, keys: frozenset[int]) -> Kept:
    """Each theme with one of the keys that lost all its points, as small ones do in a new discovery, gets them back."""
    for key in sorted(keys):
        group = np.flatnonzero(kept.keys == key)
        if not np.isin(kept.split.groups, group).any():
            kept = _moved(kept, located, np.flatnonzero(before == key), key)
    return kept


def _pinned(kept: Kept, located: Located, places: IntArray, key: int, decisions: Decisions) -> Kept:
    opens = key not in kept.keys.tolist()
    kept = _moved(kept, located, places, key)
    if not opens:
        return kept
    others = {one if two == key else two for one, two in decisions.apart if key in (one, two)}
    split = kept.split
    for other in sorted(others):
        group = np.flatnonzero(kept.keys == other)
        inside = np.flatnonzero(split.groups == group[0]) if len(group) else group
        if len(inside):
            centre = split.prototypes[-1]
            nearer = located.units[inside] @ centre * located.share[inside] > split.strengths[inside]
            kept = _moved(kept, located, inside[nearer], key)
            split = kept.split
    return kept


def _moved(kept: Kept, located: Located, places: IntArray, key: int) -> Kept:
    """These points belong to ``key``, with a prototype of their own so that later stories follow."""
    if not len(places):
        return kept
    split, keys, facets = kept.split, kept.keys, kept.facets
    if key not in keys.tolist():
        keys = np.append(keys, key)
        kept = replace(kept, next_key=max(kept.next_key, key + 1))
    group = int(np.flatnonzero(keys == key)[0])
    parts_of = split.part[split.owner == group]
    part = int(parts_of[0]) if len(parts_of) else len(facets)
    if part == len(facets):
        facets = np.append(facets, kept.next_facet)
        kept = replace(kept, next_facet=kept.next_facet + 1)
    centre = _direction(located.units[places])
    own = split.prototypes[split.owner == group]
    known = len(own) > 0 and float((own @ centre).max()) > SAME
    groups, strengths, parts = split.groups.copy(), split.strengths.copy(), split.facets.copy()
    groups[places], parts[places] = group, part
    strengths[places] = np.clip(located.units[places] @ centre * located.share[places], 0, 1)
    split = replace(
        split,
        groups=groups,
        strengths=strengths,
        facets=parts,
        owner=split.owner if known else np.append(split.owner, group),
        part=split.part if known else np.append(split.part, part),
        prototypes=split.prototypes if known else np.vstack([split.prototypes, centre[None, :]]),
    )
    return replace(kept, split=split, keys=keys, facets=facets)


def _direction(rows: FloatArray) -> FloatArray:
    total = rows.sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float32)


def _banned(kept: Kept, located: Located, wished: Wishes, decisions: Decisions) -> Kept:
    """Points banned from their theme go to the next one they fit, or stand for themselves."""
    split = kept.split
    last = np.array([final(key, decisions.merged) for key in kept.keys.tolist()], dtype=np.int64)
    groups, strengths, facets = split.groups.copy(), split.strengths.copy(), split.facets.copy()
    for point in sorted({point for point, _ in wished.banned}):
        no = {final(key, decisions.merged) for other, key in wished.banned if other == point}
        if groups[point] == ALONE or int(last[groups[point]]) not in no:
            continue
        open_ = np.flatnonzero(~np.isin(last[split.owner], sorted(no)))
        nearest, cosine = centroids.assign(located.units[[point]], split.prototypes[open_])
        strengths[point] = cosine[0] * located.share[point]
        fits = len(open_) > 0 and strengths[point] >= split.floor
        groups[point] = split.owner[open_[nearest[0]]] if fits else ALONE
        facets[point] = split.part[open_[nearest[0]]] if fits else ALONE
    return replace(kept, split=replace(split, groups=groups, strengths=strengths, facets=facets))


def united(kept: Kept, decisions: Decisions) -> Kept:
    """Groups that people merged as one, under the key they go on with; only for showing, the memory keeps both."""
    last = np.array([final(key, decisions.merged) for key in kept.keys.tolist()], dtype=np.int64)
    keys, place = np.unique(last, return_inverse=True)
    split = kept.split
    if len(keys) == len(last):
        return kept
    groups = np.where(split.groups == ALONE, ALONE, place[np.maximum(split.groups, 0)]).astype(np.int64)
    owner = place[split.owner].astype(np.int64)
    return replace(kept, split=replace(split, groups=groups, owner=owner), keys=keys)
