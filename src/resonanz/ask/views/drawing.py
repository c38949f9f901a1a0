"""The draw as everybody sees it: the rule, the seal, the numbers, and how to compute it again."""

from __future__ import annotations

import json

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from resonanz.ask import reads
from resonanz.ask.views.applying import public_plan
from resonanz.ground import clock

_PER_PAGE = 200


@require_http_methods(["GET", "HEAD"])
def lots(request: HttpRequest, slug: str) -> HttpResponse:
    """Numbers only. A group that is too small to be named stands under its letter."""
    inquiry, audience = public_plan(slug)
    kept = reads.drawing_of(audience.pk)
    told = reads.told_draw(audience, kept) if kept else None
    page = Paginator(told.lines if told else (), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "inquiry": inquiry,
        "audience": audience,
        "groups": audience.groups.all(),
        "seed_hash": bytes(audience.seed_hash or b"").hex(),
        "told": told,
        "page": page,
        "moved_up": reads.moved_up_numbers(inquiry.pk) if told else [],
        "takes_applications": audience.takes_applications(clock.now()),
    }
    return render(request, "ask/audience_draw.html", context)


@require_http_methods(["GET", "HEAD"])
def lots_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that `resonanz check-draw` needs, as a download."""
    _inquiry, audience = public_plan(slug)
    kept = reads.drawing_of(audience.pk)
    if kept is None:
        raise Http404
    text = json.dumps(reads.told_draw(audience, kept).file, ensure_ascii=False, indent=1) + "\n"
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="los-{slug}.json"'
    return response
