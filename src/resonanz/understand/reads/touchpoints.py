"""Touchpoints as pages show them: in the team's words, with their base and their doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from resonanz.listen import reads as listen_reads
from resonanz.understand.enums import Matching, TouchDeed
from resonanz.understand.models import (
    Touchpoint,
    TouchpointChange,
    TouchpointCorrection,
    TouchpointCount,
    TouchpointMatch,
    TouchpointProgress,
)
from resonanz.understand.reads.themes import quoted
from resonanz.understand.rules import nameable
from resonanz_engine.steps.interval import wilson

_MOST = 50


@dataclass(frozen=True, kw_only=True)
class ShownTouchpoint:
    """`low` and `high` are the 95 % bounds of the share tellers / people (Wilson); people are all whose stories were
    compared, in one inquiry or in all.
    """

    pk: int
    name: str
    sentence: str
    examples: tuple[str, ...]
    described_by: str
    described_at: datetime
    archived_by: str
    archived_at: datetime | None
    passages: int
    tellers: int
    people: int
    low: float
    high: float

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


@dataclass(frozen=True, kw_only=True)
class Compared:
    """How much was compared: passages, those that match none, and different people."""

    passages: int
    none: int
    people: int


@dataclass(frozen=True, kw_only=True)
class TouchChange:
    sentence: str
    who: str
    at: datetime


def shown_touchpoints(inquiry_id: int | None = None) -> list[ShownTouchpoint]:
    """In the order of the way, counted in one inquiry or in all; two statements, however many there are."""
    rows = Touchpoint.objects.filter(archived_at=None).select_related("described_by", "archived_by")
    counts = _counts(inquiry_id)
    return [_shown(row, counts) for row in rows.order_by("position", "pk")]


def archived_touchpoints() -> list[ShownTouchpoint]:
    """The last one first; nothing is counted about them any more."""
    rows = Touchpoint.objects.exclude(archived_at=None).select_related("described_by", "archived_by")
    return [_shown(row, {}) for row in rows.order_by("-archived_at", "pk")]


def shown_touchpoint(pk: int, inquiry_id: int | None = None) -> ShownTouchpoint | None:
    row = Touchpoint.objects.filter(pk=pk).select_related("described_by", "archived_by").first()
    return None if row is None else _shown(row, _counts(inquiry_id))


def compared(inquiry_id: int | None = None) -> Compared:
    counts = _counts(inquiry_id)
    passages, people = counts.pop(None, (0, 0))
    return Compared(passages=passages, none=max(0, passages - sum(n for n, _people in counts.values())), people=people)


def touchpoint_names() -> list[tuple[int, str]]:
    """Those that are in use, in the order of the way."""
    return list(Touchpoint.objects.filter(archived_at=None).order_by("position", "pk").values_list("pk", "name"))


def passages_of(touchpoint_id: int | None, inquiry_id: int | None = None) -> QuerySet[TouchpointMatch]:
    """The passages of a touchpoint, the clearest first; of None those that match none, the newest first."""
    order = ["-story_id", "start"] if touchpoint_id is None else ["-strength", "story_id", "start"]
    rows = _standing(inquiry_id).filter(touchpoint=touchpoint_id)
    return (
        rows.select_related("story", "inquiry")
        .prefetch_related("story__person__relations", "story__scribe")
        .order_by(*order)
    )


def passage_at(story_id: int, start: int) -> TouchpointMatch | None:
    rows = _standing(None).filter(story_id=story_id, start=start).select_related("story", "inquiry", "touchpoint")
    return rows.prefetch_related("story__person__relations", "story__scribe").first()


def spoken_roles(touchpoint_id: int) -> list[tuple[str, str]]:
    """Who speaks, without numbers and only from five people on (ten who work here), as themes say it.

    While the figures were only added to, people are looked at one by one: nobody may be named because somebody else
    left at the same moment.
    """
    rows = TouchpointCount.objects.filter(inquiry=None, touchpoint=touchpoint_id).values_list("roles", "is_change")
    figures = list(rows)
    if any(is_change for _roles, is_change in figures):
        counted = _roles_now(touchpoint_id)
    else:
        counted = {role: n for roles, _is_change in figures for role, n in roles.items()}
    return listen_reads.role_badges(nameable(counted))


def corrections_of(touchpoint_id: int) -> QuerySet[TouchpointCorrection]:
    """The newest first."""
    rows = TouchpointCorrection.objects.filter(
        touchpoint_id=touchpoint_id, story__withdrawn_at=None, story__superseded_at=None
    )
    return rows.select_related("story", "corrected_by").order_by("-corrected_at", "-pk")


def corrections_at(places: Collection[tuple[int, int]]) -> dict[tuple[int, int], TouchpointCorrection]:
    """Who said that a passage (story, start) belongs where it is."""
    rows = TouchpointCorrection.objects.filter(story_id__in={story for story, _start in places}, belongs=True)
    return {(row.story_id, row.start): row for row in rows.select_related("corrected_by")}


def touch_history(touchpoint_id: int) -> list[TouchChange]:
    """The newest first; one statement."""
    rows = TouchpointChange.objects.filter(touchpoint_id=touchpoint_id).select_related("by")
    return [
        TouchChange(sentence=_sentence(row), who=str(row.by), at=row.at) for row in rows.order_by("-at", "-pk")[:_MOST]
    ]


def matching_of(inquiry_id: int) -> TouchpointProgress | None:
    return TouchpointProgress.objects.filter(inquiry_id=inquiry_id).first()


def matching_count() -> int:
    """In how many inquiries passages are waiting to be compared or just being so."""
    return TouchpointProgress.objects.filter(step__in=[Matching.WAITING, Matching.RUNNING]).count()


def touch_counts_changed() -> bool:
    """Whether figures were only added to since the worker counted them."""
    return TouchpointCount.objects.filter(is_change=True).exists()


def unmatched_inquiries(among: Iterable[int] | None = None) -> list[int]:
    """Inquiries with a passage that was read and not compared yet, or where comparing was asked for."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.id FROM ask_inquiry i
            WHERE EXISTS (SELECT FROM understand_touchpoint WHERE archived_at IS NULL)
              AND (%(any)s OR i.id = ANY(%(among)s))
              AND (EXISTS (SELECT FROM understand_touchpointprogress p
                           WHERE p.inquiry_id = i.id AND p.step IN ('waiting', 'running'))
                OR EXISTS (SELECT FROM understand_passage p JOIN listen_story s ON s.id = p.story_id
                           LEFT JOIN understand_passagevector o ON o.passage_id = p.id
                           LEFT JOIN understand_storyvector v ON p.is_whole AND v.story_id = s.id
                           WHERE p.inquiry_id = i.id AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
                             AND coalesce(o.story_id, v.story_id) IS NOT NULL
                             AND NOT EXISTS (SELECT FROM understand_touchpointmatch m
                                             WHERE m.story_id = p.story_id AND m.start = p.start AND m."end" = p."end"))
              )
            ORDER BY i.id
            """,
            {"any": among is None, "among": list(among or [])},
        )
        return [row[0] for row in cursor.fetchall()]


def _standing(inquiry_id: int | None) -> QuerySet[TouchpointMatch]:
    """What is still there, in its newest version."""
    rows = TouchpointMatch.objects.filter(story__withdrawn_at=None, story__superseded_at=None)
    return rows if inquiry_id is None else rows.filter(inquiry_id=inquiry_id)


def _counts(inquiry_id: int | None) -> dict[int | None, tuple[int, int]]:
    """Passages and different people by touchpoint; at None of all that was compared. Only looked up: see
    `actions.tallying`.
    """
    rows = TouchpointCount.objects.filter(inquiry=inquiry_id).values_list("touchpoint_id")
    added = rows.annotate(Sum("passages"), Sum("tellers"))
    # Until the worker has counted, changes at the same moment may take one person away twice.
    return {pk: (max(0, passages), max(0, tellers)) for pk, passages, tellers in added}


def _roles_now(touchpoint_id: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT role, count(DISTINCT teller) FROM (
                SELECT unnest(s.roles) AS role, s.teller
                FROM understand_touchpointmatch m JOIN listen_story s ON s.id = m.story_id
                WHERE m.touchpoint_id = %s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
            ) spoken GROUP BY role
            """,
            [touchpoint_id],
        )
        return dict(cursor.fetchall())


def _shown(row: Touchpoint, counts: Mapping[int | None, tuple[int, int]]) -> ShownTouchpoint:
    passages, tellers = counts.get(row.pk, (0, 0))
    _passages, people = counts.get(None, (0, 0))
    low, high = wilson(min(tellers, people), people)
    return ShownTouchpoint(
        pk=row.pk,
        name=row.name,
        sentence=row.sentence,
        examples=tuple(row.examples),
        described_by=str(row.described_by),
        described_at=row.described_at,
        archived_by=str(row.archived_by) if row.archived_by else "",
        archived_at=row.archived_at,
        passages=passages,
        tellers=tellers,
        people=people,
        low=low,
        high=high,
    )


def _sentence(row: TouchpointChange) -> str:
    return {
        TouchDeed.DESCRIBE: _("Beschrieben als %(name)s."),
        TouchDeed.CHANGE: _("Anders beschrieben: %(name)s."),
        TouchDeed.ARCHIVE: _("Abgelegt."),
        TouchDeed.REVIVE: _("Zurückgeholt."),
        TouchDeed.BELONGS: _("Einen Abschnitt zugeordnet."),
        TouchDeed.REFUSED: _("Einen Abschnitt herausgenommen: Er gehört nicht hierher."),
        TouchDeed.LIFT: _("Eine Berichtigung zurückgenommen; das Programm entscheidet wieder selbst."),
    }[TouchDeed(row.deed)] % {"name": _worded(row.wording)}


def _worded(wording: dict[str, str]) -> str:
    """Name and sentence of a version, so that none gets lost."""
    if not wording:
        return ""
    sentence = wording.get("sentence", "")
    # The sentence around it ends with a full stop of its own.
    return f"{quoted(wording['name'])} – {sentence.removesuffix('.')}" if sentence else quoted(wording["name"])
