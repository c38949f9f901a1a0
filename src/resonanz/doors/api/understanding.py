"""What the house understood: themes in the words of people, insights with the words that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router

from resonanz.act import reads as act_reads
from resonanz.doors.api.auth import BearerKey, may
from resonanz.doors.api.inquiries import is_public, public_inquiry
from resonanz.doors.api.paging import Paging, cut, cut_list, start_after
from resonanz.doors.api.problems import nothing_here
from resonanz.doors.api.shapes import InsightPage, ThemePage, WholeInsightOut
from resonanz.doors.api.words import badges, local_day
from resonanz.listen import reads as listen_reads
from resonanz.people.enums import Scope
from resonanz.understand import reads

if TYPE_CHECKING:
    from resonanz.act.reads import Stand
    from resonanz.listen.reads import Voice
    from resonanz.understand.models import Excerpt, Insight
    from resonanz.understand.reads import ShownTheme

themes = Router(auth=BearerKey(Scope.THEMES_READ))
insights = Router(auth=BearerKey(Scope.INSIGHTS_READ))
_LARGEST = 2**62


@themes.get("/inquiries/{slug:slug}/themes", response=ThemePage, operation_id="list_themes")
def list_themes(request: HttpRequest, slug: str, paging: Query[Paging]) -> dict[str, Any]:
    found = reads.shown_themes(public_inquiry(slug).pk)
    page, way = cut_list(request, paging, found, lambda theme: theme.pk)
    return {"items": [_theme(theme, for_team=may(request, Scope.STORIES_READ)) for theme in page], **way}


@insights.get("/inquiries/{slug:slug}/insights", response=InsightPage, operation_id="list_insights")
def list_insights(request: HttpRequest, slug: str, paging: Query[Paging]) -> dict[str, Any]:
    after = start_after(request, paging)
    rows = reads.insights_of(public_inquiry(slug).pk).filter(pk__gt=after).order_by("pk")
    page, way = cut(request, paging, list(rows[: paging.limit + 1]), lambda insight: insight.pk)
    stands = act_reads.public_stands(insight.pk for insight in page)
    return {"items": [_insight(request, slug, insight, stands[insight.pk]) for insight in page], **way}


@insights.get("/insights/{number}", response=WholeInsightOut, operation_id="get_insight")
def get_insight(request: HttpRequest, number: Annotated[int, Path(ge=0, le=_LARGEST)]) -> dict[str, Any]:
    insight = reads.insight(number)
    if insight is None or not is_public(insight.inquiry_id):
        raise nothing_here()
    evidence = reads.shown_evidence(insight.pk, public=True)
    stand = act_reads.public_stands([insight.pk])[insight.pk]
    return {
        **_insight(request, insight.inquiry.slug, insight, stand),
        "evidence": [*_evidence("support", evidence.support), *_evidence("counter", evidence.counter)],
        "evidence_not_public": evidence.hidden,
    }


def _theme(theme: ShownTheme, *, for_team: bool) -> dict[str, Any]:
    """Words of a theme are those of its stories: a key that may not read the stories sees the public ones alone."""
    said = {reads.words(excerpt) for excerpt in _sayable(theme.sayings, for_team=for_team)}
    return {
        "id": theme.pk,
        "name": theme.name if theme.named_by or theme.words in said else None,
        "is_named_by_team": bool(theme.named_by),
        "phrases": [phrase for phrase in theme.phrases if phrase in said],
        "quotes": [
            {
                "words": reads.words(quote),
                "entry": quote.story.entry_index,
                "badges": badges(listen_reads.role_badges(listen_reads.roles_shown(quote.story))),
            }
            for quote in _sayable(theme.quotes, for_team=for_team)
        ],
        "stories": theme.stories,
        "tellers": theme.tellers,
        "people": theme.people,
        "share_low": round(theme.low, 4),
        "share_high": round(theme.high, 4),
        "roles": badges(theme.roles),
    }


def _sayable(excerpts: Iterable[Excerpt], *, for_team: bool) -> list[Excerpt]:
    """Words that were taken back, told anew or are out of sight are said to nobody."""
    found = []
    for excerpt in excerpts:
        story = excerpt.story
        is_there = story.withdrawn_at is None and story.superseded_at is None and not story.is_withheld
        if is_there and (for_team or story.is_public):
            found.append(excerpt)
    return found


def _insight(request: HttpRequest, slug: str, insight: Insight, stand: Stand) -> dict[str, Any]:
    decision = stand.decision
    return {
        **{name: getattr(insight, name) for name in ("title", "summary", "people", "counter_people")},
        "id": insight.pk,
        "created_on": local_day(insight.created_at),
        "stand": {
            "key": stand.key.value,
            "label": stand.label,
            "reason": decision.reason if decision else "",
            "owner": decision.owner_shown if decision else "",
            "due_on": decision.due_on if decision else None,
            "done_on": decision.done_on if decision else None,
            "was_missed": stand.was_missed,
            "public_on": stand.public_on,
        },
        "url": request.build_absolute_uri(reverse("answer:public_insight", args=[slug, insight.pk])),
    }


def _evidence(side: str, voices: Sequence[Voice]) -> list[dict[str, Any]]:
    return [_piece(side, voice) for voice in voices]


def _piece(side: str, voice: Voice) -> dict[str, Any]:
    """Words that are gone or out of sight leave only their place, as on the public page."""
    standing = "erased" if voice.withdrawn else "withheld" if voice.withheld else "shown"
    is_shown = standing == "shown"
    return {
        "entry": voice.entry_index,
        "side": side,
        "standing": standing,
        "text": voice.text if is_shown else None,
        "passages": [piece for piece, is_marked in voice.marks if is_marked] if is_shown else [],
        "badges": badges(voice.badges) if is_shown else [],
        "name": voice.name if is_shown else "",
        "told_on": local_day(voice.told_at),
    }
