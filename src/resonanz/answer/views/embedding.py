"""On other people's pages: the balance, which everybody may show anywhere, and what was promised.

They set no cookie and ask nobody else for anything. Which other pages may be framed, and by whom, the team decides.
"""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from resonanz.answer import reads
from resonanz.answer.views.balance import public_inquiry_or_404, shown_in_short
from resonanz.answer.views.conditional import balance_mark, promises_mark
from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.ground.framing import ANYWHERE, framed
from resonanz.people import reads as people_reads


@require_safe
@framed(lambda: [ANYWHERE])
@cache_control(no_cache=True)
@condition(etag_func=balance_mark)
def embedded(request: HttpRequest, slug: str = "") -> HttpResponse:
    return render(request, "answer/embedded.html", shown_in_short(request, slug))


@require_safe
@framed(people_reads.framing_sites)
@cache_control(no_cache=True)
@condition(etag_func=promises_mark)
def promises(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What was promised and what became of it, the newest days of each; without anybody's name."""
    inside = ask_reads.asked_inside()
    inquiry = public_inquiry_or_404(slug) if slug else None
    if inquiry is not None and inquiry.pk in inside:
        raise Http404
    asked = [inquiry] if inquiry else [found for found in reads.public_inquiries() if found.pk not in inside]
    address = reverse("answer:balance", args=[slug]) if slug else reverse("answer:house_balance")
    context = {
        "inquiry": inquiry,
        "organisation": people_reads.the_organisation(),
        "promises": reads.promise_list(asked),
        "today": clock.today(),
        "address": request.build_absolute_uri(address),
    }
    return render(request, "answer/embedded_promises.html", context)


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
