"""Preparing invitations: for each person a code, a place in the contact budget and a mail or a paper, or the reason
why not. All of one person's in one transaction, some hundred people at a time, and safe to stop and to go on.

Lock order: candidates, accounts, each in the order of their numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from resonanz.ask.enums import BatchKind, Found, InvitationState
from resonanz.ask.errors import InquiryNotOpen, NothingToSend, NoWayOut
from resonanz.ask.models import Candidate, Inquiry, Invitation, InvitationBatch
from resonanz.ask.reads.invitations import running_batch, to_invite
from resonanz.ask.rules.invitation_mail import Asking, Text, invitation_text
from resonanz.ask.rules.invitations import code_of, invitation_hash, last_day
from resonanz.ground import clock, mail, manner
from resonanz.ground.codes import spoken
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose

_PROBLEM = 300


@dataclass(frozen=True, kw_only=True)
class Tally:
    prepared: int = 0
    refused: int = 0


@transaction.atomic
def start_inviting(*, inquiry: Inquiry, channel: Channel, by: int) -> InvitationBatch:
    """Begins to prepare; the queue does the rest. Whoever presses twice gets the batch that runs."""
    if not inquiry.is_open:
        raise InquiryNotOpen
    if channel == Channel.EMAIL and not mail.can_link():
        raise NoWayOut
    Inquiry.objects.select_for_update(no_key=True).get(pk=inquiry.pk)
    running = running_batch(inquiry.pk)
    if running is not None:
        return running
    total = to_invite(inquiry).count()
    if not total:
        raise NothingToSend
    return InvitationBatch.objects.create(
        inquiry=inquiry,
        kind=BatchKind.INVITE,
        channel=channel,
        total=total,
        started_by_id=by,
        started_at=clock.now(),
    )


@transaction.atomic
def invite(*, inquiry: Inquiry, candidate_ids: Sequence[int], channel: Channel, by: int | None) -> Tally:
    """Prepares one portion. Whoever has an invitation that is on its way already is left alone."""
    held = Candidate.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=candidate_ids)
    candidates = list(held.select_related("account").order_by("pk"))
    known = {row.candidate_id: row for row in Invitation.objects.filter(candidate__in=candidates)}
    fresh = [c for c in candidates if c.pk not in known or known[c.pk].state == InvitationState.STOPPED]
    rows = _issued(inquiry, fresh, known, channel=channel, by=by)
    _reach(inquiry, rows, channel)
    _store(rows, known)
    prepared = sum(row.state == InvitationState.PREPARED for row in rows)
    return Tally(prepared=prepared, refused=len(rows) - prepared)


def _issued(
    inquiry: Inquiry,
    candidates: Sequence[Candidate],
    known: dict[int | None, Invitation],
    *,
    channel: Channel,
    by: int | None,
) -> list[Invitation]:
    """An invitation for each, with a code that nobody else has."""
    numbers = iter(new_numbers(len(candidates)))
    rows = []
    for candidate in candidates:
        row = known.get(candidate.pk)
        if row is None:
            row = Invitation(pk=next(numbers), inquiry=inquiry, candidate=candidate, issue=0)
        row.candidate, row.channel = candidate, channel
        row.language = candidate.account.language or "de"
        row.prepared_at, row.prepared_by_id = clock.now(), by
        row.expires_on = last_day(clock.today(), inquiry.keep_until)
        row.sent_on = row.reminded_on = row.reacted_on = None
        rows.append(row)
    give_codes(rows)
    return rows


def new_numbers(count: int) -> list[int]:
    """Numbers of rows before there are rows, because codes are derived from them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('ask_invitation', 'id')) FROM generate_series(1, %s)", [count]
        )
        return [number for (number,) in cursor.fetchall()]


def give_codes(rows: Sequence[Invitation]) -> None:
    """The next issue of each; should two codes ever be equal, the later one gets another."""
    waiting, taken = list(rows), set[bytes]()
    while waiting:
        for row in waiting:
            row.issue += 1
            row.code_hash = invitation_hash(code_of(row.pk, row.issue))
        hashes = [bytes(row.code_hash) for row in waiting]
        taken |= {bytes(h) for h in Invitation.objects.filter(code_hash__in=hashes).values_list("code_hash", flat=True)}
        again = []
        for row in waiting:
            digest = bytes(row.code_hash)
            if digest in taken:
                again.append(row)
            taken.add(digest)
        waiting = again


def _reach(inquiry: Inquiry, rows: Sequence[Invitation], channel: Channel) -> None:
    """Sets what came of each: prepared with its contact, or stopped with the reason."""
    by_account = {row.candidate.account_id: row for row in rows if row.candidate}
    if channel == Channel.EMAIL:
        asking = inquiry_says(inquiry)
        notes = [note_for(asking, row) for row in by_account.values()]
        places = people_actions.write_all(notes=notes, purpose=Purpose.INVITATION)
    else:
        reachable = set(by_account)
        if channel == Channel.LETTER:
            reachable = set(people_reads.postal_addresses(list(by_account)))
        places = people_actions.reserve_contacts(
            account_ids=sorted(reachable), purpose=Purpose.INVITATION, channel=channel, pending=True
        )
    for account_id, row in by_account.items():
        place = places.get(account_id)
        row.contact = place.contact if place else None
        row.state = InvitationState.PREPARED if row.contact else InvitationState.STOPPED
        row.problem = "" if row.contact else (place.why_not if place else _no_address(channel))[:_PROBLEM]


def _no_address(channel: Channel) -> str:
    if channel == Channel.LETTER:
        return _("Von dieser Person ist keine Postanschrift bekannt.")
    return _("Diese Person ist nicht mehr dabei.")


def _store(rows: Sequence[Invitation], known: dict[int | None, Invitation]) -> None:
    new = [row for row in rows if row.candidate_id not in known]
    Invitation.objects.bulk_create(new)
    for row in rows:
        if row.candidate_id in known:
            row.save()


def inquiry_says(inquiry: Inquiry) -> Asking:
    organisation = people_reads.the_organisation()
    return Asking(
        title=inquiry.title,
        question=inquiry.question,
        why=inquiry.why,
        readers=inquiry.readers,
        in_return=inquiry.in_return,
        answer_by=inquiry.answer_by,
        organisation=organisation.name if organisation else "Resonanz",
        says_du=inquiry.says_du,
    )


def note_for(asking: Asking, row: Invitation) -> people_actions.Note:
    assert row.candidate is not None
    text = text_for(asking, row, name=row.candidate.account.name)
    return people_actions.Note(
        account_id=row.candidate.account_id,
        subject=text.subject,
        body=text.body,
        language=manner.spoken(row.language, du=asking.says_du),
        with_html=True,
    )


def text_for(asking: Asking, row: Invitation, *, name: str) -> Text:
    code = spoken(code_of(row.pk, row.issue))
    with translation.override(manner.spoken(row.language, du=asking.says_du)):
        return invitation_text(
            asking,
            name=name,
            code=code,
            url=mail.absolute(reverse("ask:invitation", args=[code])),
            typed_at=mail.absolute(reverse("ask:enter_code")),
            until=row.expires_on,
            source=row.candidate.door if row.candidate is not None and row.candidate.found == Found.IMPORTED else "",
        )
