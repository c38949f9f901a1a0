"""The page of one experiment, with whichever form was just refused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from resonanz.act import reads
from resonanz.act.enums import ExperimentState
from resonanz.act.errors import DecisionIncomplete
from resonanz.act.forms.experiments import LearnedForm, ReasonForm, SharesForm, SheetForm, StartForm, ValuesForm
from resonanz.act.reads import Trial
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads

NumbersForm = SharesForm | ValuesForm


def trial_or_404(pk: int) -> Trial:
    found = reads.experiment(pk)
    if found is None:
        raise Http404
    return found


def numbers_form(trial: Trial, data: Any = None) -> NumbersForm:
    initial = {"after": len(trial.steps)}
    form = SharesForm if trial.plan.kind.is_share else ValuesForm
    return form(data, plan=trial.plan, initial=initial)


def experiment_page(request: HttpRequest, trial: Trial, *, status: int = 200, **forms: Any) -> HttpResponse:
    """`forms` holds what was refused: numbers, sheet, stop, strike (with `strike_pk`), start or learned."""
    initial = {"after": len(trial.steps)}
    context = {
        "trial": trial,
        "measure": trial.experiment.measure,
        "inquiry": trial.experiment.measure.inquiry,
        "is_open": trial.state in {ExperimentState.RUNNING, ExperimentState.DUE},
        "is_watched_by_me": trial.watcher is not None and trial.watcher.pk == people_reads.member_of(request).pk,
        "numbers": numbers_form(trial),
        "sheet": SheetForm(plan=trial.plan, initial=initial),
        "start": StartForm(),
        "stop": ReasonForm(prefix="stop"),
        "strike": ReasonForm(prefix="strike"),
        "learned_form": LearnedForm(),
        **forms,
    }
    return render(request, "act/experiment.html", context, status=status)


def somebody_was_faster(request: HttpRequest, pk: int) -> HttpResponse:
    messages.error(request, _("Inzwischen hat sich hier etwas geändert. Bitte sehen Sie noch einmal hin."))
    return redirect("act:experiment", pk=pk)


def say_refused(form: Any, refused: DecisionIncomplete) -> None:
    """Each sentence at its field, or above the form when it belongs to none."""
    field_of = getattr(form, "field_of", lambda key: key)
    say_problems(form, {field_of(key) or key: sentence for key, sentence in refused.problems.items()})
