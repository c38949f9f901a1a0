"""What people who asked to be told have not been told yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from resonanz.act import reads as act_reads
from resonanz.answer.events import Telling, further_news
from resonanz.answer.models import Reply
from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.ground.manner import base_of
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.act.models import Decision
    from resonanz.answer.events import Told
    from resonanz.listen.models import Story

BETWEEN = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that became of a story: a reply, a decision, or a promise that changed after it was told."""

    story: Story
    entry: int
    moment: datetime
    reply: Reply | None = None
    decision: Decision | None = None
    promise: ask_reads.Promise | None = None


@dataclass(frozen=True, kw_only=True)
class News:
    """Everything for one person since they were last told, in the order of the ledger."""

    account_id: int
    language: str
    items: Sequence[Item]
    further: Sequence[Told] = ()
    """What upper rooms have to tell, such as what became of an evening."""

    @property
    def says_du(self) -> bool:
        """Only where everything in it belongs to inquiries that do: nobody is addressed in two ways in one mail."""
        return all(item.story.inquiry.says_du for item in self.items) and all(piece.says_du for piece in self.further)

    @property
    def up_to_entry(self) -> int:
        return max([item.entry for item in self.items] + [piece.entry for piece in self.further])


def all_news(account_id: int | None = None) -> Iterator[News]:
    """For everybody (or one) who asked, has confirmed it, and was not told within the last day.

    The size of the ledger is read first: every entry below it is committed, whatever is committed while we look,
    so the entry up to which somebody was told leaves no gap behind it.
    """
    committed = trust_reads.size()
    asked = people_reads.confirmed_consents(Purpose.OUTCOME, Channel.EMAIL)
    consents = {consent.account_id: consent for consent in asked if account_id in {None, consent.account_id}}
    last = people_reads.last_outcomes(list(consents))
    a_day_ago = clock.now() - BETWEEN
    due = [pk for pk in consents if pk not in last or last[pk].at <= a_day_ago]
    people = listen_reads.stories_by_person(due)
    became = _became_of([story for stories in people.values() for story in stories])
    further = _further(due)
    for pk in sorted({*people, *further}):
        told = last[pk].up_to_entry if pk in last else None
        after, since = -1 if told is None else told, consents[pk].given_at
        fresh = {
            item.entry: item
            for story in people.get(pk, [])
            for item in became.get(story.pk, [])
            if after < item.entry < committed and item.moment >= since
        }
        beside = [piece for piece in further.get(pk, []) if after < piece.entry < committed and piece.moment >= since]
        if fresh or beside:
            items = [fresh[entry] for entry in sorted(fresh)]
            yield News(account_id=pk, language=base_of(consents[pk].wording.language), items=items, further=beside)


def _further(account_ids: Sequence[int]) -> dict[int, list[Told]]:
    asked = Telling(account_ids=frozenset(account_ids))
    further_news.run(asked)
    found: dict[int, list[Told]] = {}
    for piece in sorted(asked.found, key=lambda piece: piece.entry):
        found.setdefault(piece.account_id, []).append(piece)
    return found


def _became_of(stories: Sequence[Story]) -> dict[int, list[Item]]:
    """Replies, decisions and changed promises of many stories, in five statements.

    A decision that was internal counts from the entry of its publication on.
    """
    by_pk = {story.pk: story for story in stories}
    found: dict[int, list[Item]] = {pk: [] for pk in by_pk}
    for reply in Reply.objects.filter(story_id__in=list(by_pk)).select_related("author"):
        story = by_pk[reply.story_id]
        found[story.pk].append(Item(story=story, entry=reply.entry_index, moment=reply.created_at, reply=reply))
    carried = understand_reads.insights_by_story(list(by_pk))
    decisions: dict[int, list[act_reads.Told]] = {}
    for told in act_reads.told_of({pk for ids in carried.values() for pk in ids}):
        decisions.setdefault(told.decision.insight_id, []).append(told)
    for story_id, insight_ids in carried.items():
        for told in (each for pk in insight_ids for each in decisions.get(pk, [])):
            found[story_id].append(
                Item(story=by_pk[story_id], entry=told.entry, moment=told.moment, decision=told.decision)
            )
    promises = ask_reads.changes_by_inquiry(story.inquiry_id for story in stories)
    for story in stories:
        found[story.pk] += [
            Item(story=story, entry=change.version.entry_index, moment=change.version.said_at, promise=change)
            for change in promises.get(story.inquiry_id, [])
            if change.version.entry_index > story.entry_index
        ]
    return found
