"""Who is on a list, how many of whom, and who must not be written to any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, QuerySet

from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.models import Candidate
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose


def candidates_of(inquiry_id: int) -> QuerySet[Candidate]:
    """For the team: everybody who is or was on the list, by the lot or else by number."""
    found = Candidate.objects.filter(inquiry_id=inquiry_id).select_related("account")
    return found.order_by("turn", "number")


def on_the_list(inquiry_id: int) -> QuerySet[Candidate]:
    return Candidate.objects.filter(inquiry_id=inquiry_id).exclude(state=CandidateState.LEFT)


def lots_of(account_id: int) -> QuerySet[Candidate]:
    """Where somebody stands on lists, newest first: for their own page."""
    found = Candidate.objects.filter(account_id=account_id).select_related("inquiry", "inquiry__audience")
    return found.order_by("-added_at", "-pk")


def list_counts(inquiry_id: int) -> Counter[str]:
    rows = Candidate.objects.filter(inquiry_id=inquiry_id).values_list("state").annotate(Count("pk")).order_by()
    return Counter(dict(rows))


def out_of_reach(candidates: Sequence[Candidate]) -> set[int]:
    """Ids of those who objected, are gone, or applied and took their consent back; three statements for all."""
    accounts = [candidate.account_id for candidate in candidates]
    silent = people_reads.not_to_be_asked(accounts)
    applied = [candidate.account_id for candidate in candidates if candidate.found == Found.APPLIED]
    consenting = set(
        people_reads.confirmed_consents(Purpose.INVITATION, Channel.EMAIL)
        .filter(account_id__in=applied)
        .values_list("account_id", flat=True)
    )
    return {
        candidate.pk
        for candidate in candidates
        if candidate.account_id in silent
        or (candidate.found == Found.APPLIED and candidate.account_id not in consenting)
    }
