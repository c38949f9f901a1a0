from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen.models import Reading, Story
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via


@transaction.atomic
def mark_read(*, story_ids: Sequence[int], by: int) -> int:
    """Notes that a human read these stories; returns how many were new to this reader."""
    locked = list(
        # Locks are taken in the same order everywhere: stories, ledger head, tally.
        Story.objects.select_for_update(no_key=True)
        .filter(pk__in=set(story_ids) - _known(story_ids, by=by), withdrawn_at=None)
        .order_by("pk")
        .values_list("pk", "entry_index")
    )
    # The same reader may have been waited for; an entry names only what this reading adds.
    known = _known([pk for pk, _ in locked], by=by) if locked else set()
    fresh = [(pk, index) for pk, index in locked if pk not in known]
    if not fresh:
        return 0
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.READ,
            place="team",
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body={"entries": [index for _, index in fresh]},
            moment=moment,
        )
    )
    created = Reading.objects.bulk_create(
        Reading(story_id=pk, account_id=by, read_at=moment, entry_index=recorded.index) for pk, _ in fresh
    )
    Story.objects.filter(pk__in=[pk for pk, _ in fresh], first_read_at=None).update(first_read_at=moment)
    return len(created)


def _known(story_ids: Sequence[int], *, by: int) -> set[int]:
    return set(Reading.objects.filter(story_id__in=story_ids, account_id=by).values_list("story_id", flat=True))
