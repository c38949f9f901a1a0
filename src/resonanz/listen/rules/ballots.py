"""How statements, votes and the opening of a voting stand in the ledger, and in which order somebody is asked."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft
from resonanz.trust.enums import Kind, Via

LONGEST_STATEMENT = 400
"""Characters of a statement that somebody types; it is to be read while standing."""

SEED_BITS = 62


class Entered(Protocol):
    entry_index: int


class Saying(Protocol):
    text: str
    roles: list[str]
    teller: UUID | None
    entered_by_id: int | None
    via: str
    source: str
    external_id: str
    seed: int
    said_at: datetime

    @property
    def origin(self) -> Entered | None: ...


def author_of(statement: Saying) -> str:
    return f"teller:{statement.teller}" if statement.teller else f"account:{statement.entered_by_id}"


def role_of(roles: list[str]) -> str:
    """As leaves say it; the house itself has no role but its own."""
    return "+".join(sorted(roles)) or TEAM_ROLE


def statement_opens(statement: Saying) -> dict[str, Any]:
    """The values behind the three commitments of a statement's entry."""
    return {
        "author": author_of(statement),
        "body": {"text": statement.text},
        "meta": {
            "origin": statement.origin.entry_index if statement.origin else None,
            "entered_by": statement.entered_by_id,
            "source": statement.source,
            "external_id": statement.external_id,
            # JSON numbers are exact only up to 53 bits.
            "seed": str(statement.seed),
        },
    }


def statement_draft(statement: Saying, *, place: str) -> Draft:
    opened = statement_opens(statement)
    return Draft(
        kind=Kind.STATEMENT,
        place=place,
        role=role_of(statement.roles),
        via=Via(statement.via),
        author=opened["author"],
        body=opened["body"],
        meta=opened["meta"],
        moment=statement.said_at,
    )


def vote_opens(*, teller: UUID, statement_entry: int, choice: str) -> dict[str, Any]:
    """The values behind the commitments of a vote's entry: whose number, on which statement, how."""
    return {
        "author": f"teller:{teller}",
        "body": {"statement": statement_entry, "vote": str(choice)},
        "meta": None,
    }


def vote_draft(
    *,
    teller: UUID,
    statement_entry: int,
    choice: str,
    roles: list[str],
    place: str,
    via: str,
    moment: datetime,
    previous: bytes | None,
) -> Draft:
    """`previous` is the leaf hash of the vote that this one takes the place of."""
    opened = vote_opens(teller=teller, statement_entry=statement_entry, choice=choice)
    return Draft(
        kind=Kind.VOTE,
        place=place,
        role=role_of(roles),
        via=Via(via),
        author=opened["author"],
        body=opened["body"],
        meta=opened["meta"],
        previous=previous,
        moment=moment,
    )


def voting_body(*, deed: str, takes_statements: bool) -> dict[str, Any]:
    return {"deed": str(deed), "takes_statements": takes_statements}


def turn_of(seed: int, *, whom: str) -> bytes:
    """Where a statement stands in somebody's order: the same on every visit, and another one for everybody."""
    return sha256(f"{whom}\x00{seed}".encode()).digest()
