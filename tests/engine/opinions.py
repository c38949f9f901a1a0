"""Made-up votes for the tests of the opinion map."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import OpinionMemory, Opinions, Votes
from resonanz_engine.pipeline.opinions import find_opinions

Rows = list[tuple[str, str, int]]


def camps(sizes: Sequence[int], statements: int = 24, *, seed: int = 0, share: float = 0.8, firm: float = 0.9) -> Rows:
    """Votes of planted camps: camp c agrees with statement s if bit c of s is set, else it disagrees.

    ``share`` of all votes are cast, ``firm`` of them as the camp does; every fourth statement is common ground.
    """
    random = np.random.default_rng(seed)
    rows: Rows = []
    person = 0
    for camp, size in enumerate(sizes):
        for _ in range(size):
            for statement in range(statements):
                if random.random() < share:
                    agrees = statement % 4 == 3 or bool((statement * 5 // 3 >> camp) & 1)
                    usual = random.random() < firm
                    value = (1 if agrees else -1) if usual else int(random.integers(-1, 2))
                    rows.append((f"p{person:03}", f"s{statement:02}", value))
            person += 1
    return rows


def mapped(rows: Rows, memory: OpinionMemory | None = None, *, examine: bool = True) -> Opinions:
    """The map of the rows with the settings everybody gets."""
    return find_opinions(Votes.of(rows), OpinionRecipe(), memory=memory, examine=examine)


def groups_of(found: Opinions) -> dict[str, int]:
    """Group by person."""
    return dict(zip(found.people, found.assignments.tolist(), strict=True))


def partition(found: Opinions) -> set[frozenset[str]]:
    """The groups as sets of people, without their keys."""
    keys = groups_of(found)
    return {frozenset(person for person in keys if keys[person] == key) for key in set(keys.values())}
