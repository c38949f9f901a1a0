"""For the team: printing story cards, and typing in what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground.manner import speak
from resonanz.listen import actions, reads
from resonanz.listen.errors import CardOfAnother, CardTooEarly, CardUnknown, CardUsed
from resonanz.listen.figures.cards import card_sheet
from resonanz.listen.forms.behalf import CardForm, PrintForm
from resonanz.listen.views.answers import is_valid
from resonanz.listen.views.behalf import inquiry_of, words_of
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """Typing in; below it, which cards were printed and how many came back."""
    inquiry = inquiry_of(slug)
    form = CardForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request) and _type_in(request, inquiry, form):
            return redirect(reverse("listen:cards", args=[slug]) + "?eingetragen")
    context = {
        "inquiry": inquiry,
        "form": form,
        "print_form": PrintForm(),
        "runs": reads.print_runs(inquiry.pk),
        "just": "eingetragen" in request.GET,
    }
    return render(request, "listen/cards.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def print_cards(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_of(slug)
    form = PrintForm(request.POST or None)
    if request.method == "POST" and inquiry.state == State.DRAFT:
        form.add_error(None, _("Ein Entwurf wird nicht gedruckt: Erst öffnen, dann fragen."))
    elif request.method == "POST" and form.is_valid():
        filled = form.cleaned_data
        by = people_reads.member_of(request)
        codes = actions.print_cards(inquiry=inquiry, key=filled["key"], count=filled["count"], by=by)
        house = people_reads.the_organisation()
        # Guests read the cards, whoever of the team prints them.
        speak(du=inquiry.says_du)
        content = card_sheet(
            inquiry=inquiry,
            organisation=house.name if house else "",
            codes=codes,
            base=settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/"),
            sheet=filled["sheet"],
        )
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="karten-{inquiry.slug}.pdf"'
        response["Cache-Control"] = "no-store"
        return response
    status = 422 if request.method == "POST" else 200
    return render(request, "listen/print_cards.html", {"inquiry": inquiry, "form": form}, status=status)


def _type_in(request: HttpRequest, inquiry: Inquiry, form: CardForm) -> bool:
    filled = form.cleaned_data
    try:
        actions.type_in_card(
            inquiry=inquiry,
            code=filled["code"],
            words=words_of(form),
            by=people_reads.member_of(request),
            written_on=filled["written_on"],
        )
    except (CardUnknown, CardOfAnother, CardUsed) as refused:
        form.add_error("code", str(refused.sentence))
    except CardTooEarly as early:
        form.add_error("written_on", str(early.sentence))
    except InquiryNotOpen:
        form.add_error(
            "written_on",
            _("Das Anliegen war an diesem Tag nicht offen. Steht auf der Karte ein früherer Tag, tragen Sie ihn ein."),
        )
    else:
        return True
    return False
