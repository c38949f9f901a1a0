"""The holder of a printed card: not typed in yet, or told by themselves instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import actions, reads
from resonanz.listen.errors import CardUsed
from resonanz.listen.forms import StoryForm
from resonanz.listen.views.answers import is_valid
from resonanz.listen.views.behalf import words_of
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.listen.models import StoryCard


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, code: str) -> HttpResponse:
    """„Ihre Karte ist noch nicht abgetippt“, with the form to tell it on the telephone under the same code."""
    found = _card(request, code)
    if found.story_id is not None and request.method != "POST":
        return redirect("answer:voice", code=spoken(read_code(code)))
    person = people_reads.account_of(request)
    form = StoryForm(request.POST or None, person=person)
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request):
            try:
                count_attempt(request, name="tell", most=600, seconds=3600)
                actions.tell_on_card(inquiry=found.inquiry, code=code, words=words_of(form), person=person)
            except (CardUsed, InquiryNotOpen) as refused:
                form.add_error(
                    None, f"{refused.sentence} " + _("Ihr Text steht noch hier; bitte bewahren Sie ihn auf.")
                )
                status = 409
            except TooManyAttempts:
                form.add_error(None, _("Von diesem Anschluss kommt gerade sehr viel. Ihr Text steht noch hier."))
                status = 429
            else:
                return redirect(reverse("answer:voice", args=[spoken(read_code(code))]) + "?angekommen")
    context = {
        "inquiry": found.inquiry,
        "card": found,
        "code": spoken(read_code(code)),
        "form": form,
        "person": person,
        "person_works_here": person is not None and people_reads.works_here(person),
    }
    return render(request, "listen/card.html", context, status=status)


def _card(request: HttpRequest, code: str) -> StoryCard:
    found = reads.card_by_code(code)
    if found is None:
        try:
            count_attempt(request, name="code", most=120, seconds=3600)
        except TooManyAttempts as many:
            raise Http404 from many
        raise Http404
    speak(du=found.inquiry.says_du)
    return found
