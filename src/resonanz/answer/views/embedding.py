"""The balance on other people's pages: a small page that may be framed anywhere, and how to put it there.

It sets no cookie, runs no script and asks nobody else for anything. No other page of the house may be framed.
"""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import condition, require_safe

from resonanz.answer.views.balance import public_inquiry_or_404, shown_in_short
from resonanz.answer.views.conditional import balance_mark


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@cache_control(no_cache=True)
@condition(etag_func=balance_mark)
def embedded(request: HttpRequest, slug: str = "") -> HttpResponse:
    return render(request, "answer/embedded.html", shown_in_short(request, slug))


@require_safe
@csp_update({"frame-src": [SELF]})
def how_to_embed(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What somebody copies into a page of their own."""
    inquiry = public_inquiry_or_404(slug) if slug else None
    where = [slug] if slug else []
    prefix = "answer:balance" if slug else "answer:house"
    frame, picture, page = (
        request.build_absolute_uri(reverse(name, args=where))
        for name in (f"{prefix}_embedded", f"{prefix}_stand", "answer:balance" if slug else "answer:house_balance")
    )
    context = {"inquiry": inquiry, "frame_url": frame, "picture_url": picture, "page_url": page}
    return render(request, "answer/how_to_embed.html", context)
