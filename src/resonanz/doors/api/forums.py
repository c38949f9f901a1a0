"""Evenings that were announced. Those among staff are known inside only, so no key sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from resonanz.doors.api.auth import BearerKey
from resonanz.doors.api.paging import Paging, cut, start_after
from resonanz.doors.api.problems import nothing_here
from resonanz.doors.api.shapes import ForumPage, WholeForumOut
from resonanz.forum import reads
from resonanz.people.enums import Scope

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

router = Router(auth=BearerKey(Scope.FORUM_READ))
_AS_IT_IS = (
    *("number", "stage", "starts_at", "ends_at", "venue", "selection", "budget"),
    *("review_until", "sealed_at", "balanced_at"),
)


@router.get("/forums", response=ForumPage, operation_id="list_forums")
def list_forums(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    after = start_after(request, paging)
    rows = reads.open_forums().filter(number__gt=after).order_by("number")
    page, way = cut(request, paging, list(rows[: paging.limit + 1]), lambda forum: forum.number)
    return {"items": [_shown(request, forum) for forum in page], **way}


@router.get("/forums/{slug:slug}", response=WholeForumOut, operation_id="get_forum")
def get_forum(request: HttpRequest, slug: str) -> dict[str, Any]:
    forum = reads.open_forums().filter(inquiry__slug=slug).first()
    if forum is None:
        raise nothing_here()
    agenda = [
        {
            **{name: getattr(line.round, name) for name in ("position", "title", "kind", "state")},
            "minutes": line.minutes,
            "starts_at": line.starts_at,
        }
        for line in reads.agenda_of(forum, reads.rounds_of(forum.pk))
    ]
    return {**_shown(request, forum), "agenda": agenda}


def _shown(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """The link of the video room goes to guests with their invitation; here stands only that there is one."""
    return {
        **{name: getattr(forum, name) for name in _AS_IT_IS},
        "slug": forum.inquiry.slug,
        "title": forum.inquiry.title,
        "label": forum.get_stage_display(),
        "has_video": bool(forum.video_link),
        "url": request.build_absolute_uri(reverse("forum:page", args=[forum.inquiry.slug])),
    }
