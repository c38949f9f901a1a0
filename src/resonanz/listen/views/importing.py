"""Bringing in messages from a file: upload, map the columns, look at what would happen, take them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from resonanz.ask import reads as ask_reads
from resonanz.ground.tables import open_table
from resonanz.ground.tables.problems import TableProblem
from resonanz.listen import actions, reads
from resonanz.listen.enums import ImportState
from resonanz.listen.forms import MappingForm, UploadForm
from resonanz.listen.rules.tables.mapping import guess_mapping
from resonanz.listen.tasks import ask_to_import
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.listen.models import ImportRun

_SAMPLE = 5
_RUNNING = {ImportState.CHECKING, ImportState.TAKING}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = actions.receive_file(
                inquiry=inquiry,
                file_name=file.name,
                chunks=file.chunks(),
                by=people_reads.member_of(request).pk,
            )
        except TableProblem as problem:
            form.add_error("file", problem.sentence)
        else:
            return redirect("listen:import_run", pk=run.pk)
    context = {"inquiry": inquiry, "form": form, "runs": reads.import_runs(inquiry.pk)[:20]}
    return render(request, "listen/import_upload.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    if found.state != ImportState.UPLOADED and "neu" not in request.GET:
        return render(
            request,
            "listen/import_run.html",
            {"run": found, "inquiry": found.inquiry, "running": found.state in _RUNNING},
        )
    path = reads.uploads_folder() / found.stored_as
    try:
        table = open_table(path)
    except (TableProblem, FileNotFoundError):
        return render(request, "listen/import_run.html", {"run": found, "inquiry": found.inquiry, "lost": True})
    sample = [row.values for row in islice((row for row in table.rows() if not row.problem), _SAMPLE)]
    guess = guess_mapping(table.headers, sample)
    form = MappingForm(request.POST or None, headers=list(table.headers), guess=guess, initial={"source": found.source})
    if request.method == "POST" and form.is_valid():
        actions.start_check(
            run=found,
            mapping=form.mapping(),
            roles=form.cleaned_data["roles"],
            source=form.cleaned_data["source"],
        )
        ask_to_import(found.pk)
        return redirect("listen:import_run", pk=found.pk)
    rows = [[row.get(header, "")[:160] for header in table.headers] for row in sample]
    context = {"run": found, "inquiry": found.inquiry, "form": form, "table": table, "rows": rows}
    return render(request, "listen/import_mapping.html", context)


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    if actions.start_taking(run=found):
        ask_to_import(found.pk)
    return redirect("listen:import_run", pk=pk)


@login_required
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that renews itself."""
    found = _run(pk)
    return render(
        request,
        "listen/parts/import_progress.html",
        {"run": found, "inquiry": found.inquiry, "running": found.state in _RUNNING},
    )


@login_required
@require_GET
def report(request: HttpRequest, pk: int) -> FileResponse:
    path = actions.report_path(_run(pk))
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename="nicht-uebernommen.csv",
        content_type="text/csv; charset=utf-8",
    )


def _run(pk: int) -> ImportRun:
    found = reads.import_run(pk)
    if found is None:
        raise Http404
    return found
