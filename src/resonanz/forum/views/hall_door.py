"""Coming in: by the QR code on the screen, with the code typed in, or with the code of a seat one has already."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.ask import reads as ask_reads
from resonanz.forum import actions, reads
from resonanz.forum.enums import Stage
from resonanz.forum.errors import NotNow
from resonanz.forum.forms.hall import REMOTE, ArriveForm, DoorForm
from resonanz.forum.views.common import public_forum_or_404
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from resonanz.people.errors import NameTaken, NameUnreadable

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

_WRONG_CODES_AN_HOUR = 2000
"""A whole hall types from one address."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, code: str = "") -> HttpResponse:
    """A code of a hall leads to its door, a code of a seat back to that seat."""
    typed = code or request.POST.get("code", "") or request.GET.get("code", "")
    form = DoorForm({"code": typed} if typed or request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "forum/door.html", {"form": form}, status=422 if form.is_bound else 200)
    known = form.cleaned_data["code"]
    forum = reads.forum_by_hall_code(known)
    if forum is not None:
        return redirect(_arrive_url(forum, known))
    if reads.seat_by_code(known) is not None:
        return redirect("forum:hall", code=spoken(known))
    status = 404
    try:
        count_attempt(request, name="door", most=_WRONG_CODES_AN_HOUR, seconds=3600)
        form.add_error(
            "code",
            _("Dieser Code gilt nicht, oder nicht mehr. Der richtige steht während des Abends auf der Leinwand."),
        )
    except TooManyAttempts:
        status = 429
        form.add_error(None, _("Das waren sehr viele Versuche. Bitte warten Sie eine Stunde."))
    return render(request, "forum/door.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrive(request: HttpRequest, slug: str) -> HttpResponse:
    forum = _forum_for(request, slug)
    given: dict[str, Any] = {"is_for_staff": forum.is_for_staff, "has_video": bool(forum.video_link)}
    if request.method != "POST" or forum.stage != Stage.LIVE:
        initial = {"code": read_code(request.GET.get("code", ""))}
        return _page(
            request, forum, ArriveForm(initial=initial, **given), status=200 if request.method != "POST" else 409
        )
    form = ArriveForm(request.POST, **given)
    if not form.is_valid():
        return _page(request, forum, form, status=422)
    said = form.cleaned_data
    try:
        seated = actions.take_seat(
            forum=forum,
            key=said["key"],
            hall_code=said["code"],
            roles=said.get("roles") or [Role.EMPLOYEE],
            name=said.get("name", ""),
            table=said.get("table"),
            is_remote=said.get("presence") == REMOTE,
            person=people_reads.account_of(request),
        )
    except NotNow as refused:
        with suppress(TooManyAttempts):
            count_attempt(request, name="door", most=_WRONG_CODES_AN_HOUR, seconds=3600)
        form.add_error("code", str(refused.sentence))
        return _page(request, forum, form, status=409)
    except (NameTaken, NameUnreadable) as refused_name:
        form.add_error("name", str(refused_name.sentence))
        return _page(request, forum, form, status=422)
    return redirect(reverse("forum:hall", args=[spoken(seated.code)]) + "?willkommen")


def _forum_for(request: HttpRequest, slug: str) -> Forum:
    """Among staff the door shows itself to whoever is inside, or has the code that is on the screen now."""
    forum = public_forum_or_404(slug)
    if forum.is_for_staff and not ask_reads.was_let_in(request, forum.inquiry_id):
        if reads.forum_by_hall_code(request.POST.get("code", "") or request.GET.get("code", "")) != forum:
            raise Http404
        # A code that is renewed while somebody stands in the door is told in a sentence.
        ask_reads.let_in(request, forum.inquiry_id)
    return forum


def _arrive_url(forum: Forum, code: str) -> str:
    return reverse("forum:arrive", args=[forum.inquiry.slug]) + "?" + urlencode({"code": code})


def _page(request: HttpRequest, forum: Forum, form: ArriveForm, *, status: int = 200) -> HttpResponse:
    person = None if forum.is_for_staff else people_reads.account_of(request)
    context = {
        "forum": forum,
        "inquiry": forum.inquiry,
        "form": form,
        "is_live": forum.stage == Stage.LIVE,
        "is_over": forum.stage in {Stage.REVIEW, Stage.SEALED, Stage.BALANCED},
        "door_form": DoorForm(),
        "person": person,
        "person_works_here": person is not None and people_reads.works_here(person),
        "kept": ask_reads.said_with(forum.inquiry).kept,
    }
    return render(request, "forum/arrive.html", context, status=status)
