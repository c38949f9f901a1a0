"""Bringing in an address list: upload, say what is what and on which ground, look, take."""

from __future__ import annotations

from itertools import islice

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from resonanz.ask import actions, reads
from resonanz.ask.enums import AddressState
from resonanz.ask.forms.addresses import AddressColumnsForm, AddressFileForm
from resonanz.ask.models import AddressImport
from resonanz.ask.rules.address_columns import guess_columns
from resonanz.ask.tasks import ask_to_read_addresses
from resonanz.ask.views.inviting import inquiry_or_404
from resonanz.ground.tables.problems import TableProblem
from resonanz.people import reads as people_reads

_SAMPLE = 3
_RUNNING = {AddressState.CHECKING, AddressState.TAKING}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    form = AddressFileForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            file = form.cleaned_data["file"]
            by = people_reads.member_of(request).pk
            try:
                run = actions.receive_addresses(inquiry=inquiry, file_name=file.name, chunks=file.chunks(), by=by)
            except TableProblem as problem:
                form.add_error("file", problem.sentence)
            else:
                return redirect("ask:address_import", pk=run.pk)
    context = {"inquiry": inquiry, "form": form, "runs": reads.address_imports(inquiry.pk)[:20]}
    return render(request, "ask/addresses.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    if found.state != AddressState.UPLOADED and ("neu" not in request.GET or not found.stored_as):
        return render(request, "ask/addresses_run.html", _context(found))
    try:
        table = reads.open_addresses(reads.address_folder() / found.stored_as)
    except (TableProblem, FileNotFoundError, IsADirectoryError):
        return render(request, "ask/addresses_run.html", {**_context(found), "lost": True})
    sample = [row.values for row in islice((row for row in table.rows() if not row.problem), _SAMPLE)]
    form = AddressColumnsForm(request.POST or None, headers=list(table.headers), guess=guess_columns(table.headers))
    if request.method == "POST" and form.is_valid():
        actions.check_addresses(run=found, columns=form.columns, basis=form.basis)
        ask_to_read_addresses(found.pk)
        return redirect("ask:address_import", pk=pk)
    rows = [[row.get(header, "")[:80] for header in table.headers] for row in sample]
    context = {**_context(found), "form": form, "table": table, "rows": rows}
    return render(request, "ask/addresses_columns.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    if actions.start_taking_addresses(run=found):
        ask_to_read_addresses(found.pk)
    return redirect("ask:address_import", pk=pk)


@login_required
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that renews itself."""
    return render(request, "ask/parts/addresses_progress.html", _context(_run(pk)))


def _context(found: AddressImport) -> dict[str, object]:
    return {"run": found, "inquiry": found.inquiry, "running": found.state in _RUNNING}


def _run(pk: int) -> AddressImport:
    found = reads.address_import(pk)
    if found is None:
        raise Http404
    return found
