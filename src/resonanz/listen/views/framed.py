"""A question in a frame on another website: asked, answered and receipted without a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ground import clock
from resonanz.ground.codes import spoken
from resonanz.ground.framing import StampRefused, StampTooOld, check_stamp, framed, is_sent_from_here, stamp_for
from resonanz.ground.manner import speak
from resonanz.listen.forms import OwnStoryForm, new_key
from resonanz.listen.views.answers import is_valid
from resonanz.listen.views.telling import Refused, hand_in
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

PREVIEW = "vorschau"


# No cookie says who sends this, so there is nothing that a foreign page could borrow: `ground.framing` says more.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@framed(people_reads.framing_sites)
@never_cache
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """The receipt is the answer to the form: the same form sent twice is one story and shows the same code."""
    found = _askable_or_404(slug)
    if request.method != "POST":
        return _page(request, found, OwnStoryForm())
    form = OwnStoryForm(request.POST)
    if refused := _unsealed(request, found, form):
        return _page(request, found, form, refused)
    told = hand_in(request, found, form) if is_valid(form, request) else Refused()
    if isinstance(told, Refused):
        return _page(request, found, form, told)
    code = spoken(told.code)
    address = request.build_absolute_uri(reverse("answer:voice", args=[code]))
    return render(request, "listen/framed_received.html", {"inquiry": found, "code": code, "address": address})


def _askable_or_404(slug: str) -> Inquiry:
    """Never a draft, nor what is asked among staff: neither is known outside."""
    found = ask_reads.by_slug(slug)
    if found is None or found.state == State.DRAFT or found.pk in ask_reads.asked_inside():
        raise Http404
    speak(du=found.says_du)
    return found


def _unsealed(request: HttpRequest, found: Inquiry, form: OwnStoryForm) -> Refused | None:
    """None where the form is one of ours. Else the words stay in it, under a fresh stamp, and one press sends them."""
    key = request.POST.get("key", "")
    try:
        check_stamp(_stamped(found, key), request.POST.get("stamp", ""))
        if is_sent_from_here(request):
            return None
    except StampTooOld:
        # With its own key: it may have arrived before, and must not arrive twice.
        form.add_error(None, _("Diese Seite war lange offen. Bitte drücken Sie noch einmal auf den Knopf."))
        return Refused()
    except StampRefused:
        pass
    # Whoever made this form may know its key, and the key leads to the receipt: these words get another one.
    form.data = {**dict(request.POST.items()), "roles": request.POST.getlist("roles"), "key": new_key()}
    form.add_error(
        None,
        _(
            "Ihr Browser sagt uns nicht, dass diese Worte von unserer Seite kommen. Bitte lesen Sie noch einmal, was "
            "hier steht, und drücken Sie auf den Knopf. Geht es wieder nicht, öffnen Sie die Frage in einem eigenen "
            "Fenster."
        ),
    )
    return Refused(status=403)


def _stamped(found: Inquiry, key: str) -> str:
    return f"{found.pk}:{key}"


def _page(request: HttpRequest, found: Inquiry, form: OwnStoryForm, refused: Refused | None = None) -> HttpResponse:
    said = ask_reads.said_with(found)
    context = {
        "inquiry": found,
        "form": form,
        "stamp": stamp_for(_stamped(found, str(form["key"].value()))),
        "kept": said.kept,
        "last_change": said.last_change,
        "readers": people_reads.present_team(),
        "overdue": bool(found.answer_by and found.answer_by < clock.today()),
        "organisation": people_reads.the_organisation(),
        "is_preview": PREVIEW in request.GET,
        "address": request.build_absolute_uri(reverse("listen:inquiry", args=[found.slug])),
    }
    response = render(request, "listen/framed.html", context, status=refused.status if refused else 200)
    for name, value in (refused.headers if refused else {}).items():
        response[name] = value
    return response
