"""What was voted on, and how; only where enough people voted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resonanz.forum.enums import Publication
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K_STAFF, K

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.listen.reads import Voice


@dataclass(frozen=True, kw_only=True)
class Voted:
    """`votes` is None where fewer than `least` voted; then nothing is said about how."""

    voice: Voice
    least: int
    votes: int | None
    agree: int = 0
    disagree: int = 0
    passed: int = 0


@dataclass(frozen=True, kw_only=True)
class Statements:
    """`beside` are statements of guests that are left out where minutes show no words, or only quotes."""

    rows: list[Voted]
    beside: int
    is_open: bool


def statements_voted(forum: Forum) -> Statements:
    """In the order in which they came, never by votes. While voting is open nobody learns how others voted."""
    is_open = listen_reads.voting_of(forum.inquiry_id).is_open
    stated = list(listen_reads.voted_on(forum.inquiry_id))
    shown = [row for row in stated if forum.publication == Publication.RELEASED or row.is_of_the_house]
    counted: dict[int, Counter[int]] = {row.pk: Counter() for row in shown}
    if not is_open:
        for _voter, statement, value in listen_reads.ballots(forum.inquiry_id, list(counted)):
            counted[statement][value] += 1
    least = K_STAFF if forum.is_for_staff else K
    rows = [_voted(listen_reads.statement_voice(row), counted[row.pk], least) for row in shown]
    return Statements(rows=rows, beside=len(stated) - len(shown), is_open=is_open)


def _voted(voice: Voice, counts: Counter[int], least: int) -> Voted:
    if counts.total() < least:
        return Voted(voice=voice, least=least, votes=None)
    return Voted(
        voice=voice,
        least=least,
        votes=counts.total(),
        agree=counts[1],
        disagree=counts[-1],
        passed=counts[0],
    )
