"""A voice told without signing in is put with the account of whoever holds its receipt or proved the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.listen.errors import BelongsToSomebody
from resonanz.listen.models import Story
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import ATTACHED, Role
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.people.models import Account


@transaction.atomic
def attach_story(*, story: Story, place: str, person: Account) -> int:
    """Sets the person on all stories of this voice; returns how many were new. Raises `BelongsToSomebody`.

    The roles in the ledger stay as they were told. How they are shown follows who the person was at the time:
    see `listen.reads.voice`.
    """
    voices = list(
        # Locks are taken in the same order everywhere: stories, then the ledger's head.
        Story.objects.select_for_update(no_key=True)
        .filter(teller=story.teller, inquiry_id=story.inquiry_id)
        .order_by("pk")
    )
    if any(told.person_id not in {None, person.pk} for told in voices):
        raise BelongsToSomebody
    fresh = [told for told in voices if told.person_id is None and told.withdrawn_at is None]
    if not fresh:
        return 0
    Story.objects.filter(pk__in=[told.pk for told in fresh]).update(person=person)
    people_actions.note_relation(
        account=person,
        place=place,
        role=Role.EMPLOYEE if people_reads.works_here(person) else Role.CUSTOMER,
        via=Via.WEB,
        body={"deed": ATTACHED, "entries": [told.entry_index for told in fresh]},
    )
    return len(fresh)
