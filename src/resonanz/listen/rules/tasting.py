"""How a tasting stands in the ledger. The order of versions is `ballots.turn_of`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

MOST_VERSIONS = 6
"""More than that nobody tastes with patience."""

LONGEST_OPPORTUNITY = 400
LONGEST_WHAT = 1_200


class Written(Protocol):
    letter: str
    what: str
    costs: str
    origin: str


def sealed(name: str, versions: Iterable[Written]) -> dict[str, Any]:
    """What an entry about a tasting commits to: every version word for word, and whose it is."""
    return {
        "name": name,
        "versions": [
            {"letter": row.letter, "what": row.what, "costs": row.costs, "origin": str(row.origin)}
            for row in sorted(versions, key=lambda row: row.letter)
        ],
    }


def tasting_body(*, state: str, what: dict[str, Any]) -> dict[str, Any]:
    return {"state": str(state), **what}


def taste_body(*, seal: int, letter: str, story_entry: int, turn: int) -> dict[str, Any]:
    """`seal` is the entry under which the version was sealed. Whose version it is stands nowhere in here."""
    return {"tasting": seal, "version": letter, "story": story_entry, "turn": turn}


def missing_body(*, taste_entry: int, choice: str, why_entry: int | None) -> dict[str, Any]:
    return {"taste": taste_entry, "missed": str(choice), "why": why_entry}
