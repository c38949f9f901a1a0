"""Working off a batch: portion by portion, each noted, so that a killed worker goes on where it stopped."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from resonanz.ask.actions.invite_reminding import remind, to_remind
from resonanz.ask.actions.inviting import Tally, invite
from resonanz.ask.enums import BatchKind, BatchState
from resonanz.ask.models import Candidate, Invitation, InvitationBatch
from resonanz.ask.reads.invitations import to_invite
from resonanz.ground import clock
from resonanz.people.enums import Channel

PORTION = 500


def work_on_batch(batch_id: int) -> None:
    while _portion(batch_id):
        pass


@transaction.atomic
def _portion(batch_id: int) -> bool:
    """One portion with the note of it; False when there is nothing left."""
    batch = InvitationBatch.objects.select_for_update(of=("self",)).select_related("inquiry").get(pk=batch_id)
    if batch.state != BatchState.RUNNING:
        return False
    ids = _waiting(batch)
    if not ids or not batch.inquiry.is_open:
        batch.state, batch.ended_at = BatchState.DONE, clock.now()
        batch.save(update_fields=["state", "ended_at"])
        return False
    tally = _do(batch, ids)
    batch.cursor = ids[-1]
    batch.done += tally.prepared
    batch.refused += tally.refused
    batch.save(update_fields=["cursor", "done", "refused"])
    return True


def _waiting(batch: InvitationBatch) -> list[int]:
    found: QuerySet[Candidate] | QuerySet[Invitation]
    found = to_invite(batch.inquiry)
    if batch.kind == BatchKind.REMIND:
        found = to_remind(batch.inquiry_id, pause=batch.pause)
    ids = found.filter(pk__gt=batch.cursor).order_by("pk").values_list("pk", flat=True)
    return list(ids[:PORTION])


def _do(batch: InvitationBatch, ids: Sequence[int]) -> Tally:
    if batch.kind == BatchKind.REMIND:
        return remind(inquiry=batch.inquiry, invitation_ids=ids, pause=batch.pause)
    return invite(inquiry=batch.inquiry, candidate_ids=ids, channel=Channel(batch.channel), by=batch.started_by_id)
