"""Measures of the team: bringing in, picking up, laying down, ending."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.act import actions, reads
from resonanz.act.enums import MeasureDeed
from resonanz.act.errors import MeasureIncomplete, MeasureOver, NotInYourHands
from resonanz.act.forms.measures import MeasureForm, WordsForm
from resonanz.ask import reads as ask_reads
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads


@login_required
@require_http_methods(["GET", "HEAD"])
def measures(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    found = reads.measures_of_inquiry(inquiry.pk)
    trials = reads.experiments_of(followed.measure.pk for followed in found)
    context = {"inquiry": inquiry, "rows": [(followed, trials[followed.measure.pk]) for followed in found]}
    return render(request, "act/measures.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    insight = understand_reads.insight(pk)
    if insight is None:
        raise Http404
    form = MeasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            made = actions.bring_in_measure(
                insight=insight, title=words["title"], what=words["what"], by=people_reads.member_of(request).pk
            )
        except MeasureIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            return redirect("act:measure", pk=made.pk)
    status = 422 if request.method == "POST" else 200
    context = {"insight": insight, "inquiry": insight.inquiry, "form": form}
    return render(request, "act/new_measure.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD"])
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, pk)


@login_required
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    if reads.measure(pk) is None:
        raise Http404
    deed, by = request.POST.get("deed"), people_reads.member_of(request).pk
    form = WordsForm(request.POST, prefix="note" if deed == MeasureDeed.NOTE else "end")
    form.is_valid()
    words = form.cleaned_data.get("words", "")
    try:
        if deed == MeasureDeed.TAKEN:
            actions.pick_up_measure(measure_id=pk, by=by)
        elif deed == MeasureDeed.LAID:
            actions.lay_down_measure(measure_id=pk, by=by, words=words)
        elif deed == MeasureDeed.NOTE:
            actions.note_on_measure(measure_id=pk, by=by, words=words)
        elif deed in {MeasureDeed.DONE, MeasureDeed.GIVEN_UP}:
            actions.end_measure(measure_id=pk, deed=MeasureDeed(deed), by=by, words=words)
        else:
            raise Http404
    except MeasureIncomplete as incomplete:
        say_problems(form, incomplete.problems)
        return _page(request, pk, form=form, deed=deed or "", status=422)
    except MeasureOver:
        messages.error(request, _("Diese Maßnahme ist schon zu Ende. Wer weitermachen will, bringt eine neue ein."))
    except NotInYourHands:
        messages.error(request, _("Das hat sich inzwischen geändert. Bitte sehen Sie noch einmal hin."))
    return redirect("act:measure", pk=pk)


def _page(
    request: HttpRequest, pk: int, *, form: WordsForm | None = None, deed: str = "", status: int = 200
) -> HttpResponse:
    found = reads.measure(pk)
    if found is None:
        raise Http404
    followed = reads.followed(found)
    context = {
        "followed": followed,
        "measure": found,
        "inquiry": found.inquiry,
        "is_mine": followed.is_held_by(people_reads.member_of(request).pk),
        "trials": reads.experiments_of([pk])[pk],
        "benefit": reads.benefit_of(found),
        "evidence": understand_reads.shown_evidence(found.insight_id, public=False, urls=True),
        "has_no_words": not understand_reads.standing_stories(found.insight_id),
        "note_form": form if form and deed == MeasureDeed.NOTE else WordsForm(prefix="note"),
        "end_form": form if form and deed != MeasureDeed.NOTE else WordsForm(prefix="end"),
    }
    return render(request, "act/measure.html", context, status=status)
