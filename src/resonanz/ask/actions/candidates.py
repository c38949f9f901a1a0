"""Putting people on the list of an inquiry. Each gets the next number, which stands for them in public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from resonanz.ask.enums import Found
from resonanz.ask.models import Candidate, Inquiry
from resonanz.ground import clock


@dataclass(frozen=True, kw_only=True)
class Listing:
    account_id: int
    groups: Sequence[str] = ()


@transaction.atomic
def list_people(
    *, inquiry_id: int, people: Sequence[Listing], found: Found, door: str, by: int | None
) -> list[Candidate]:
    """Whoever is listed already stays as they are. Two lists at once wait for each other at the inquiry."""
    Inquiry.objects.select_for_update(no_key=True).get(pk=inquiry_id)
    there = Candidate.objects.filter(inquiry_id=inquiry_id)
    known = set(there.filter(account_id__in=[p.account_id for p in people]).values_list("account_id", flat=True))
    newest = there.aggregate(newest=Max("number"))["newest"] or 0
    moment = clock.now()
    fresh = [person for person in people if person.account_id not in known]
    return Candidate.objects.bulk_create(
        Candidate(
            inquiry_id=inquiry_id,
            account_id=person.account_id,
            number=number,
            groups=list(person.groups),
            found=found,
            door=door[:80],
            added_at=moment,
            added_by_id=by,
        )
        for number, person in enumerate(fresh, start=newest + 1)
    )
