from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.answer import events
from resonanz.answer.errors import NobodyToAnswer
from resonanz.answer.models import Reply
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.listen.models import Story


@transaction.atomic
def reply_to(*, story: Story, text: str, by: int, bulk: int | None = None) -> Reply:
    """A reply is written by a human, under that human's name; there is no other way to make one."""
    if story.withdrawn_at is not None or not story.has_page:
        raise NobodyToAnswer
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.REPLY,
            place=f"entry:{story.entry_index}",
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body={"entry": story.entry_index, "text": text},
            moment=moment,
        )
    )
    reply = Reply.objects.create(
        story_id=story.pk, text=text, author_id=by, created_at=moment, entry_index=recorded.index, bulk_id=bulk
    )
    events.replied.announce(story.pk)
    return reply
