"""One page for the management: the gap in its pictures, and the same as PDF."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ground import clock
from resonanz.mirror import actions, reads
from resonanz.mirror.figures.management_paper import management_paper


@login_required
@require_http_methods(["GET", "HEAD"])
def management(request: HttpRequest) -> HttpResponse:
    found = _found()
    context = {
        "findings": found,
        "hurting": [one for one in found if one.hurts],
        "lacking": [one for one in found if one.is_missing],
        "today": clock.today(),
    }
    return render(request, "mirror/management.html", context)


@login_required
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    found = _found()
    pdf = management_paper(
        found,
        pictures={one.key: _drawn(request, one.picture) for one in found if one.picture},
        address=request.build_absolute_uri("/").rstrip("/"),
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="spiegel-{clock.today().isoformat()}.pdf"'
    return response


def _found() -> list[reads.Finding]:
    # Whom we hear is said from what the inquiries have published, so what is due is published first.
    actions.publish_voices()
    return reads.findings()


def _drawn(request: HttpRequest, address: str) -> str:
    """The SVG that stands at this address of ours, for the same person and in light colours."""
    found = resolve(address)
    response = found.func(request, *found.args, **found.kwargs)
    return str(response.content.decode())
