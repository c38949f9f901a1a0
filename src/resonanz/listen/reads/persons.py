"""The stories of somebody: of a person we know, or of an anonymous voice."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from resonanz.listen.models import Statement, Story


def stories_of_person(account_id: int) -> QuerySet[Story]:
    """What the person told or claimed, and what the same voices added to it."""
    tellers = list(Story.objects.filter(person_id=account_id).values_list("teller", flat=True))
    return _in_order(Q(person_id=account_id) | Q(teller__in=tellers, person=None))


def stories_of_teller(teller: UUID) -> QuerySet[Story]:
    return _in_order(Q(teller=teller))


def stories_with_entries(indices: Sequence[int]) -> QuerySet[Story]:
    return _in_order(Q(entry_index__in=indices))


def _in_order(wanted: Q) -> QuerySet[Story]:
    found = Story.objects.filter(wanted).select_related("inquiry", "person")
    return found.prefetch_related("person__relations", "scribe").order_by("pk")


def withdrawn_entries() -> list[tuple[int, str]]:
    """(entry, ground) of every story and statement whose words were erased."""
    found: list[tuple[int, str]] = []
    for model in (Story, Statement):
        rows = model.objects.exclude(withdrawn_at=None).order_by("pk")
        found += rows.values_list("entry_index", "withdrawn_ground")
    return found
