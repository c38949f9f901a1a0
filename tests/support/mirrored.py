"""Organisations that look into the mirror again and again, and an adversary who keeps every picture.

The adversary knows who is in which audience and computes exactly, modulo a prime, with all numbers that were shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from resonanz.mirror.actions import picture_of_spoken
from resonanz.mirror.reads import AUDIENCES, SpokenWord
from resonanz.trust.enums import K_STAFF, K
from resonanz.trust.rules.lattice import Bits
from resonanz_engine.threewords import group_words
from tests.support.organisations import eliminated, inside_of

_VOCABULARY = (
    *("teuer", "freundlich", "langsam", "zuverlässig", "kompliziert", "modern", "nah", "unfreundlich", "fair"),
    *("überlastet", "bürokratisch", "kompetent", "Warteschleife", "nett", "verlässlich", "🙂"),
)


def spoken(rng: np.random.Generator) -> list[SpokenWord]:
    """A look: audiences of very different sizes, words that some audiences say all the time and others never."""
    found: list[SpokenWord] = []
    person = 0
    for name in ("leadership", *AUDIENCES):
        liking = rng.dirichlet(np.full(len(_VOCABULARY), rng.uniform(0.15, 1.0)))
        for _one in range(int(rng.integers(0, 45))):
            person += 1
            for _word in range(int(rng.integers(1, 4))):
                text = _VOCABULARY[int(rng.choice(len(_VOCABULARY), p=liking))]
                found.append(SpokenWord(text=text, person=str(person), audience=name, story_id=None))
    return found


def leaks_of_words(said: list[SpokenWord], *, shows_all: bool = False) -> tuple[int, int]:
    """(small groups that can be computed, numbers shown). With `shows_all` every number is taken as shown."""
    picture = picture_of_spoken(said)
    groups = {one.key: one.places for one in group_words([one.text for one in said]).groups}
    leaked, shown = int(_small_rest(said, picture["people"])), 0
    for at, name in enumerate(AUDIENCES):
        people = sorted({one.person for one in said if one.audience == name})
        if not people or (picture["people"][at] is None and not shows_all):
            continue
        place = {person: n for n, person in enumerate(people)}
        cells = {key: np.zeros(len(people), dtype=np.bool_) for key in groups}
        for key, places in groups.items():
            for one in (said[n] for n in places):
                if one.audience == name:
                    cells[key][place[one.person]] = True
        told = {row["key"] for row in picture["groups"] if row["parts"][at] and row["parts"][at]["people"] is not None}
        rows = [np.ones(len(people), dtype=np.bool_), *(cells[key] for key in (groups if shows_all else told))]
        shown += len(rows) - 1
        floor = K_STAFF if name == "staff" else K
        wanted = np.array([group for group in _groups(list(cells.values())) if 0 < int(group.sum()) < floor])
        if len(wanted):
            leaked += int(inside_of(wanted.astype(np.int64), eliminated(np.array(rows).astype(np.int64))).sum())
    return leaked, shown


def _small_rest(said: list[SpokenWord], people: list[int | None]) -> bool:
    """How many answered outside altogether is known: whether what the shown sizes leave of it is a small group."""
    told = dict(zip(AUDIENCES, people, strict=True))
    sizes = {name: len({one.person for one in said if one.audience == name}) for name in AUDIENCES if name != "staff"}
    rest = sum(sizes.values()) - sum(told[name] or 0 for name in sizes)
    return any(told[name] for name in sizes) and 0 < rest < K


def _groups(cells: list[Bits]) -> Iterator[Bits]:
    """Whoever says a word, whoever does not, and every two words together or one without the other."""
    for cell in cells:
        yield cell
        yield ~cell
    for one, two in combinations(cells, 2):
        yield from (one & two, one & ~two, two & ~one, one | two, ~(one | two))
