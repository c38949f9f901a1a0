"""The desk from which somebody leads the evening. Any device will do: everything it shows is in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resonanz.forum.forms.desk import CommitmentForm
from resonanz.forum.views.common import forum_or_404
from resonanz.forum.views.desk_deeds import press
from resonanz.forum.views.desk_picture import DESK
from resonanz.forum.views.hall_code import base_of
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.forum.views.desk_deeds import Pressed


@login_required
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, forum_or_404(slug))


@login_required
@require_POST
def deed(request: HttpRequest, slug: str) -> HttpResponse:
    """One press. A script gets the new picture with a sentence, a page without scripts is led back."""
    forum = forum_or_404(slug)
    pressed = press(forum, request.POST, by=people_reads.member_of(request).pk)
    if request.accepts("text/html"):
        return _led_back(request, slug, pressed)
    told = {
        "ok": pressed.ok,
        "sentence": pressed.sentence,
        "field": pressed.field,
        "picture": DESK.look(forum_or_404(slug), base=base_of(request)),
    }
    return JsonResponse(told)


@login_required
async def stream(request: HttpRequest, slug: str) -> HttpResponseBase:
    return await DESK.stream(request, slug)


@login_required
@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    return DESK.answer(request, slug)


def _led_back(request: HttpRequest, slug: str, pressed: Pressed) -> HttpResponse:
    if pressed.field:
        # What was typed must not be lost, so the page comes back with it.
        messages.error(request, pressed.sentence)
        return _page(request, forum_or_404(slug), form=CommitmentForm(request.POST), status=422)
    if pressed.sentence:
        (messages.success if pressed.ok else messages.warning)(request, pressed.sentence)
    return redirect("forum:desk", slug=slug)


def _page(request: HttpRequest, forum: Forum, *, form: CommitmentForm | None = None, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "forum": forum,
        "inquiry": forum.inquiry,
        "picture": DESK.look(forum, base=base_of(request)),
        "form": form or CommitmentForm(),
        "deed_url": reverse("forum:deed", args=[forum.inquiry.slug]),
        "title": _("Regie"),
    }
    return render(request, "forum/desk.html", context, status=status)
