"""Insights: the team's sentence on the customers' words. Without the words there is no sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via
from resonanz.understand import events
from resonanz.understand.enums import Side
from resonanz.understand.errors import NotVerbatim, TooFewPeople
from resonanz.understand.models import Evidence, Insight, InsightVersion
from resonanz.understand.reads import evidence_places, people_behind

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Story


@dataclass(frozen=True, kw_only=True)
class Passage:
    story_id: int
    start: int
    end: int
    side: Side = Side.SUPPORT


def passage_of(*, story: Story, words: str, side: Side = Side.SUPPORT) -> Passage:
    """Where these words stand in the story. Raises `NotVerbatim` when they don't."""
    start = story.text.find(words) if words.strip() else -1
    if start < 0:
        raise NotVerbatim
    return Passage(story_id=story.pk, start=start, end=start + len(words), side=side)


@transaction.atomic
def make_insight(
    *,
    inquiry: Inquiry,
    title: str,
    summary: str,
    passages: Sequence[Passage],
    by: int,
    theme_id: int | None = None,
) -> Insight:
    insight = Insight.objects.create(
        inquiry_id=inquiry.pk,
        theme_id=theme_id,
        title=title,
        summary=summary,
        created_by_id=by,
        created_at=clock.now(),
    )
    _lay_evidence(insight, passages, by=by, needed=inquiry.minimum_people)
    _keep_version(insight, by=by, place=inquiry.place)
    events.insight_published.announce(insight.pk)
    return insight


@transaction.atomic
def change_insight(
    *, insight: Insight, inquiry: Inquiry, title: str, summary: str, passages: Sequence[Passage], by: int
) -> Insight:
    """A new version; the earlier wording stays in the history."""
    insight = Insight.objects.select_for_update().get(pk=insight.pk)
    insight.title, insight.summary, insight.number = title, summary, insight.number + 1
    insight.save(update_fields=["title", "summary", "number"])
    kept = {(passage.story_id, passage.start, passage.end) for passage in passages}
    # Evidence whose words were erased stays as a visible tombstone: nobody could choose it again.
    earlier = Evidence.objects.filter(insight=insight, story__withdrawn_at=None)
    gone = [row.pk for row in earlier if (row.story_id, row.start, row.end) not in kept]
    earlier.filter(pk__in=gone).delete()
    _lay_evidence(insight, passages, by=by, needed=inquiry.minimum_people)
    _keep_version(insight, by=by, place=inquiry.place)
    return insight


def _lay_evidence(insight: Insight, passages: Sequence[Passage], *, by: int, needed: int) -> None:
    stories = {
        story.pk: story
        for story in listen_reads.versions_with_words(insight.inquiry_id).filter(
            pk__in=[passage.story_id for passage in passages]
        )
    }
    people: dict[Side, set[object]] = {Side.SUPPORT: set(), Side.COUNTER: set()}
    for passage in passages:
        story = stories.get(passage.story_id)
        if story is None or not story.text[passage.start : passage.end].strip():
            raise NotVerbatim
        people[passage.side].add(story.teller)
        Evidence.objects.update_or_create(
            insight=insight,
            story_id=passage.story_id,
            start=passage.start,
            end=passage.end,
            defaults={"side": passage.side},
            create_defaults={"side": passage.side, "added_by_id": by, "added_at": clock.now()},
        )
    if len(people[Side.SUPPORT]) < needed:
        raise TooFewPeople(people=len(people[Side.SUPPORT]), needed=needed)
    insight.people = len(people[Side.SUPPORT])
    insight.counter_people = len(people[Side.COUNTER] - people[Side.SUPPORT])
    insight.save(update_fields=["people", "counter_people"])


def _keep_version(insight: Insight, *, by: int, place: str) -> None:
    moment, evidence = clock.now(), evidence_places([insight.pk]).get(insight.pk, [])
    recorded = record(
        Draft(
            kind=Kind.INSIGHT,
            place=place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body={"insight": insight.pk, "title": insight.title, "summary": insight.summary},
            meta={"number": insight.number, "evidence": evidence},
            moment=moment,
        )
    )
    InsightVersion.objects.create(
        insight=insight,
        number=insight.number,
        title=insight.title,
        summary=insight.summary,
        changed_by_id=by,
        changed_at=moment,
        evidence=evidence,
        entry_index=recorded.index,
    )


def recount_evidence(*, without: Sequence[int] = (), about: Sequence[int] = ()) -> None:
    """Counts the people behind insights again: about these stories, and without those that are just being erased."""
    for insight in Insight.objects.filter(evidence__story_id__in=[*without, *about]).distinct():
        insight.people, insight.counter_people = people_behind([insight.pk], without=without)[insight.pk]
        insight.save(update_fields=["people", "counter_people"])
