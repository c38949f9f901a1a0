from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen.models import Reading, Story
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record_all
from resonanz.trust.enums import Kind, Via


@transaction.atomic
def mark_read(*, story_ids: Sequence[int], by: int) -> int:
    """Notes that a human read these stories; returns how many were new to this reader."""
    locked = list(
        # Locks are taken in the same order everywhere: stories, ledger head, tally.
        Story.objects.select_for_update(no_key=True)
        .filter(pk__in=set(story_ids) - _known(story_ids, by=by), withdrawn_at=None)
        .order_by("pk")
        .values_list("pk", "entry_index", "inquiry_id")
    )
    # The same reader may have been waited for; an entry names only what this reading adds.
    known = _known([pk for pk, _, _ in locked], by=by) if locked else set()
    # One entry for each inquiry, because what an inquiry promises to erase goes together.
    fresh: dict[int, list[tuple[int, int]]] = {}
    for pk, index, inquiry_id in locked:
        if pk not in known:
            fresh.setdefault(inquiry_id, []).append((pk, index))
    moment = clock.now()
    recorded = record_all([_draft([index for _, index in told], by=by, moment=moment) for told in fresh.values()])
    created = Reading.objects.bulk_create(
        Reading(story_id=pk, account_id=by, read_at=moment, entry_index=entry.index)
        for told, entry in zip(fresh.values(), recorded, strict=True)
        for pk, _ in told
    )
    Story.objects.filter(pk__in=[reading.story_id for reading in created], first_read_at=None).update(
        first_read_at=moment
    )
    return len(created)


def _draft(entries: list[int], *, by: int, moment: datetime) -> Draft:
    return Draft(
        kind=Kind.READ,
        place="team",
        role=TEAM_ROLE,
        via=Via.WEB,
        author=f"account:{by}",
        body={"entries": entries},
        moment=moment,
    )


def _known(story_ids: Sequence[int], *, by: int) -> set[int]:
    return set(Reading.objects.filter(story_id__in=story_ids, account_id=by).values_list("story_id", flat=True))
