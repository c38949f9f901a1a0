"""Who is on the list of an inquiry: how people come onto it and how they leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from resonanz.ask import events
from resonanz.ask.actions.audience_plan import locked_audience, next_numbers
from resonanz.ask.actions.moving_up import move_up
from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.errors import ListFrozen
from resonanz.ask.models import Candidate, Group
from resonanz.ground import clock
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role

_BATCH = 1000


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Somebody for the list, with the keys of their groups in the plan; several are normal."""

    account_id: int
    groups: Sequence[str] = ()


@transaction.atomic
def list_people(
    *, inquiry_id: int, people: Sequence[Listing], found: Found, door: str = "", by: int | None = None
) -> list[Candidate]:
    """Puts many onto the list at once, each with a lot number of their own; answers those who are new.

    Whoever is there already gets the groups added. Keys that the plan does not know are left out, and groups of
    employees are added for those who work here, whatever was said. Raises `ListFrozen` after the draw.
    """
    audience = locked_audience(inquiry_id)
    if audience is not None and audience.is_drawn:
        raise ListFrozen
    plan = list(audience.groups.all()) if audience is not None else []
    wanted = _groups_of(plan, people)
    known = {row.account_id: row for row in Candidate.objects.filter(inquiry_id=inquiry_id, account_id__in=wanted)}
    for row in known.values():
        row.groups = sorted({*row.groups, *wanted[row.account_id]})
    Candidate.objects.bulk_update(known.values(), ["groups"], batch_size=_BATCH)
    fresh = [account_id for account_id in wanted if account_id not in known]
    moment = clock.now()
    return Candidate.objects.bulk_create(
        (
            Candidate(
                inquiry_id=inquiry_id,
                account_id=account_id,
                number=number,
                groups=wanted[account_id],
                found=found,
                door=door[:80],
                added_at=moment,
                added_by_id=by,
            )
            for account_id, number in zip(fresh, next_numbers(inquiry_id, len(fresh)), strict=True)
        ),
        batch_size=_BATCH,
    )


@transaction.atomic
def leave_list(*, inquiry_id: int, account_id: int) -> bool:
    """Somebody does not want to be asked here any more, before or after the draw. Their place is given on.

    Answers whether they were on the list until now.
    """
    locked_audience(inquiry_id)
    candidate = (
        Candidate.objects.filter(inquiry_id=inquiry_id, account_id=account_id)
        .exclude(state=CandidateState.LEFT)
        .first()
    )
    if candidate is None:
        return False
    had_a_place = candidate.state == CandidateState.DRAWN
    candidate.state = CandidateState.LEFT
    candidate.save(update_fields=["state"])
    events.candidate_left.announce(candidate.pk)
    if had_a_place:
        move_up(inquiry_id=inquiry_id, instead_of=candidate.pk)
    return True


def _groups_of(plan: Iterable[Group], people: Sequence[Listing]) -> dict[int, list[str]]:
    """Account → keys, in the order of the list."""
    plan = list(plan)
    keys = {group.key for group in plan}
    of_staff = {group.key for group in plan if group.role == Role.EMPLOYEE}
    employed = people_reads.working_here([person.account_id for person in people]) if of_staff else frozenset()
    wanted: dict[int, set[str]] = {}
    for person in people:
        said = wanted.setdefault(person.account_id, set())
        said |= keys & set(person.groups)
        if person.account_id in employed:
            said |= of_staff
    return {account_id: sorted(said) for account_id, said in wanted.items()}
