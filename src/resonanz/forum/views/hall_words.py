"""Handing words in, from the page or from the outbox of a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.ask.errors import InquiryNotOpen
from resonanz.forum import actions
from resonanz.forum.errors import NotNow
from resonanz.forum.forms import new_key
from resonanz.forum.views.common import sentences
from resonanz.forum.views.hall_page import hall_form, hall_page, seat_here
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.negotiation import said_json, wants_json
from resonanz.ground.problems import is_sound
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.ground.tables.problems import RuleProblem
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import WaitedTooLong
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.forum.forms.hall import HallForm
    from resonanz.forum.models import Seat
    from resonanz.listen.actions import Told

_MOST_AN_HOUR = 600
"""Of one seat; a whole hall shares one address."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, code: str) -> HttpResponse:
    seat = seat_here(request, code)
    if request.method != "POST":
        return redirect("forum:hall", code=spoken(read_code(code)))
    form = hall_form(seat, [], None, request.POST)
    told = _say(request, seat, form) if is_sound(form, request, field="story") else 422
    if isinstance(told, int):
        if wants_json(request):
            return said_json({"refused": sentences(form)}, status=told)
        return hall_page(request, seat, code, form=form, status=told)
    # Among staff each story stands alone, under a code of its own; else all words are one voice under the seat's.
    receipt = spoken(told.code or read_code(code))
    address = reverse("answer:voice", args=[receipt]) + "?angekommen"
    if wants_json(request):
        return said_json({"code": receipt, "address": address}, status=201 if told.is_new else 200)
    if seat.forum.is_for_staff:
        return redirect(address)
    return redirect(reverse("forum:hall", args=[receipt]) + "?angekommen#worte")


def _say(request: HttpRequest, seat: Seat, form: HallForm) -> Told | int:
    """Does it, or puts a sentence into the form and answers the status. The form still holds the words."""
    words = form.cleaned_data
    try:
        count_attempt(request, name="say", most=_MOST_AN_HOUR, seconds=3600, whom=f"seat:{seat.pk}")
        return actions.contribute(
            seat=seat,
            round_id=words["instead"] or words["round"],
            key=words["key"],
            text=words["story"],
            permission=words["permission"],
            name=words.get("name", ""),
            answers_id=words.get("answers"),
            waited=listen_reads.read_wait(request.POST.get("waited_ms", "")),
        )
    except RuleProblem as refused:
        form.add_error("story", str(refused.reason))
    except (NotNow, InquiryNotOpen) as not_now:
        form.add_error(None, str(not_now.sentence))
        return 409
    except WaitedTooLong as late:
        form.add_error(None, str(late.sentence))
        return 410
    except KeyReused:
        # Somebody went back and changed the words: the first version is safely in, this is another one.
        form.data = {**dict(form.data.items()), "key": new_key()}
        form.add_error(
            None,
            _(
                "Von dieser Seite haben Sie schon etwas abgegeben, und das bleibt, wie es war. "
                "Wenn Sie auch diese Fassung abgeben möchten, drücken Sie noch einmal auf den Knopf."
            ),
        )
    except TooManyAttempts:
        form.add_error(None, _("Von diesem Platz kommt gerade sehr viel. Ihr Text steht noch hier."))
        return 429
    return 422
