from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from resonanz.ask import reads
from resonanz.ask.views.common import inquiry_or_404
from resonanz.ground.manner import speak


@login_required
@require_http_methods(["GET", "HEAD"])
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """A sheet for the wall; it exists as soon as there is an open invitation to lead to."""
    audience = reads.audience_of(inquiry_or_404(slug).pk)
    if audience is None or not audience.is_sealed or audience.apply_until is None:
        raise Http404
    speak(du=audience.inquiry.says_du)
    made = reads.poster_pdf(audience, address=request.build_absolute_uri(reverse("ask:apply", args=[slug])))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="aushang-{slug}.pdf"'
    return response
