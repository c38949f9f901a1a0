"""What a tablet at a table follows: the running round, who sits here, and what arrived from here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_GET, require_safe

from resonanz.forum import events, reads
from resonanz.forum.enums import RoundState
from resonanz.forum.views.common import forum_or_404
from resonanz.ground.live import Picture, follow
from resonanz.ground.manner import reader_language

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

MOST_TABLES = 999
_PARTS = ("round", "signs", "handed")


@login_required
@require_GET
async def stream(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    forum = await sync_to_async(table_of)(slug, number)
    language = reader_language()
    topic = f"{events.topic_of(forum.pk)}:table:{number}:{language}"
    return await follow(request, topic=topic, look=lambda: _look(slug, number, language))


@login_required
@require_safe
def picture(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    seen = picture_of(table_of(slug, number), number)
    return HttpResponse(json.dumps(seen, ensure_ascii=False), content_type="application/json")


def table_of(slug: str, number: int) -> Forum:
    """Tables are counted from one; nobody sets them up before."""
    if not 1 <= number <= MOST_TABLES:
        raise Http404
    return forum_or_404(slug)


def parts_of(forum: Forum, number: int) -> dict[str, Any]:
    """What the parts of the page are drawn with; a fixed number of statements."""
    rounds = reads.rounds_of(forum.pk)
    running = reads.running_round(rounds)
    return {
        "forum": forum,
        "number": number,
        "rounds": rounds,
        "running": running,
        "is_silent": running is not None and running.state == RoundState.WRITING,
        "signs": [] if forum.is_for_staff else reads.signs_at(forum, number),
        "handed": [] if forum.is_for_staff else reads.handed_in_at(forum, number),
    }


def picture_of(forum: Forum, number: int) -> dict[str, Any]:
    context = parts_of(forum, number)
    running = context["running"]
    ends = running.planned_end if running else None
    return {
        "v": reads.newest_index(forum.pk),
        "ends": int(ends.timestamp() * 1000) if ends else None,
        "round": {"id": running.pk, "title": running.title, "takes": running.takes_words} if running else None,
        "parts": {name: render_to_string(f"forum/parts/table_{name}.html", context) for name in _PARTS},
    }


def _look(slug: str, number: int, language: str) -> Picture:
    # Whoever follows first started this; it is drawn for all who read the same language.
    with translation.override(language):
        seen = picture_of(table_of(slug, number), number)
    return Picture(number=seen["v"], text=json.dumps(seen, ensure_ascii=False))
