"""The file everybody can download after a draw, and the check that computes it again without this house."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from resonanz.ask.rules.drawing import SEED_BYTES, Line, ListNotValid, Place, draw, list_hash

FORMAT = "resonanz-draw-1"
_MOST_LISTED = 1_000_000


class NotADraw(ValueError):
    """The file is no record of a draw; the message says what is missing."""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What such a file says. `names` are the groups that are large enough to be named."""

    seed: bytes
    seed_hash: bytes
    list_hash: bytes
    places: int
    targets: dict[str, int]
    names: dict[str, str]
    listed: tuple[Line, ...]
    drawn: tuple[Place, ...]
    waiting: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What does not hold; all three are fine when nothing was changed after the fact."""

    seed_is_the_sealed_one: bool
    list_is_the_frozen_one: bool
    result_follows: bool

    @property
    def is_fine(self) -> bool:
        return self.seed_is_the_sealed_one and self.list_is_the_frozen_one and self.result_follows


def write_drawn(drawn: Drawn, **about: Any) -> dict[str, Any]:
    """As JSON. `about` adds what the check does not need, such as the entries of the ledger."""
    return {
        "format": FORMAT,
        **about,
        "seed": drawn.seed.hex(),
        "seed_sha256": drawn.seed_hash.hex(),
        "list_sha256": drawn.list_hash.hex(),
        "places": drawn.places,
        "groups": [
            {"letter": letter, "target": target, "name": drawn.names.get(letter)}
            for letter, target in sorted(drawn.targets.items())
        ],
        "listed": [[line.number, *line.groups] for line in sorted(drawn.listed, key=lambda line: line.number)],
        "drawn": [[place.number, place.group] for place in drawn.drawn],
        "waiting": list(drawn.waiting),
    }


def read_drawn(text: str) -> Drawn:
    """Raises `NotADraw` for anything that is not such a file, however it is broken."""
    try:
        told = json.loads(text)
        _check_format(told)
        return Drawn(
            seed=_bytes(told["seed"]),
            seed_hash=_bytes(told["seed_sha256"]),
            list_hash=_bytes(told["list_sha256"]),
            places=_count(told["places"]),
            targets={str(group["letter"]): _count(group["target"]) for group in told["groups"]},
            names={str(group["letter"]): str(group["name"]) for group in told["groups"] if group.get("name")},
            listed=tuple(Line(_count(number), tuple(map(str, groups))) for number, *groups in told["listed"]),
            drawn=tuple(Place(_count(number), str(group)) for number, group in told["drawn"]),
            waiting=tuple(_count(number) for number in told["waiting"]),
        )
    except NotADraw:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as broken:
        raise NotADraw(f"not a record of a draw: {broken!r}") from broken


def check(drawn: Drawn) -> Findings:
    """Computes everything again from seed and list. Raises `NotADraw` for a list nobody can draw from."""
    try:
        expected = draw(seed=drawn.seed, places=drawn.places, targets=drawn.targets, listed=drawn.listed)
        hashed = list_hash(places=drawn.places, targets=drawn.targets, listed=drawn.listed)
    except ListNotValid as wrong:
        raise NotADraw(str(wrong)) from wrong
    return Findings(
        seed_is_the_sealed_one=hmac.compare_digest(sha256(drawn.seed).digest(), drawn.seed_hash),
        list_is_the_frozen_one=hmac.compare_digest(hashed, drawn.list_hash),
        result_follows=(expected.places, expected.waiting) == (drawn.drawn, drawn.waiting),
    )


def _check_format(told: Any) -> None:
    if told["format"] != FORMAT:
        raise NotADraw(f"format is not {FORMAT}")
    if len(told["listed"]) > _MOST_LISTED:
        raise NotADraw("the list is too long")


def _bytes(value: str) -> bytes:
    found = bytes.fromhex(value)
    if len(found) != SEED_BYTES:
        raise NotADraw("a number of 32 bytes has another length")
    return found


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NotADraw(f"not a count: {value!r}")
    return value
