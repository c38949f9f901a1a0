"""Erasing statements and votes, visibly: words become a tombstone, votes go, and the ledger says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.listen import events
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Statement, Vote, Voter
from resonanz.listen.rules.tombstones import blind_source
from resonanz.trust.actions import (
    forget_appellants,
    forget_moderation,
    journal_entries,
    note_tombstones,
    report_erasure,
)
from resonanz.trust.enums import Field

_BATCH = 50
_EMPTIED = ("text", "person", "source", "external_id", "withdrawn_at", "withdrawn_ground")


@transaction.atomic
def erase_statements(*, statement_ids: Sequence[int], ground: Withdrawal) -> list[int]:
    """Erases words and salts of these statements; returns the entries that say so. Votes on them stay uncounted."""
    found = Statement.objects.select_for_update().filter(pk__in=statement_ids, withdrawn_at=None).order_by("pk")
    statements = list(found)
    if not statements:
        return []
    moment = clock.now()
    entries = [statement.entry_index for statement in statements]
    forget_moderation(targets=entries)
    tombstones = note_tombstones({index: tuple(Field) for index in entries}, ground=ground.value, moment=moment)
    for statement in statements:
        blind_source(statement)
        statement.text, statement.person = "", None
        statement.withdrawn_at, statement.withdrawn_ground = moment, ground
    Statement.objects.bulk_update(statements, _EMPTIED)
    _report("listen.Statement", "words", ground.value, entries)
    _tell({statement.inquiry_id for statement in statements})
    return tombstones


def erase_quotes(story_ids: Sequence[int], *, ground: Withdrawal) -> None:
    """Statements that were taken from these stories go with their words."""
    quotes = Statement.objects.filter(origin_id__in=story_ids, withdrawn_at=None)
    erase_statements(statement_ids=list(quotes.values_list("pk", flat=True)), ground=ground)


@transaction.atomic
def erase_votes(*, voter_ids: Sequence[int], ground: Withdrawal) -> list[int]:
    """Deletes all that these voters said, and that they voted at all; returns the entries that say so."""
    voters = list(Voter.objects.select_for_update().filter(pk__in=voter_ids).order_by("pk"))
    entries = list(_votes_of(voters).values_list("entry_index", flat=True))
    return _delete(voters, entries, ground=ground)


@transaction.atomic
def forget_voters(*, voter_ids: Sequence[int], statement_ids: Sequence[int]) -> list[int]:
    """Cuts votes and statements off from whoever they are of; they go on under new random numbers."""
    voters = list(Voter.objects.select_for_update().filter(pk__in=voter_ids).order_by("pk"))
    statements = list(
        Statement.objects.select_for_update().filter(pk__in=statement_ids, teller__isnull=False).order_by("pk")
    )
    return renumber(voters, statements, fresh={})


def renumber(voters: Sequence[Voter], statements: Sequence[Statement], *, fresh: dict[UUID, UUID]) -> list[int]:
    """Puts these locked rows under fresh numbers, those given or new ones; returns the entries that say so."""
    for teller in [*(voter.teller for voter in voters), *(told.teller for told in statements)]:
        if teller is not None:
            fresh.setdefault(teller, uuid4())
    voices = {told.entry_index: fresh[told.teller] for told in statements if told.teller}
    numbers = {voter.pk: fresh[voter.teller] for voter in voters}
    votes = list(_votes_of(voters).values_list("entry_index", "voter_id"))
    voices |= {index: numbers[voter] for index, voter in votes}
    entries = sorted(voices)
    tombstones = note_tombstones(dict.fromkeys(entries, (Field.AUTHOR,)), ground="teller", voices=voices)
    forget_appellants(targets=[told.entry_index for told in statements])
    for voter in voters:
        voter.person, voter.teller = None, fresh[voter.teller]
    for told in statements:
        told.person, told.teller = None, fresh[told.teller] if told.teller else None
    Voter.objects.bulk_update(voters, ["person", "teller"])
    Statement.objects.bulk_update(statements, ["person", "teller"])
    _report("listen.Vote", "author", "teller", entries)
    _tell({voter.inquiry_id for voter in voters})
    return tombstones


@transaction.atomic
def erase_entries(*, entries: Sequence[int], ground: Withdrawal) -> int:
    """Erases again what these entries say, where a restored copy has it back; returns how many there were."""
    living = Statement.objects.filter(entry_index__in=entries, withdrawn_at=None)
    again = len(erase_statements(statement_ids=list(living.values_list("pk", flat=True)), ground=ground))
    votes = Vote.objects.filter(entry_index__in=entries)
    owners = set(votes.values_list("voter_id", flat=True))
    voters = list(Voter.objects.select_for_update().filter(pk__in=owners).order_by("pk"))
    indices = list(votes.values_list("entry_index", flat=True))
    left = set(_votes_of(voters).exclude(entry_index__in=indices).values_list("voter_id", flat=True))
    _delete([voter for voter in voters if voter.pk not in left], indices, ground=ground)
    return again + len(indices)


@transaction.atomic
def forget_entries(*, entries: Sequence[int]) -> int:
    """As `erase_entries`, for who it was."""
    voters = set(Vote.objects.filter(entry_index__in=entries).values_list("voter_id", flat=True))
    statements = list(Statement.objects.filter(entry_index__in=entries).values_list("pk", flat=True))
    forget_voters(voter_ids=sorted(voters), statement_ids=statements)
    return len(voters) + len(statements)


def erase_expired_votes() -> int:
    """Erases statements and votes on the day their inquiry promised, batch by batch; returns how many went."""
    ids = list(ask_reads.past_keeping().values_list("pk", flat=True))
    erased = 0
    while batch := list(
        Statement.objects.filter(inquiry_id__in=ids, withdrawn_at=None).values_list("pk", flat=True)[:_BATCH]
    ):
        erased += len(erase_statements(statement_ids=batch, ground=Withdrawal.RETENTION))
    while batch := list(Voter.objects.filter(inquiry_id__in=ids).values_list("pk", flat=True)[:_BATCH]):
        erase_votes(voter_ids=batch, ground=Withdrawal.RETENTION)
        erased += len(batch)
    return erased


def _delete(voters: Sequence[Voter], entries: Sequence[int], *, ground: Withdrawal) -> list[int]:
    inquiries = set(
        Vote.objects.filter(entry_index__in=entries).values_list("voter__inquiry_id", flat=True).distinct()
    ) | {voter.inquiry_id for voter in voters}
    _tell(inquiries)
    tombstones = note_tombstones({index: tuple(Field) for index in sorted(entries)}, ground=ground.value)
    Vote.objects.filter(entry_index__in=entries).delete()
    Voter.objects.filter(pk__in=[voter.pk for voter in voters]).delete()
    _report("listen.Vote", "words", ground.value, entries)
    return tombstones


def _votes_of(voters: Iterable[Voter]) -> QuerySet[Vote]:
    return Vote.objects.filter(voter_id__in=[voter.pk for voter in voters]).order_by("entry_index")


def _report(table: str, kind: str, ground: str, entries: Sequence[int]) -> None:
    if entries:
        journal_entries(kind=kind, indices=entries, ground=ground)
        report_erasure(
            table=table, ground="author" if kind == "author" else ground, count=len(entries), entries=entries
        )


def _tell(inquiry_ids: set[int]) -> None:
    for inquiry_id in sorted(inquiry_ids):
        events.erasing_votes.run(inquiry_id)
        events.votes_changed.announce(inquiry_id)
