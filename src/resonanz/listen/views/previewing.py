"""The page of a guest before there are guests, for the frame in which the team looks at it."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ground.manner import speak
from resonanz.listen.forms import OwnStoryForm
from resonanz.listen.views.telling import asked_page


@login_required
@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]  # Its types know only views without arguments.
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """As somebody sees it whom we do not know, with the form even while the inquiry is a draft."""
    found = ask_reads.by_slug(slug)
    if found is None:
        raise Http404
    speak(du=found.says_du)
    request.user = AnonymousUser()
    context = {**asked_page(found, OwnStoryForm(person=None)), "is_preview": True, "account": None}
    return render(request, "listen/inquiry.html", context)
