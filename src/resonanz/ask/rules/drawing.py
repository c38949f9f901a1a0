"""The lot. Whoever has the seed and the frozen list gets the same places, with this file or with pencil and paper.

1. The list is written as text (`list_text`): places, groups with their targets, and a line for each number.
2. key = SHA-256(seed || SHA-256(list text)); the seed was fixed before anybody was on the list.
3. The score of a number is HMAC-SHA256(key, number as decimal digits). Scores are compared as bytes, low ones first.
4. Groups are filled one after the other, those with the fewest people for each place first (ties by their letter).
   Each takes those of its people with the lowest scores who have no place yet, and never more than its target.
5. What is left of the places goes to the lowest scores of all. Everybody else waits in the order of the scores.

Nobody can choose the seed after seeing the list, because its hash is in the ledger before the list exists; and nobody
can choose the list knowing the seed, because only the program has it until the draw.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class Line:
    """One number on the list, and the letters of the groups its person belongs to."""

    number: int
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Who got one of the places; `group` is empty for a place that was free to all."""

    number: int
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`places` in the order in which they were given, `waiting` in the order in which they move up.

    `order` holds every number from the lowest score to the highest.
    """

    places: tuple[Place, ...]
    waiting: tuple[int, ...]
    order: tuple[int, ...]


class ListNotValid(ValueError):
    """A number twice, a number below one, or a negative target: such a list cannot be drawn from."""


def list_text(*, places: int, targets: Mapping[str, int], listed: Sequence[Line]) -> str:
    """The frozen list as it is hashed: UTF-8, one statement a line, sorted, each line ended by a line feed."""
    lines = [f"places {places}"]
    lines += [f"group {key} {target}" for key, target in sorted(targets.items())]
    lines += [
        " ".join(["number", str(line.number), *sorted(set(line.groups) & targets.keys())])
        for line in sorted(listed, key=lambda line: line.number)
    ]
    return "".join(f"{line}\n" for line in lines)


def list_hash(*, places: int, targets: Mapping[str, int], listed: Sequence[Line]) -> bytes:
    return sha256(list_text(places=places, targets=targets, listed=listed).encode()).digest()


def score(key: bytes, number: int) -> bytes:
    return hmac.new(key, str(number).encode(), sha256).digest()


def draw(*, seed: bytes, places: int, targets: Mapping[str, int], listed: Sequence[Line]) -> Result:
    """Pure and independent of the order of `listed`. Raises `ListNotValid`.

    Fewer people than places: everybody gets one. Targets that ask for more than `places` are filled until those are
    gone. Letters of a line that no target names count for nothing.
    """
    _check(places, targets, listed)
    key = sha256(seed + list_hash(places=places, targets=targets, listed=listed)).digest()
    scores = {line.number: score(key, line.number) for line in listed}
    ordered = sorted(listed, key=lambda line: scores[line.number])
    given: dict[int, Place] = {}
    for group in _scarcest_first(targets, listed):
        room = min(targets[group], places - len(given))
        members = [line.number for line in ordered if group in line.groups and line.number not in given]
        given |= {number: Place(number, group) for number in members[:room]}
    others = [line.number for line in ordered if line.number not in given]
    free = max(places - len(given), 0)
    given |= {number: Place(number) for number in others[:free]}
    return Result(
        places=tuple(given.values()),
        waiting=tuple(others[free:]),
        order=tuple(line.number for line in ordered),
    )


def _scarcest_first(targets: Mapping[str, int], listed: Sequence[Line]) -> list[str]:
    counts = {group: sum(group in line.groups for line in listed) for group in targets}
    return sorted(
        (group for group, target in targets.items() if target), key=lambda g: (Fraction(counts[g], targets[g]), g)
    )


def _check(places: int, targets: Mapping[str, int], listed: Sequence[Line]) -> None:
    numbers = [line.number for line in listed]
    if len(set(numbers)) != len(numbers) or any(number < 1 for number in numbers):
        raise ListNotValid("every number stands once on the list and is above zero")
    if places < 0 or any(target < 0 for target in targets.values()):
        raise ListNotValid("places and targets are not negative")
