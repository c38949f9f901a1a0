"""Experiments of the team: planning, starting, watching, ending, learning."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.act import actions, reads
from resonanz.act.enums import ExperimentState, Turnout
from resonanz.act.errors import MeasureOver, NotNow, NumbersRefused, PlanFixed, PlanIncomplete
from resonanz.act.forms.experiments import LearnedForm, PlanForm, ReasonForm, StartForm
from resonanz.act.models import Measure
from resonanz.act.views.experiment_page import experiment_page, say_refused, somebody_was_faster, trial_or_404
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    measure = reads.measure(pk)
    if measure is None:
        raise Http404
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = people_reads.member_of(request).pk
        try:
            made = actions.draft_experiment(measure=measure, plan=form.plan(), by=by)
        except MeasureOver:
            return _measure_over(request, pk)
        return redirect("act:experiment", pk=made.pk)
    return _plan_page(request, form, measure, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "HEAD"])
def experiment(request: HttpRequest, pk: int) -> HttpResponse:
    return experiment_page(request, trial_or_404(pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    trial = trial_or_404(pk)
    if trial.state != ExperimentState.DRAFT:
        return _plan_fixed(request, pk)
    form = PlanForm(request.POST or None, instance=trial.experiment)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_experiment(experiment_id=pk, plan=form.plan())
        except PlanFixed:
            return _plan_fixed(request, pk)
        return redirect("act:experiment", pk=pk)
    status = 422 if request.method == "POST" else 200
    return _plan_page(request, form, trial.experiment.measure, pk=pk, status=status)


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    trial, form = trial_or_404(pk), StartForm(request.POST)
    is_named = form.is_valid() and form.cleaned_data["is_named"]
    try:
        actions.start_experiment(experiment_id=pk, by=people_reads.member_of(request).pk, is_named=is_named)
    except PlanIncomplete as incomplete:
        said = PlanForm(_as_typed(trial.experiment), instance=trial.experiment)
        said.is_valid()
        say_refused(said, incomplete)
        return _plan_page(request, said, trial.experiment.measure, pk=pk, status=422)
    except PlanFixed:
        return _plan_fixed(request, pk)
    except MeasureOver:
        return _measure_over(request, trial.experiment.measure_id)
    messages.success(request, _("Der Versuch läuft. Der Plan steht jetzt fest und im Protokollbuch."))
    return redirect("act:experiment", pk=pk)


@login_required
@require_POST
def watch(request: HttpRequest, pk: int) -> HttpResponse:
    trial_or_404(pk)
    form = StartForm(request.POST)
    is_named = form.is_valid() and form.cleaned_data["is_named"]
    try:
        actions.take_over_watch(experiment_id=pk, by=people_reads.member_of(request).pk, is_named=is_named)
    except NotNow:
        return somebody_was_faster(request, pk)
    return redirect("act:experiment", pk=pk)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """By its rule, or earlier with a reason, whichever the button said."""
    trial, form = trial_or_404(pk), ReasonForm(request.POST, prefix="stop")
    by = people_reads.member_of(request).pk
    form.is_valid()
    try:
        if request.POST.get("early"):
            actions.stop_experiment(experiment_id=pk, reason=form.cleaned_data.get("reason", ""), by=by)
        else:
            actions.end_experiment(experiment_id=pk, by=by)
    except NumbersRefused as refused:
        say_refused(form, refused)
        return experiment_page(request, trial, status=422, stop=form)
    except NotNow:
        return somebody_was_faster(request, pk)
    return redirect("act:experiment", pk=pk)


@login_required
@require_POST
def learn(request: HttpRequest, pk: int) -> HttpResponse:
    trial, form = trial_or_404(pk), LearnedForm(request.POST)
    if form.is_valid():
        words, turnout = form.cleaned_data["words"], Turnout(form.cleaned_data["turnout"])
        by = people_reads.member_of(request).pk
        try:
            actions.learn_from_experiment(experiment_id=pk, words=words, turnout=turnout, by=by)
        except NumbersRefused as refused:
            say_refused(form, refused)
        except NotNow:
            return somebody_was_faster(request, pk)
        else:
            return redirect("act:experiment", pk=pk)
    return experiment_page(request, trial, status=422, learned_form=form)


def _plan_page(
    request: HttpRequest, form: PlanForm, measure: Measure, *, pk: int | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "measure": measure, "inquiry": measure.inquiry, "experiment_pk": pk}
    return render(request, "act/plan.html", context, status=status)


def _as_typed(row: object) -> dict[str, object]:
    """The stored draft as if it had just been sent, so that its problems stand at its fields."""
    return {name: value for name in PlanForm.Meta.fields if (value := getattr(row, name)) not in {None, False}}


def _plan_fixed(request: HttpRequest, pk: int) -> HttpResponse:
    said = _("Der Versuch hat begonnen, sein Plan bleibt, wie er ist. Was anders sein soll, ist ein neuer Versuch.")
    messages.error(request, said)
    return redirect("act:experiment", pk=pk)


def _measure_over(request: HttpRequest, pk: int) -> HttpResponse:
    messages.error(request, _("Diese Maßnahme ist schon zu Ende; es beginnt kein neuer Versuch mehr mit ihr."))
    return redirect("act:measure", pk=pk)
