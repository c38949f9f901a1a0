"""What the entries of insights say, as this room holds it today."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown
from resonanz.understand.enums import Side
from resonanz.understand.models import Evidence, Insight, InsightVersion

_BATCH = 2_000
_A_WHILE = timedelta(minutes=5)


def evidence_places(insight_ids: Iterable[int]) -> dict[int, list[list[Any]]]:
    """Per insight [story, start, end, side], tombstones included, in an order that depends on nothing else."""
    found: dict[int, list[list[Any]]] = {}
    rows = Evidence.objects.filter(insight_id__in=list(insight_ids)).order_by("story_id", "start", "end")
    for insight_id, *place in rows.values_list("insight_id", "story_id", "start", "end", "side"):
        found.setdefault(insight_id, []).append(place)
    return found


def people_behind(insight_ids: Iterable[int], *, without: Collection[int] = ()) -> dict[int, tuple[int, int]]:
    """How many people carry each insight and how many only contradict it; erased stories and these don't count."""
    ids = list(insight_ids)
    rows = (
        Evidence.objects.filter(insight_id__in=ids, story__withdrawn_at=None)
        .exclude(story_id__in=without)
        .values_list("insight_id", "side", "story__teller")
    )
    people: dict[tuple[int, str], set[object]] = {}
    for insight_id, side, teller in rows:
        people.setdefault((insight_id, side), set()).add(teller)
    found = {}
    for pk in ids:
        support, counter = people.get((pk, Side.SUPPORT), set()), people.get((pk, Side.COUNTER), set())
        found[pk] = (len(support), len(counter - support))
    return found


def add_insights(openings: Openings) -> None:
    """The newest version is built from what the pages show, the earlier ones from what was kept."""
    versions = list(InsightVersion.objects.filter(openings.wanted).select_related("insight__inquiry"))
    ids = {version.insight_id for version in versions}
    places, people = evidence_places(ids), people_behind(ids)
    for version in versions:
        insight = version.insight
        is_newest = version.number == insight.number
        words = insight if is_newest else version
        evidence = places.get(insight.pk, []) if is_newest else version.evidence
        openings.add(
            version.entry_index,
            {
                "author": f"account:{version.changed_by_id}",
                "body": {"insight": insight.pk, "title": words.title, "summary": words.summary},
                "meta": {"number": version.number, "evidence": evidence},
            },
            shown=Shown(
                kind=Kind.INSIGHT,
                role=TEAM_ROLE,
                time=version.changed_at,
                place=insight.inquiry.place,
                via=Via.WEB,
            ),
            table="understand_insightversion",
            row=version.pk,
        )
        if is_newest and (version.title, version.summary, version.evidence) != (words.title, words.summary, evidence):
            openings.orphan("understand_insightversion", version.pk, version.entry_index)
        if is_newest and (insight.people, insight.counter_people) != people[insight.pk]:
            openings.orphan("understand_insight", insight.pk, version.entry_index)
        if version.number == 1 and not _is_made_with(insight, version):
            openings.orphan("understand_insight", insight.pk, version.entry_index)
    if openings.is_final:
        _find_unentered(openings)


def _is_made_with(insight: Insight, first: InsightVersion) -> bool:
    """Whether an insight names the maker and the moment of its first version."""
    return insight.created_by_id == first.changed_by_id and abs(insight.created_at - first.changed_at) < _A_WHILE


def _find_unentered(openings: Openings) -> None:
    entered: dict[int, set[int]] = {}
    for pk, number in InsightVersion.objects.values_list("insight_id", "number").iterator(chunk_size=_BATCH):
        entered.setdefault(pk, set()).add(number)
    for pk, number in Insight.objects.values_list("pk", "number").iterator(chunk_size=_BATCH):
        if not number or entered.get(pk) != set(range(1, number + 1)):
            openings.orphan("understand_insight", pk)
