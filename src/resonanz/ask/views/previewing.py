"""What the asked will see, before they see it: on a phone and on paper."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from resonanz.ask import actions, reads
from resonanz.ask.rules.readiness import MISSING
from resonanz.ask.views.common import inquiry_or_404


@login_required
@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # Its types know only views without arguments.
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    short = reverse("listen:by_code", args=[inquiry.code])
    context = {
        "inquiry": inquiry,
        "kept": reads.said_with(inquiry).kept,
        "short_address": request.build_absolute_uri(short),
        "missing": [MISSING[name] for name in actions.missing_for_opening(inquiry)],
    }
    return render(request, "ask/preview.html", context)
