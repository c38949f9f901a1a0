"""Who needs what: audiences beside themes, with the people and the passages behind every number."""

from collections.abc import Hashable, Sequence

from resonanz_engine.errors import InputError
from resonanz_engine.findings import NEEDS, Kind, KindsOfPassage, NeedCell, NeedsTable
from resonanz_engine.pipeline.people import people_of
from resonanz_engine.steps import counting
from resonanz_engine.types import ALONE, Placed, Span


def needs(
    stories: int,
    said: Sequence[KindsOfPassage],
    placed: Placed,
    audiences: Sequence[str],
    *,
    tellers: Sequence[Hashable | None] | None = None,
    kinds: frozenset[Kind] = NEEDS,
) -> NeedsTable:
    """Audience × theme × kind with people and passages; said (p) and placed (p) go together.

    audiences: the role in which each story was told; a person in two roles counts once in each. Passages that
    stand for themselves are in no cell. Small cells are the caller's to hide.
    """
    if len(audiences) != stories:
        raise InputError(f"{stories} stories need {stories} audiences, not {len(audiences)}.")
    people = people_of(stories, [one.passage for one in said], tellers)
    cells: dict[tuple[str, int, Kind], list[tuple[float, Span]]] = {}
    for one, key in zip(said, placed.keys.tolist(), strict=True):
        for found in one.kinds:
            if key != ALONE and found.kind in kinds:
                cell = (audiences[one.passage.story], key, found.kind)
                cells.setdefault(cell, []).append((found.strength, one.passage))
    heads = counting.voices((cell, people[passage.story]) for cell, own in cells.items() for _, passage in own)
    table = [
        NeedCell(audience, key, kind, heads[audience, key, kind], _ranked(own))
        for (audience, key, kind), own in cells.items()
    ]
    table.sort(key=lambda cell: (cell.theme, cell.kind, cell.audience))
    everybody = counting.voices(zip(audiences, people, strict=True))
    return NeedsTable(tuple(table), dict(sorted(everybody.items())))


def _ranked(own: list[tuple[float, Span]]) -> tuple[Span, ...]:
    return tuple(passage for _, passage in sorted(own, key=lambda pair: (-pair[0], pair[1])))
