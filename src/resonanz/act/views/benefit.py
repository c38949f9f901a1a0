"""The benefit book: over all measures, one estimate with what matters most, and the two ways in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.act import actions, reads
from resonanz.act.enums import Span
from resonanz.act.errors import BenefitIncomplete
from resonanz.act.figures.benefit import book_figure, tornado_figure
from resonanz.act.forms.benefit import ActualForm, EstimateForm, started
from resonanz.act.models import Measure
from resonanz.act.rules.benefit_templates import templates
from resonanz.ground.manner import reader_language
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD"])
def book(request: HttpRequest) -> HttpResponse:
    return render(request, "act/benefit_book.html", {"book": reads.benefit_book()})


@login_required
@require_safe
@cache_control(private=True, max_age=10)
def book_picture(request: HttpRequest) -> HttpResponse:
    rows = []
    for row in reads.benefit_book().rows:
        if row.current:
            first = row.current.first
            rows.append((row.measure.title, first.low, first.middle, first.high, row.first_actual))
    if not rows:
        raise Http404
    words = (_("Euro im ersten Jahr"), _("erwartet"), _("gekommen"))
    return _svg(book_figure(rows, dark="dunkel" in request.GET, words=words, language=reader_language()))


@login_required
@require_http_methods(["GET", "HEAD"])
def estimated(request: HttpRequest, pk: int) -> HttpResponse:
    found = reads.estimated(pk)
    if found is None:
        raise Http404
    measure = found.row.measure
    context = {"estimated": found, "measure": measure, "inquiry": measure.inquiry, "booked": reads.benefit_of(measure)}
    return render(request, "act/estimated.html", context)


@login_required
@require_safe
@cache_control(private=True, max_age=3600)
def tornado(request: HttpRequest, pk: int) -> HttpResponse:
    found = reads.estimated(pk)
    if found is None or not found.swings:
        raise Http404
    rows = [(one.label, swing.at_low, swing.at_high) for swing, one in found.swings]
    words = (_("Euro im ersten Jahr"), _("bei mindestens"), _("bei höchstens"))
    dark, language = "dunkel" in request.GET, reader_language()
    return _svg(tornado_figure(rows, likely=found.likely, dark=dark, words=words, language=language))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def estimate(request: HttpRequest, pk: int) -> HttpResponse:
    """`vorlage` names the way of reckoning; a later estimate begins with the numbers of the one before."""
    measure = _measure_or_404(pk)
    before = reads.benefit_of(measure).current
    key = request.GET.get("vorlage") or (before.row.template if before else "")
    if not key:
        context = {"measure": measure, "inquiry": measure.inquiry, "templates": templates().values()}
        return render(request, "act/choose_template.html", context)
    template = templates().get(key)
    if template is None:
        raise Http404
    begins = started(before.assumptions) if before and before.row.template == key else {}
    form = EstimateForm(request.POST or None, template=template, is_first=before is None, initial=begins)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.estimate_benefit(
                measure=measure,
                template=key,
                assumptions=form.assumptions(),
                reason=form.cleaned_data.get("reason", ""),
                by=people_reads.member_of(request).pk,
            )
        except BenefitIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            messages.success(request, _("Gespeichert. Was geschätzt wurde, bleibt so stehen."))
            return redirect("act:estimated", pk=made.pk)
    context = {
        "measure": measure,
        "inquiry": measure.inquiry,
        "form": form,
        "template": template,
        "templates": templates().values(),
        "is_first": before is None,
    }
    return render(request, "act/estimate.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def actual(request: HttpRequest, pk: int) -> HttpResponse:
    measure = _measure_or_404(pk)
    form = ActualForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.note_actual(
                measure=measure,
                span=Span(told["span"]),
                by=people_reads.member_of(request).pk,
                **{name: told[name] for name in ("low", "high", "from_on", "to_on", "how")},
            )
        except BenefitIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            return redirect("act:measure", pk=pk)
    context = {"measure": measure, "inquiry": measure.inquiry, "form": form}
    return render(request, "act/actual.html", context, status=422 if request.method == "POST" else 200)


def _svg(picture: str) -> HttpResponse:
    return HttpResponse(picture, content_type="image/svg+xml")


def _measure_or_404(pk: int) -> Measure:
    measure = reads.measure(pk)
    if measure is None:
        raise Http404
    return measure
