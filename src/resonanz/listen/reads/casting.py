"""What somebody voted, in words: for their own page and their file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resonanz.listen.models import Vote, Voter
from resonanz.listen.reads.statements import statement_voice, statements_by_teller
from resonanz.listen.reads.voices import Voice
from resonanz.listen.rules.ballots import statement_opens, vote_opens


@dataclass(frozen=True, kw_only=True)
class CastLine:
    """One vote. `is_current` is false once another took its place; `is_counted` says whether it still counts."""

    voice: Voice
    choice: str
    at: datetime
    entry_index: int
    is_current: bool
    is_counted: bool


def cast_lines(voter_ids: Sequence[int]) -> list[CastLine]:
    """Everything these voters ever said, newest first, in a constant number of statements."""
    return [
        CastLine(
            voice=statement_voice(vote.statement),
            choice=str(vote.get_choice_display()),
            at=vote.cast_at,
            entry_index=vote.entry_index,
            is_current=vote.superseded_at is None,
            is_counted=vote.superseded_at is None and vote.statement.is_public,
        )
        for vote in _cast_by(voter_ids)
    ]


def ballot_openings(voter: Voter) -> dict[int, dict[str, Any]]:
    """The values behind the commitments of this voter's votes and statements, by entry."""
    stated = {row.entry_index: statement_opens(row) for row in statements_by_teller(voter.teller)}
    return stated | {
        vote.entry_index: vote_opens(
            teller=voter.teller, statement_entry=vote.statement.entry_index, choice=vote.choice
        )
        for vote in _cast_by([voter.pk])
    }


def _cast_by(voter_ids: Sequence[int]) -> list[Vote]:
    if not voter_ids:
        return []
    votes = Vote.objects.filter(voter_id__in=voter_ids).order_by("-entry_index")
    votes = votes.select_related("statement__origin__person", "statement__person")
    return list(
        votes.prefetch_related(
            "statement__person__relations", "statement__origin__person__relations", "statement__origin__scribe"
        )
    )
