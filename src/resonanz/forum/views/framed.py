"""The next evening in a frame on another website."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from resonanz.ask import reads as ask_reads
from resonanz.forum import reads
from resonanz.ground.framing import framed
from resonanz.people import reads as people_reads


@require_safe
@framed(people_reads.framing_sites)
@cache_control(no_cache=True)
def next_forum(request: HttpRequest) -> HttpResponse:
    """When, where and what about; whoever wants to come opens the invitation in a window of its own."""
    forum = reads.next_forum()
    plan = ask_reads.published_plan(forum.inquiry_id) if forum else None
    context = {
        "forum": forum,
        "takes_applications": plan is not None and plan.takes_applications_now,
        "organisation": people_reads.the_organisation(),
    }
    return render(request, "forum/framed.html", context)
