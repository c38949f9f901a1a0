"""Reminding those who have not reacted, and nobody else. A reminder is charged to the contact budget like any mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from resonanz.ask.actions.inviting import Tally, inquiry_says
from resonanz.ask.enums import BatchKind, InvitationState
from resonanz.ask.errors import InquiryNotOpen, NothingToSend, NoWayOut
from resonanz.ask.models import Inquiry, Invitation, InvitationBatch
from resonanz.ask.reads.invitations import running_batch
from resonanz.ask.rules.invitation_mail import Asking, reminder_text
from resonanz.ask.rules.invitations import code_of
from resonanz.ground import clock, mail, manner
from resonanz.ground.codes import spoken
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel, Purpose

SHORTEST_PAUSE, USUAL_PAUSE = 3, 7


def to_remind(inquiry_id: int, *, pause: int) -> QuerySet[Invitation]:
    """Invitations by e-mail that left at least `pause` days ago, without reaction or reminder since."""
    day = clock.today() - timedelta(days=max(pause, SHORTEST_PAUSE))
    return Invitation.objects.filter(
        Q(reminded_on=None) | Q(reminded_on__lte=day),
        inquiry_id=inquiry_id,
        channel=Channel.EMAIL,
        state=InvitationState.SENT,
        candidate__isnull=False,
        sent_on__lte=day,
        expires_on__gte=clock.today(),
    )


@transaction.atomic
def start_reminding(*, inquiry: Inquiry, pause: int, by: int) -> InvitationBatch:
    if not inquiry.is_open:
        raise InquiryNotOpen
    if not mail.can_link():
        raise NoWayOut
    Inquiry.objects.select_for_update(no_key=True).get(pk=inquiry.pk)
    running = running_batch(inquiry.pk)
    if running is not None:
        return running
    total = to_remind(inquiry.pk, pause=pause).count()
    if not total:
        raise NothingToSend
    return InvitationBatch.objects.create(
        inquiry=inquiry,
        kind=BatchKind.REMIND,
        channel=Channel.EMAIL,
        pause=pause,
        total=total,
        started_by_id=by,
        started_at=clock.now(),
    )


@transaction.atomic
def remind(*, inquiry: Inquiry, invitation_ids: Sequence[int], pause: int) -> Tally:
    """Whoever reacted meanwhile is left alone; whoever may not be written to is noted with the reason."""
    due = to_remind(inquiry.pk, pause=pause).filter(pk__in=invitation_ids)
    rows = list(due.select_for_update(of=("self",)).select_related("candidate__account").order_by("pk"))
    asking = inquiry_says(inquiry)
    notes = [_note(asking, row) for row in rows]
    places = people_actions.write_all(notes=notes, purpose=Purpose.INVITATION)
    prepared = 0
    for row, note in zip(rows, notes, strict=True):
        place = places.get(note.account_id)
        if place is not None and place.contact is not None:
            row.contact, row.reminded_on, row.problem = place.contact, clock.today(), ""
            prepared += 1
        elif place is not None:
            row.problem = place.why_not[:300]
    Invitation.objects.bulk_update(rows, ["contact", "reminded_on", "problem"])
    return Tally(prepared=prepared, refused=len(rows) - prepared)


def _note(asking: Asking, row: Invitation) -> people_actions.Note:
    assert row.candidate is not None
    code = spoken(code_of(row.pk, row.issue))
    language = manner.spoken(row.language, du=asking.says_du)
    with translation.override(language):
        text = reminder_text(
            asking,
            name=row.candidate.account.name,
            code=code,
            url=mail.absolute(reverse("ask:invitation", args=[code])),
            typed_at=mail.absolute(reverse("ask:enter_code")),
            until=row.expires_on,
        )
    return people_actions.Note(
        account_id=row.candidate.account_id,
        subject=text.subject,
        body=text.body,
        language=language,
        with_html=True,
    )
