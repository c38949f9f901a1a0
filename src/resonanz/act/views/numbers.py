"""Numbers of an experiment: typed in, taken from a file, struck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from resonanz.act import actions, reads
from resonanz.act.errors import NotNow, NumbersRefused
from resonanz.act.forms.experiments import ReasonForm, SheetForm
from resonanz.act.reads import Trial
from resonanz.act.rules.sheets import Line, columns, read_lines
from resonanz.act.views.experiment_page import (
    experiment_page,
    numbers_form,
    say_refused,
    somebody_was_faster,
    trial_or_404,
)
from resonanz.ground.decimals import Sign, Unreadable
from resonanz.ground.tables import Table, open_table
from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.uploads import drop_upload, keep_table, upload_at_hand
from resonanz.people import reads as people_reads


@login_required
@require_POST
def typed(request: HttpRequest, pk: int) -> HttpResponse:
    trial = trial_or_404(pk)
    form = numbers_form(trial, request.POST)
    if form.is_valid():
        found = form.numbers()
        if not form.errors:
            try:
                _enter(request, trial, found, after=form.cleaned_data["after"])
            except NumbersRefused as refused:
                say_refused(form, refused)
            except NotNow:
                return somebody_was_faster(request, pk)
            else:
                return redirect("act:experiment", pk=pk)
    return experiment_page(request, trial, status=422, numbers=form)


@login_required
@require_POST
def imported(request: HttpRequest, pk: int) -> HttpResponse:
    trial = trial_or_404(pk)
    form = SheetForm(request.POST, request.FILES, plan=trial.plan)
    if form.is_valid():
        try:
            found = _read(trial, form.cleaned_data)
            _enter(request, trial, found, after=form.cleaned_data["after"])
        except (TableProblem, Unreadable) as problem:
            form.add_error("file", str(problem))
        except NumbersRefused as refused:
            say_refused(form, refused)
        except NotNow:
            return somebody_was_faster(request, pk)
        else:
            return redirect("act:experiment", pk=pk)
    return experiment_page(request, trial, status=422, sheet=form)


@login_required
@require_POST
def strike(request: HttpRequest, pk: int) -> HttpResponse:
    step = reads.numbers_step(pk)
    if step is None:
        raise Http404
    form = ReasonForm(request.POST, prefix="strike")
    form.is_valid()
    by = people_reads.member_of(request).pk
    try:
        actions.strike_numbers(step_id=pk, reason=form.cleaned_data.get("reason", ""), by=by)
    except NumbersRefused as refused:
        say_refused(form, refused)
        trial = trial_or_404(step.experiment_id)
        return experiment_page(request, trial, status=422, strike=form, strike_pk=pk)
    except NotNow:
        return somebody_was_faster(request, step.experiment_id)
    return redirect("act:experiment", pk=step.experiment_id)


def _enter(request: HttpRequest, trial: Trial, numbers: dict[str, Any], *, after: int) -> None:
    enter = actions.enter_shares if trial.plan.kind.is_share else actions.enter_values
    by = people_reads.member_of(request).pk
    enter(experiment_id=trial.experiment.pk, numbers=numbers, by=by, after=after)


def _lines(table: Table, *wanted: str) -> Iterator[Line]:
    for row in table.rows():
        if row.problem is not None:
            raise Unreadable(str(row.problem))
        yield row.line, {name: row.values.get(name, "") for name in wanted if name}


def _read(trial: Trial, words: dict[str, Any]) -> dict[str, Any]:
    """The file lies on the disk only while it is read, whatever it holds."""
    file = words["file"]
    stored_as, _ = keep_table(file_name=file.name, chunks=file.chunks())
    try:
        with upload_at_hand(stored_as) as path:
            table = open_table(path)
            value, group = columns(trial.plan, table.headers, words["first"], words.get("second", ""))
            return read_lines(trial.plan, _lines(table, value, group), value, group, Sign(words.get("sign", "")))
    finally:
        drop_upload(stored_as)
