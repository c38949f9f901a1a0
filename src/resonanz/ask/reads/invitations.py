"""Who is invited, how far that is, and who may still be."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from resonanz.ask.enums import BatchState, CandidateState, InvitationState
from resonanz.ask.errors import InvitationReplaced, InvitationUnknown
from resonanz.ask.models import Audience, Candidate, Inquiry, Invitation, InvitationBatch
from resonanz.ask.rules.invitations import CODE_LENGTH, invitation_hash
from resonanz.ground.codes import read_code
from resonanz.people.enums import Channel

INVITATION_KEY = "invitation"
"""In the session of a browser that came with an invitation: the signed mark, until a story is told."""

FEW = 5
"""Fewer than this are not counted in public: somebody would know who they are."""


@dataclass(frozen=True, kw_only=True)
class PublicCounts:
    """What everybody may know; None stands for a number too small to say."""

    invited: int | None
    reacted: int | None


def may_be_invitation(code: str) -> bool:
    """Whether a code, as `read_code` gives it, is as long as one of an invitation; there need not be one."""
    return len(code) == CODE_LENGTH


def invitation_by_code(typed: str) -> Invitation:
    """Raises `InvitationReplaced` for an older code and `InvitationUnknown` for anything else."""
    code = read_code(typed)
    digest = invitation_hash(code)
    found = Invitation.objects.select_related("inquiry", "candidate__account").filter(code_hash=digest).first()
    if found is not None and len(code) == CODE_LENGTH:
        return found
    if Invitation.objects.filter(old_hashes__contains=[digest]).exists():
        raise InvitationReplaced
    raise InvitationUnknown


def invitation(pk: int) -> Invitation | None:
    return Invitation.objects.select_related("inquiry", "candidate__account").filter(pk=pk).first()


def invitations(inquiry_id: int, *, state: str = "") -> QuerySet[Invitation]:
    """The newest first, with whom they are for and what became of their mail."""
    found = Invitation.objects.filter(inquiry_id=inquiry_id)
    if state:
        found = found.filter(state=state)
    return found.select_related("candidate__account", "contact__message").order_by("-pk")


def state_counts(inquiry_id: int) -> list[tuple[InvitationState, int]]:
    counted = dict(Invitation.objects.filter(inquiry_id=inquiry_id).values_list("state").annotate(n=Count("pk")))
    return [(state, counted[state]) for state in InvitationState if counted.get(state)]


def public_counts(inquiry_id: int) -> PublicCounts:
    out = Q(sent_on__isnull=False)
    reacted = Q(state__in=[InvitationState.ANSWERED, InvitationState.DECLINED, InvitationState.ACCEPTED])
    found = Invitation.objects.filter(inquiry_id=inquiry_id).aggregate(
        invited=Count("pk", filter=out | reacted), reacted=Count("pk", filter=reacted)
    )
    return PublicCounts(invited=_said(found["invited"]), reacted=_said(found["reacted"]))


def _said(number: int) -> int | None:
    return number if number == 0 or number >= FEW else None


def is_drawn(inquiry_id: int) -> bool:
    return Audience.objects.filter(inquiry_id=inquiry_id, drawn_at__isnull=False).exists()


def to_invite(inquiry: Inquiry) -> QuerySet[Candidate]:
    """Whom the lot chose, or everybody on the list where there was none, as long as nothing went to them yet."""
    chosen = Candidate.objects.filter(inquiry_id=inquiry.pk, state=CandidateState.DRAWN)
    if not is_drawn(inquiry.pk):
        chosen = Candidate.objects.filter(
            inquiry_id=inquiry.pk, state__in=[CandidateState.DRAWN, CandidateState.LISTED]
        )
    fresh = Q(invitation__isnull=True) | Q(invitation__state=InvitationState.STOPPED)
    return chosen.filter(fresh).order_by("pk")


def batch(pk: int) -> InvitationBatch | None:
    return InvitationBatch.objects.select_related("inquiry").filter(pk=pk).first()


def batches(inquiry_id: int) -> QuerySet[InvitationBatch]:
    return InvitationBatch.objects.filter(inquiry_id=inquiry_id).select_related("started_by")


def running_batch(inquiry_id: int) -> InvitationBatch | None:
    return batches(inquiry_id).filter(state=BatchState.RUNNING).first()


def paper_waiting(inquiry_id: int, channel: Channel) -> QuerySet[Invitation]:
    """Letters or cards that are prepared and still in the house."""
    prepared = Invitation.objects.filter(inquiry_id=inquiry_id, channel=channel, state=InvitationState.PREPARED)
    return prepared.select_related("candidate__account").order_by("pk")


def paper_counts(inquiry_id: int) -> dict[str, int]:
    """How many letters and cards wait to be printed and taken out."""
    return {
        "letters": paper_waiting(inquiry_id, Channel.LETTER).count(),
        "cards": paper_waiting(inquiry_id, Channel.HAND).count(),
    }
