"""The language mirror: one text at once, a house as shares, and the sheet with the switch."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ground.manner import reader_language
from resonanz.ground.problems import say_problems
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Council
from resonanz.mirror.errors import CountingOff, LanguageRefused
from resonanz.mirror.figures.language import language_figure
from resonanz.mirror.figures.language_sheet import legal_parts, sheet_paper, sheet_parts, signatures, stored_parts
from resonanz.mirror.forms.language import AgreementForm, LanguageCountForm, LanguageTextForm, WithdrawalForm
from resonanz.mirror.reads.language_marks import MOST, look_at
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD"])
def language(request: HttpRequest) -> HttpResponse:
    context = {"counts": reads.language_counts(), "is_on": reads.counts_now()}
    return render(request, "mirror/language.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest) -> HttpResponse:
    """The answer is the page itself: there is nothing that could be called up again."""
    form = LanguageTextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        look = look_at(form.cleaned_data["text"], explain_in=reader_language())
        return render(request, "mirror/language_text.html", {"form": form, "look": look, "most": MOST})
    status = 422 if request.method == "POST" else 200
    return render(request, "mirror/language_text.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest) -> HttpResponse:
    if not reads.counts_now():
        return redirect("mirror:language_sheet")
    form = LanguageCountForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            row = actions.count_language(
                source=told["source"],
                from_on=told["from_on"],
                to_on=told["to_on"],
                texts=form.told(),
                by=people_reads.member_of(request).pk,
            )
        except CountingOff:
            return redirect("mirror:language_sheet")
        except LanguageRefused as refused:
            say_problems(form, refused.problems)
        else:
            messages.success(request, _("Gezählt. Die Texte sind weg; mehr als auf dieser Seite steht, gibt es nicht."))
            return redirect("mirror:language_counted", pk=row.pk)
    context = {"form": form, "sources": reads.language_sources()}
    status = 422 if request.method == "POST" else 200
    return render(request, "mirror/language_count.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD"])
def counted(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "mirror/language_counted.html", {"page": _page_or_404(pk)})


@login_required
@require_safe
@cache_control(private=True, max_age=10)
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page_or_404(pk)
    now, then = _period(page.row), _period(page.before) if page.before else ""
    points = [(str(one.kind.label), now, one.share.low, one.share.share, one.share.high) for one in page.kinds]
    points += [
        (str(one.kind.label), then, one.before.low, one.before.share, one.before.high)
        for one in page.kinds
        if one.before
    ]
    axis = _("von hundert Sätzen über Kunden")
    periods = [then, now] if then else [now]
    return HttpResponse(
        language_figure(points, periods=periods, dark="dunkel" in request.GET, axis=axis), content_type="image/svg+xml"
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    is_on = reads.counts_now()
    form = WithdrawalForm(request.POST or None) if is_on else AgreementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told, by = form.cleaned_data, people_reads.member_of(request).pk
        try:
            if is_on:
                actions.withdraw_counting(spoken_by=told["spoken_by"], on=told["on"], by=by)
                messages.success(request, _("Eingetragen. Ab jetzt wird nichts mehr gezählt."))
            else:
                actions.agree_to_counting(
                    council=Council(told["council"]), spoken_by=told["spoken_by"], on=told["on"], by=by
                )
                messages.success(request, _("Eingetragen. Ab jetzt kann gezählt werden."))
        except CountingOff:
            return redirect("mirror:language_sheet")
        except LanguageRefused as refused:
            say_problems(form, refused.problems)
        else:
            return redirect("mirror:language_sheet")
    context = {
        "form": form,
        "is_on": is_on,
        "agreements": reads.agreements(),
        "parts": sheet_parts(),
        "stored": stored_parts(),
        "legal": legal_parts(),
        "signatures": signatures(),
    }
    return render(request, "mirror/language_sheet.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(sheet_paper(), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="sprachspiegel-betriebsrat.pdf"'
    return answer


def _page_or_404(pk: int) -> reads.CountPage:
    page = reads.counted(pk)
    if page is None:
        raise Http404
    return page


def _period(row: object) -> str:
    first, last = (date_format(getattr(row, name), "SHORT_DATE_FORMAT") for name in ("from_on", "to_on"))
    return _("%(first)s bis %(last)s") % {"first": first, "last": last}
