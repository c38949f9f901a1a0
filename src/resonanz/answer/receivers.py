"""What this room does when others announce something."""

from __future__ import annotations

from resonanz.answer.actions import drop_passages
from resonanz.answer.reads import open_thanks
from resonanz.listen import events as listen_events
from resonanz.trust import events as trust_events
from resonanz.trust.events import Openings


@trust_events.opening_entries.plug
def open_own_entries(openings: Openings) -> None:
    open_thanks(openings)


@listen_events.erasing_stories.plug
def drop_praised_passages(story_ids: list[int]) -> None:
    drop_passages(story_ids=story_ids)
