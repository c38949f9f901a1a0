"""The minutes of an evening, to read and to print. Those of an evening among staff are for the team alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from resonanz.forum import reads
from resonanz.forum.enums import Stage
from resonanz.forum.figures.minutes_paper import minutes_paper
from resonanz.forum.views.common import public_forum_or_404
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

_WRITTEN = {Stage.SEALED, Stage.BALANCED}


@require_safe
def minutes(request: HttpRequest, slug: str) -> HttpResponse:
    forum = _forum_for(request, slug)
    context = {"forum": forum, "inquiry": forum.inquiry}
    if forum.stage not in _WRITTEN:
        return render(request, "forum/minutes_waiting.html", context)
    return render(request, "forum/minutes.html", {**context, "minutes": reads.minutes_of(forum)})


@require_safe
def minutes_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Set anew each time: words that were taken back since the seal are in no copy that is made from now on."""
    forum = _forum_for(request, slug)
    if forum.stage not in _WRITTEN:
        return redirect("forum:minutes", slug=slug)
    base = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    made = minutes_paper(reads.minutes_of(forum), address=base + reverse("forum:minutes", args=[slug]))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="protokoll-{slug}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _forum_for(request: HttpRequest, slug: str) -> Forum:
    forum = public_forum_or_404(slug)
    if forum.is_for_staff:
        reader = people_reads.account_of(request)
        if reader is None or not reader.is_team:
            raise Http404
    return forum
