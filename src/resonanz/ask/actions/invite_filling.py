"""Places that came free are filled: the next on the list moves up and gets an invitation where that is allowed."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.ask.actions.inviting import invite
from resonanz.ask.enums import CandidateState
from resonanz.ask.models import Candidate, Inquiry, Invitation
from resonanz.ask.reads.invitations import is_drawn
from resonanz.ask.rules.invitations import LOST
from resonanz.ground import clock, mail
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
    if mail.can_link():
        # Where an e-mail is not allowed, the page of invitations says so and offers letter and card.
        invite(inquiry=inquiry, candidate_ids=[moved.pk], channel=Channel.EMAIL, by=None)
    return True


@transaction.atomic
def move_up(*, inquiry_id: int, instead_of: int) -> Candidate | None:
    """The next of the waiting list who belongs to the same group, else the next at all."""
    leaving = Candidate.objects.select_for_update(no_key=True).get(pk=instead_of)
    if Candidate.objects.filter(instead_of=leaving).exists():
        return None
    waiting = Candidate.objects.select_for_update(no_key=True, of=("self",)).filter(
        inquiry_id=inquiry_id, state=CandidateState.WAITING
    )
    ordered = waiting.order_by(F("rank").asc(nulls_last=True), "number")
    following = ordered.filter(groups__contains=[leaving.drawn_for]).first() if leaving.drawn_for else None
    following = following or ordered.first()
    if following is None:
        return None
    following.state, following.moved_at = CandidateState.DRAWN, clock.now()
    following.instead_of, following.drawn_for = leaving, leaving.drawn_for
    following.save(update_fields=["state", "moved_at", "instead_of", "drawn_for"])
    Candidate.objects.filter(pk=leaving.pk).update(state=CandidateState.LEFT)
    return following
