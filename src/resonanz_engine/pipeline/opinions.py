"""The whole way from votes to an opinion map."""

from dataclasses import dataclass

import numpy as np

from resonanz_engine.errors import InputError
from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import NOBODY, Ballots, Candidate, OpinionGroup, OpinionMemory, Opinions, Votes
from resonanz_engine.pipeline import opinion_claims, opinion_groups
from resonanz_engine.steps import axes, ballots, camps, tally
from resonanz_engine.types import IntArray, Numbers

FLAT = 1


def find_opinions(
    votes: Votes, recipe: OpinionRecipe, *, memory: OpinionMemory | None = None, examine: bool = True
) -> Opinions:
    """The opinion map of the votes.

    memory: of the last map, so that the map does not turn and groups keep their keys; examine: whether the
    number of groups may be examined if it is due; without it an update with one more vote stays short.
    The result does not depend on the order of people and statements, nor of votes, unless somebody votes twice
    on a statement: then the last one counts. Raises InputError.
    """
    check(votes)
    counted = ballots.counted(votes)
    if memory is not None and memory.recipe != recipe.version:
        memory = None
    cast = np.diff(counted.table.indptr).astype(np.int64)
    seen = np.count_nonzero(np.bincount(counted.table.indices, minlength=len(counted.statements)))
    least = max(1, min(recipe.least, int(seen)))
    plane = opinion_groups.plane(counted.table, recipe, _before(counted, memory))
    enough = np.flatnonzero(cast >= least)
    division = _division(counted, enough, axes.fenced(plane.points[enough]), least, memory, recipe, examine=examine)
    groups = np.full(len(cast), NOBODY, dtype=np.int64)
    groups[enough] = division.groups
    return _told(counted, plane, groups, division, cast=cast, least=least, recipe=recipe)


def check(votes: Votes) -> None:
    """Raises InputError unless the votes fit together."""
    columns = (votes.person, votes.statement, votes.value)
    if any(column.ndim != FLAT or len(column) != len(votes.value) for column in columns):
        raise InputError("Every vote needs a person, a statement and a value.")
    for column, names, kind in (
        (votes.person, votes.people, "person"),
        (votes.statement, votes.statements, "statement"),
    ):
        if len(set(names)) != len(names):
            raise InputError(f"Every {kind} needs an id of its own.")
        if not np.issubdtype(column.dtype, np.integer) or (
            len(column) and not 0 <= column.min() <= column.max() < len(names)
        ):
            raise InputError(f"A vote names a {kind} that is not listed.")
    if not np.isin(votes.value, (-1, 0, 1)).all():
        raise InputError("A vote is 1 (agree), 0 (pass) or -1 (disagree).")


def _before(counted: Ballots, memory: OpinionMemory | None) -> Numbers | None:
    """The axes of the last map for the statements of today; new ones had no say."""
    if memory is None:
        return None
    rows = {name: row for row, name in enumerate(memory.statements)}
    out = np.zeros((len(counted.statements), 2))
    for place, name in enumerate(counted.statements):
        if name in rows:
            out[place] = memory.axes[rows[name]]
    return out


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """Groups (n,) of those who may belong to one; centres (k, 2), keys (k,) and what the next map must know."""

    groups: IntArray
    centres: Numbers
    keys: IntArray
    next_key: int
    wish: int
    streak: int
    examined: int
    candidates: tuple[Candidate, ...]


def _division(
    counted: Ballots,
    enough: IntArray,
    points: Numbers,
    least: int,
    memory: OpinionMemory | None,
    recipe: OpinionRecipe,
    *,
    examine: bool,
) -> Division:
    """Keep the groups with their centres, or find them anew if an examination is due or one has become too small."""
    if memory is not None and len(memory.keys) and len(points):
        groups = camps.nearest(points, memory.centres)
        small = np.bincount(groups, minlength=len(memory.keys)).min() < min(recipe.smallest, len(points))
        steps = counted.table.nnz, memory.examined
        due = examine and max(steps) >= recipe.growth * max(min(steps), 1)
        if not small and not due:
            return Division(
                groups,
                memory.centres,
                memory.keys,
                memory.next_key,
                memory.wish,
                memory.streak,
                memory.examined,
                memory.candidates,
            )
    candidates: tuple[Candidate, ...] = ()
    centres: tuple[Numbers, ...] = (points.mean(axis=0, keepdims=True),) if len(points) else (points,)
    if len(enough) >= 2 * recipe.smallest:
        people = [counted.people[place] for place in enough.tolist()]
        seen = opinion_groups.examine(counted.table[enough], points, people, counted.statements, least, recipe)
        candidates, centres = seen.candidates, seen.centres
    count, wish, streak = opinion_groups.decided(candidates, memory, recipe)
    middles = centres[min(count, len(centres)) - 1]
    groups = camps.nearest(points, middles) if len(points) else np.zeros(0, dtype=np.int64)
    keys, fresh = opinion_groups.recognised(points, groups, len(middles), memory)
    return Division(groups, middles, keys, fresh, wish, streak, counted.table.nnz, candidates)


def _told(
    counted: Ballots,
    plane: opinion_groups.Plane,
    groups: IntArray,
    division: Division,
    *,
    cast: IntArray,
    least: int,
    recipe: OpinionRecipe,
) -> Opinions:
    keys, centres = division.keys, division.centres
    sizes = np.bincount(groups[groups != NOBODY], minlength=len(keys))
    counts = tally.tally(counted.table, groups, len(keys))
    apart = opinion_claims.distinguishing(counts, counted.statements, recipe)
    found = [
        OpinionGroup(key=int(keys[group]), size=int(sizes[group]), centre=centres[group], distinguishing=apart[group])
        for group in range(len(keys))
    ]
    assignments = np.full(len(groups), NOBODY, dtype=np.int64)
    assignments[groups != NOBODY] = keys[groups[groups != NOBODY]]
    return Opinions(
        people=counted.people,
        statements=counted.statements,
        votes=counted.table.nnz,
        replaced=counted.replaced,
        contradicting=counted.contradicting,
        least=least,
        positions=np.where(cast[:, None] > 0, plane.points, np.nan),
        assignments=assignments,
        cast=cast,
        groups=tuple(sorted(found, key=lambda group: (-group.size, group.key))),
        consensus=opinion_claims.consensus(counts, keys.tolist(), counted.statements, recipe),
        candidates=division.candidates,
        memory=OpinionMemory(
            recipe=recipe.version,
            statements=counted.statements,
            axes=plane.axes,
            keys=keys,
            centres=centres,
            next_key=division.next_key,
            wish=division.wish,
            streak=division.streak,
            examined=division.examined,
            candidates=division.candidates,
        ),
    )
