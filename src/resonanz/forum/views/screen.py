"""The picture on the wall: for everybody in the hall, on a device of the team."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.forum.views.common import forum_or_404
from resonanz.forum.views.hall_code import base_of
from resonanz.forum.views.screen_picture import SCREEN
from resonanz.ground.manner import speak


@login_required
@require_safe
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    # The hall reads it, whoever of the team put it on the wall.
    speak(du=forum.inquiry.says_du)
    picture = SCREEN.look(forum, base=base_of(request))
    return render(request, "forum/screen.html", {"forum": forum, "inquiry": forum.inquiry, "picture": picture})


@login_required
async def stream(request: HttpRequest, slug: str) -> HttpResponseBase:
    return await SCREEN.stream(request, slug)


@login_required
@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    return SCREEN.answer(request, slug)
