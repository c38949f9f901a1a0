"""How many people of each audience said words of each group, as far as no small group shows: the order of the steps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from resonanz_engine.errors import InputError
from resonanz_engine.steps.guarding import sayable
from resonanz_engine.steps.interval import wilson
from resonanz_engine.types import BoolArray
from resonanz_engine.word_types import Grouped, Part, Said

MOST_GROUPS = 60
"""So many groups of an audience are looked at for their numbers, the largest; no picture shows more."""
K = 5
Cells = dict[tuple[str, str], BoolArray]
"""Who of an audience said words of a group (people,), by audience and key; nobody is left out."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """there: who is in each audience (people,); cells: who said what; spelled: people by audience, key and spelling;
    floor: the smallest number of each audience that may show."""

    there: Mapping[str, BoolArray]
    cells: Cells
    spelled: Mapping[tuple[str, str], Counter[str]]
    floor: Mapping[str, int]


def heard(
    grouped: Grouped, people: Sequence[str], audience: Sequence[str], floors: Mapping[str, int] | None = None
) -> Heard:
    """Who said what. people, audience: of each word that was grouped; InputError for other lengths or a floor < 2."""
    names = sorted(set(audience))
    floor = {name: (floors or {}).get(name, K) for name in names}
    if min(floor.values(), default=K) < 2:  # noqa: PLR2004  # one person alone is never a group
        raise InputError("A group needs at least two people to be shown.")
    expected = sum(len(one.places) for one in grouped.groups) + len(grouped.empty)
    if not len(people) == len(audience) == expected:
        raise InputError(f"{expected} words need as many people and audiences, not {len(people)} and {len(audience)}.")
    number = {person: at for at, person in enumerate(sorted(set(people)))}
    there = {name: np.zeros(len(number), dtype=np.bool_) for name in names}
    for person, name in zip(people, audience, strict=True):
        there[name][number[person]] = True
    cells: Cells = {(name, one.key): np.zeros(len(number), dtype=np.bool_) for name in names for one in grouped.groups}
    spelled: dict[tuple[str, str], Counter[str]] = {cell: Counter() for cell in cells}
    for one in grouped.groups:
        for place in one.places:
            cells[audience[place], one.key][number[people[place]]] = True
    text = _texts(grouped)
    for name, key, _, word in {(audience[at], key, people[at], word) for at, (key, word) in text.items()}:
        spelled[name, key][word] += 1
    return Heard(there=there, cells=cells, spelled=spelled, floor=floor)


def parts(said: Heard, withheld: frozenset[tuple[str, str]] = frozenset()) -> dict[tuple[str, str], Part]:
    """What may be shown of each audience and group; ``withheld`` cells are hidden in any case.

    Audiences of fewer people than their floor have no parts.
    """
    states = {cell: _state(said, cell) for cell in said.cells if enough(said, cell[0])}
    for cell in withheld & states.keys():
        if states[cell] is Said.SHOWN:
            states[cell] = Said.PROTECTS
    asked = _asked(said, states)
    for cell, may in zip(asked, _sayable(said, asked), strict=True):
        if not may:
            states[cell] = Said.PROTECTS
    for cell in [cell for cell, state in states.items() if state is Said.SHOWN and cell not in set(asked)]:
        states[cell] = Said.PROTECTS
    return {cell: _part(said, cell, state) for cell, state in states.items()}


def enough(said: Heard, name: str) -> bool:
    """Whether anything of this audience may be shown."""
    return name in said.there and int(said.there[name].sum()) >= said.floor[name]


def _texts(grouped: Grouped) -> dict[int, tuple[str, str]]:
    """Key and spelling of each place, from the spellings of its group."""
    return {
        place: (one.key, spelling.text)
        for one in grouped.groups
        for spelling in one.spellings
        for place in spelling.places
    }


def _state(said: Heard, cell: tuple[str, str]) -> Said:
    name = cell[0]
    count, people, floor = int(said.cells[cell].sum()), int(said.there[name].sum()), said.floor[name]
    if count == 0:
        return Said.UNSPOKEN
    if count < floor:
        return Said.FEW
    return Said.NEARLY_ALL if people - count < floor else Said.SHOWN


def _asked(said: Heard, states: Mapping[tuple[str, str], Said]) -> list[tuple[str, str]]:
    """The cells whose numbers are wanted, at most so many of each audience, in a lasting order."""
    chosen: list[tuple[str, str]] = []
    for name in said.there:
        own = [cell for cell, state in states.items() if cell[0] == name and state is Said.SHOWN]
        chosen += sorted(own, key=lambda cell: (-int(said.cells[cell].sum()), cell))[:MOST_GROUPS]
    return sorted(chosen)


def _sayable(said: Heard, asked: Sequence[tuple[str, str]]) -> list[bool]:
    if not asked:
        return []
    known = np.array([said.there[name] for name in said.there if enough(said, name)])
    return sayable(known, np.array([said.cells[cell] for cell in asked]), _guarded(said, asked))


def _guarded(said: Heard, asked: Sequence[tuple[str, str]]) -> BoolArray:
    """Sets of people under the floor: a group, all but a group, any two of them together, and the same group in one
    audience and not in another."""
    small: list[BoolArray] = []

    def add(people: BoolArray, floor: int) -> None:
        if 0 < int(people.sum()) < floor:
            small.append(people)

    for name, there in said.there.items():
        own = [people for cell, people in said.cells.items() if cell[0] == name]
        shown = [said.cells[cell] for cell in asked if cell[0] == name]
        floor = said.floor[name]
        for people in own:
            add(people, floor)
            add(there & ~people, floor)
        add(there & ~np.logical_or.reduce([*own, np.zeros_like(there)]), floor)
        add(there & ~np.logical_or.reduce([*shown, np.zeros_like(there)]), floor)
        for one, two in combinations(shown, 2):
            for both in (one & two, one & ~two, two & ~one, there & ~one & ~two):
                add(both, floor)
    for cell, other in combinations(asked, 2):
        if cell[1] == other[1]:
            floor = max(said.floor[cell[0]], said.floor[other[0]])
            for both in (said.cells[cell] & ~said.cells[other], said.cells[other] & ~said.cells[cell]):
                add(both, floor)
    width = len(next(iter(said.there.values())))
    return np.unique(np.array(small), axis=0) if small else np.zeros((0, width), dtype=np.bool_)


def _part(said: Heard, cell: tuple[str, str], state: Said) -> Part:
    if state not in {Said.SHOWN, Said.UNSPOKEN}:
        return Part(said=state)
    count, people = int(said.cells[cell].sum()), int(said.there[cell[0]].sum())
    low, high = wilson(count, people)
    return Part(said=state, people=count, share=count / people, low=low, high=high)
