"""Journeys: the list, one of them with walked against told, a step with everything that counted, and the ways in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ground.manner import reader_language
from resonanz.ground.problems import say_problems
from resonanz.mirror import actions, reads
from resonanz.mirror.errors import JourneyIncomplete
from resonanz.mirror.figures.walking import Lane, Words, walked_told_figure
from resonanz.mirror.forms.journeys import JourneyForm, LinkForm, begun
from resonanz.mirror.reads import ComparedJourney
from resonanz.people import reads as people_reads

_PER_PAGE = 25


@login_required
@require_http_methods(["GET", "HEAD"])
def journeys(request: HttpRequest) -> HttpResponse:
    booked = reads.booked_walks(people_reads.member_of(request).pk)
    return render(request, "mirror/journeys.html", {"journeys": reads.journeys(), "booked": booked})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = JourneyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = actions.lay_down_journey(**form.told(), by=people_reads.member_of(request).pk)
        except JourneyIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            told = _("Festgelegt. Verbinden Sie jetzt jeden Schritt mit dem, was davon erzählt.")
            messages.success(request, told, extra_tags="journey-new")
            return redirect("mirror:journey", pk=made.journey_id)
    return render(request, "mirror/journey_form.html", {"form": form}, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def relaunch(request: HttpRequest, pk: int) -> HttpResponse:
    editions = reads.editions_of(pk)
    if not editions:
        raise Http404
    form = JourneyForm(request.POST if request.method == "POST" else None, initial=begun(editions[0]))
    if form.is_bound and form.is_valid():
        try:
            actions.relaunch_journey(journey=editions[0].journey, **form.told(), by=people_reads.member_of(request).pk)
        except JourneyIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            told = _("Neu aufgelegt. Was bisher begangen wurde, behält seine Schritte.")
            messages.success(request, told, extra_tags=f"journey-{pk}")
            return redirect("mirror:journey", pk=pk)
    context = {"form": form, "edition": editions[0]}
    return render(request, "mirror/journey_form.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD"])
def journey(request: HttpRequest, pk: int) -> HttpResponse:
    compared = _compared_or_404(pk)
    voices = reads.voices_of([quote for row in compared.steps for quote in row.told.best])
    context = {
        "compared": compared,
        "edition": compared.edition,
        "rows": [(row, [voices[quote] for quote in row.told.best if quote in voices]) for row in compared.steps],
        "finding": _finding(compared),
        "open_walks": reads.open_walks_of(pk),
    }
    return render(request, "mirror/journey.html", context)


@login_required
@require_safe
@cache_control(private=True, max_age=10)
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    compared = _compared_or_404(pk)
    if not compared.has_picture:
        raise Http404
    lanes = [
        Lane(
            step=f"{row.step.position}. {row.step.name}",
            walked=[one.waited for one in row.walked],
            middle=row.spread.middle if row.spread else None,
            told=(row.told.spread.low, row.told.spread.middle, row.told.spread.high) if row.told.spread else None,
        )
        for row in compared.steps
    ]
    words = Words(
        axis=_("Minuten gewartet"),
        walked=_("begangen, jeder Selbsttest"),
        told=_("erzählt, Mitte und mittlere Hälfte"),
    )
    dark, language = "dunkel" in request.GET, reader_language()
    return HttpResponse(
        walked_told_figure(lanes, dark=dark, words=words, language=language), content_type="image/svg+xml"
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Every time that counted, with the sentence it came from; and beside which touchpoints the step stands."""
    found = reads.journey_step(pk)
    if found is None:
        raise Http404
    linked = {"touchpoints": [link.touchpoint_id for link in found.links.all()]}
    form = LinkForm(request.POST if request.method == "POST" else None, initial=linked)
    if form.is_bound and form.is_valid():
        by = people_reads.member_of(request).pk
        actions.link_touchpoints(step=found, touchpoint_ids=form.cleaned_data["touchpoints"], by=by)
        messages.success(request, _("Gespeichert."))
        return redirect("mirror:journey_step", pk=pk)
    told = reads.told_of_steps([found])[found.pk]
    page = Paginator(told.counted, _PER_PAGE).get_page(request.GET.get("page"))
    voices = reads.voices_of(list(page))
    context = {
        "step": found,
        "edition": found.edition,
        "form": form,
        "told": told,
        "page": page,
        "rows": [(quote, voices[quote]) for quote in page if quote in voices],
    }
    return render(request, "mirror/journey_step.html", context, status=422 if form.is_bound else 200)


def _compared_or_404(pk: int) -> ComparedJourney:
    compared = reads.compared_journey(pk)
    if compared is None:
        raise Http404
    return compared


def _finding(compared: ComparedJourney) -> str:
    """What the picture shows, in two sentences; they are also its alternative text."""
    longest, beside = compared.longest, compared.beside
    if longest is None or longest.spread is None:
        return _("Noch ist niemand diesen Weg gegangen.")
    minutes = round(longest.spread.middle)
    first = ngettext(
        "Am längsten wird bei „%(step)s“ gewartet: %(n)s Minute in der Mitte der Selbsttests.",
        "Am längsten wird bei „%(step)s“ gewartet: %(n)s Minuten in der Mitte der Selbsttests.",
        minutes,
    ) % {"step": longest.step.name, "n": minutes}
    if beside is None or beside.spread is None or beside.told.spread is None:
        return first + " " + _("Was Kundinnen und Kunden erzählen, sind noch zu wenige Zeiten für eine Zahl.")
    told = round(beside.told.spread.middle)
    second = ngettext(
        "Bei „%(step)s“ stehen %(walked)s begangene Minuten neben %(n)s erzählten Minute, in der Mitte von %(people)s "
        "Menschen.",
        "Bei „%(step)s“ stehen %(walked)s begangene Minuten neben %(n)s erzählten Minuten, in der Mitte von %(people)s "
        "Menschen.",
        told,
    ) % {
        "step": beside.step.name,
        "walked": round(beside.spread.middle),
        "n": told,
        "people": beside.told.people,
    }
    return f"{first} {second}"
