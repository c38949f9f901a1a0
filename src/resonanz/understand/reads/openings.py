"""What the entries of insights say, as this room holds it today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown
from resonanz.understand.models import Evidence, Insight, InsightVersion

_BATCH = 2_000


def evidence_places(insight_ids: Iterable[int]) -> dict[int, list[list[Any]]]:
    """Per insight [story, start, end, side], tombstones included, in an order that depends on nothing else."""
    found: dict[int, list[list[Any]]] = {}
    rows = Evidence.objects.filter(insight_id__in=list(insight_ids)).order_by("story_id", "start", "end")
    for insight_id, *place in rows.values_list("insight_id", "story_id", "start", "end", "side"):
        found.setdefault(insight_id, []).append(place)
    return found


def add_insights(openings: Openings) -> None:
    """The newest version is built from what the pages show, the earlier ones from what was kept."""
    versions = list(InsightVersion.objects.filter(openings.wanted).select_related("insight__inquiry"))
    places = evidence_places({version.insight_id for version in versions})
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
    if openings.is_final:
        _find_unentered(openings)


def _find_unentered(openings: Openings) -> None:
    entered = set(InsightVersion.objects.values_list("insight_id", "number").iterator(chunk_size=_BATCH))
    shown = Insight.objects.values_list("pk", "number", "created_by_id", "created_at")
    for pk, number, _, _ in shown.iterator(chunk_size=_BATCH):
        if not {(pk, n) for n in range(1, number + 1)} <= entered:
            openings.orphan("understand_insight", pk)
