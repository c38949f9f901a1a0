"""Every version of what was promised to the asked, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.ask import reads
from resonanz.ask.enums import State
from resonanz.ask.views.common import inquiry_or_404
from resonanz.ground.manner import speak


@require_safe
def promises(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    if inquiry.state == State.DRAFT:
        raise Http404
    speak(du=inquiry.says_du)
    told = reads.promises_of(inquiry.pk)
    context = {"inquiry": inquiry, "promises": told[::-1], "first": told[0] if told else None}
    return render(request, "ask/promises.html", context)
