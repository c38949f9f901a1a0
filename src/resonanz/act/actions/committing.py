"""Giving one's word, and saying what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act import events
from resonanz.act.actions.owning import Owner, settled_owner
from resonanz.act.enums import Pledge
from resonanz.act.errors import CommitmentIncomplete, CommitmentOver
from resonanz.act.models import Commitment, CommitmentStep
from resonanz.act.rules.commitments import step_body
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_OVER = {Pledge.KEPT, Pledge.BROKEN}
_OWES_REASON = {Pledge.MOVED, Pledge.HANDED, Pledge.BROKEN}


@transaction.atomic
def commit_to(
    *,
    inquiry: Inquiry,
    text: str,
    owner: str,
    due_on: date | None,
    by: int,
    place: str = "",
    held_by: int | None = None,
) -> Commitment:
    """A promise with a name or a function and a day, said aloud or written. Raises `CommitmentIncomplete`."""
    problems: dict[str, str] = {}
    if not text.strip():
        problems["text"] = _("Was wird zugesagt?")
    if not owner.strip() and held_by is None:
        problems["owner"] = _("Eine Zusage braucht jemanden, der sie gibt.")
    if due_on is None:
        problems["due_on"] = _("Eine Zusage braucht einen Tag.")
    elif due_on < clock.today():
        problems["due_on"] = _("Dieser Tag ist schon vorbei.")
    who = settled_owner(owner=owner, held_by=held_by, problems=problems)
    if problems or due_on is None:
        raise CommitmentIncomplete(problems)
    given = Commitment.objects.create(inquiry_id=inquiry.pk, text=text.strip(), owner=who.text, place=place)
    _step(given, Pledge.GIVEN, number=1, due_on=due_on, reason="", by=by, where=inquiry.place, who=who)
    return given


@transaction.atomic
def follow_up(
    *,
    commitment_id: int,
    deed: Pledge,
    by: int,
    reason: str = "",
    due_on: date | None = None,
    owner: str = "",
    held_by: int | None = None,
) -> CommitmentStep:
    """Moves the day, hands it over, or says that it was kept or not.

    Raises `CommitmentIncomplete`, and `CommitmentOver` once it was kept or given up.
    """
    held = Commitment.objects.select_for_update(of=("self",)).select_related("inquiry").get(pk=commitment_id)
    newest = held.steps.order_by("-number")[0]
    if newest.deed in _OVER:
        raise CommitmentOver
    problems: dict[str, str] = {}
    if deed in _OWES_REASON and not reason.strip():
        problems["reason"] = _("Bitte sagen Sie, warum. Alle lesen es.")
    if deed == Pledge.MOVED:
        problems |= _wrong_day(due_on, newest.due_on)
    who = Owner(text=newest.owner or held.owner, account_id=newest.held_by_id)
    if deed == Pledge.HANDED:
        who = settled_owner(owner=owner, held_by=held_by, problems=problems)
        if not who.text and not problems.keys() & {"owner", "held_by"}:
            problems["owner"] = _("Wer steht künftig dazu?")
    if problems:
        raise CommitmentIncomplete(problems)
    day = due_on if deed == Pledge.MOVED and due_on else newest.due_on
    number, where = newest.number + 1, held.inquiry.place
    return _step(held, deed, number=number, due_on=day, reason=reason.strip(), by=by, where=where, who=who)


def _wrong_day(day: date | None, until_now: date) -> dict[str, str]:
    if day is None or day <= until_now:
        return {"due_on": _("Der neue Tag muss nach dem alten liegen.")}
    return {"due_on": _("Dieser Tag ist schon vorbei.")} if day < clock.today() else {}


def _step(
    held: Commitment,
    deed: Pledge,
    *,
    number: int,
    due_on: date,
    reason: str,
    by: int,
    where: str,
    who: Owner,
) -> CommitmentStep:
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.COMMITMENT,
            place=where,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=step_body(
                commitment=held.pk,
                number=number,
                deed=deed.value,
                text=held.text,
                owner=who.text,
                due_on=due_on,
                reason=reason,
                holder=who.account_id,
            ),
            moment=moment,
        )
    )
    step = CommitmentStep.objects.create(
        commitment=held,
        number=number,
        deed=deed,
        due_on=due_on,
        owner=who.text,
        held_by_id=who.account_id,
        reason=reason,
        by_id=by,
        at=moment,
        entry_index=recorded.index,
    )
    events.committed.announce(held.inquiry_id)
    return step
