"""What a guest does in the hall beside writing: wants to speak, votes, sits down somewhere else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from resonanz.forum import actions
from resonanz.forum.errors import NotNow
from resonanz.forum.forms.hall import TableForm
from resonanz.forum.views.common import number_of
from resonanz.forum.views.hall_page import own_parts, own_words, seat_here
from resonanz.forum.views.hall_pictures import picture_of
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.negotiation import said_json, wants_json
from resonanz.listen import actions as listen_actions
from resonanz.trust.enums import Via


@never_cache
@require_POST
def hand(request: HttpRequest, code: str) -> HttpResponse:
    """`deed` is `ask` or `leave`; pressed twice it is the same. `about` names own words to speak about, if any."""
    seat = seat_here(request, code)
    is_over = False
    try:
        if request.POST.get("deed") == "leave":
            actions.leave_queue(seat=seat)
        else:
            actions.ask_to_speak(seat=seat, contribution_id=number_of(request.POST.get("about")))
    except NotNow:
        is_over = True
    if wants_json(request):
        parts = own_parts(request, seat, code, own_words(seat))
        return JsonResponse({"parts": parts}, status=409 if is_over else 200)
    return _back(code, hint="vorbei" if is_over else "", place="meldung")


@never_cache
@require_POST
def vote(request: HttpRequest, code: str) -> HttpResponse:
    """To the ballot. The voter comes from the seat's code, so that two presses, and two telephones, are one voter.

    The database keeps no code, so nothing in it leads from votes to a seat.
    """
    seat = seat_here(request, code)
    if not picture_of(seat.forum).can_vote:
        return _back(code, hint="abstimmung")
    began = listen_actions.begin_voting(
        inquiry=seat.forum.inquiry,
        key=f"seat:{read_code(code)}",
        person=seat.person,
        roles=seat.roles,
        via=Via.HALL,
    )
    if not began.code:
        return redirect("listen:ballot_start", slug=seat.forum.inquiry.slug)
    return redirect("listen:ballot", code=spoken(began.code))


@never_cache
@require_POST
def seat_table(request: HttpRequest, code: str) -> HttpResponse:
    seat = seat_here(request, code)
    form = TableForm(request.POST)
    if not form.is_valid():
        if wants_json(request):
            return said_json({"refused": {"table": [_("Bitte eine Zahl von 1 bis 999.")]}}, status=422)
        return _back(code)
    actions.change_table(seat=seat, table=form.cleaned_data["table"])
    return _back(code, hint="tisch")


def _back(code: str, *, hint: str = "", place: str = "") -> HttpResponse:
    address = reverse("forum:hall", args=[spoken(read_code(code))])
    return redirect(address + (f"?hinweis={hint}" if hint else "") + (f"#{place}" if place else ""))
