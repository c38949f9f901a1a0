"""`security.txt` (RFC 9116): whom to tell of a weakness."""

from __future__ import annotations

from datetime import UTC, timedelta
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from resonanz.ground import clock
from resonanz.people import reads as people_reads

_VALID_DAYS = 180
"""The standard recommends less than a year. It is computed, so it runs out only when nobody serves it any more."""


@cache_control(max_age=3600, public=True)
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    contacts = _contacts()
    if not contacts:
        raise Http404
    until = (clock.now().astimezone(UTC) + timedelta(days=_VALID_DAYS)).replace(hour=0, minute=0, second=0)
    lines = [f"Contact: {contact}" for contact in contacts]
    lines += [f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: de, en"]
    if settings.PUBLIC_URL.startswith("https://"):
        lines.append(f"Canonical: {settings.PUBLIC_URL}{reverse('doors:security_txt')}")
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")


def _contacts() -> list[str]:
    """The address of the imprint first; the page itself where it can be named with https, as the standard demands."""
    organisation = people_reads.the_organisation()
    found = []
    if organisation is not None and organisation.email:
        found.append(f"mailto:{quote(organisation.email, safe='@.+-_')}")
    if organisation is not None and settings.PUBLIC_URL.startswith("https://"):
        found.append(settings.PUBLIC_URL + reverse("doors:imprint"))
    return found
