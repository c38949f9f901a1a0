"""Places that came free are filled: the next on the list moves up and gets an invitation where that is allowed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.ask.actions.inviting import invite
from resonanz.ask.actions.moving_up import move_up
from resonanz.ask.enums import BatchKind, InvitationState
from resonanz.ask.models import Candidate, Inquiry, Invitation, InvitationBatch
from resonanz.ask.reads.invitations import is_drawn
from resonanz.ask.rules.invitations import LOST, WAITING
from resonanz.ground import clock, mail
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel

FILL_TASK = "ask.fill_places"


def ask_to_fill(inquiry_id: int) -> None:
    """One waiting job per inquiry is enough: it fills every place that is free when it starts."""
    try:
        # A savepoint: the refusal of a second job must not spoil the transaction around it.
        with transaction.atomic():
            app.configure_task(FILL_TASK, queueing_lock=f"{FILL_TASK}-{inquiry_id}").defer(inquiry_id=inquiry_id)
    except AlreadyEnqueued:
        return


def fill_places(inquiry_id: int) -> int:
    """Returns how many moved up. Safe to run twice: a place is filled once."""
    inquiry = Inquiry.objects.get(pk=inquiry_id)
    if not inquiry.is_open or not is_drawn(inquiry_id):
        return 0
    lost = Invitation.objects.filter(inquiry_id=inquiry_id, state__in=LOST, candidate__isnull=False)
    filled = Candidate.objects.filter(inquiry_id=inquiry_id, instead_of__isnull=False).values("instead_of_id")
    free = lost.exclude(candidate_id__in=filled).order_by("reacted_on", "pk").values_list("candidate_id", flat=True)
    return sum(_fill(inquiry, candidate_id) for candidate_id in list(free) if candidate_id is not None)


@transaction.atomic
def _fill(inquiry: Inquiry, candidate_id: int) -> bool:
    moved = move_up(inquiry_id=inquiry.pk, instead_of=candidate_id)
    if moved is None:
        return False
    invite_who_moved_up(inquiry_id=inquiry.pk, candidate_ids=[moved.pk])
    return True


def invite_who_moved_up(*, inquiry_id: int, candidate_ids: Sequence[int]) -> int:
    """Whoever takes somebody's place is invited as they were; who was drawn first waits until the team invites."""
    inquiry = Inquiry.objects.get(pk=inquiry_id)
    began = InvitationBatch.objects.filter(inquiry_id=inquiry_id, kind=BatchKind.INVITE).exists()
    if not began or not inquiry.is_open or not mail.can_link():
        return 0
    followed = Candidate.objects.filter(pk__in=candidate_ids, instead_of__isnull=False).values_list("pk", flat=True)
    # Where an e-mail is not allowed, the page of invitations says so and offers letter and card.
    return invite(inquiry=inquiry, candidate_ids=list(followed), channel=Channel.EMAIL, by=None).prepared


@transaction.atomic
def stop_for(*, candidate_id: int) -> None:
    """Somebody left the list: what waits for them is stopped, what is out waits for no answer any more."""
    row = Invitation.objects.select_for_update(of=("self",)).filter(candidate_id=candidate_id).first()
    if row is None or row.state not in WAITING:
        return
    row.state, row.reacted_on = InvitationState.DECLINED, clock.today()
    row.save(update_fields=["state", "reacted_on"])
    if row.contact is not None and row.contact.message_id is not None:
        mail.drop(pks=[row.contact.message_id])
    elif row.contact is not None and row.sent_on is None:
        people_actions.release([row.contact.pk])
