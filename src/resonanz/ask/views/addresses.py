"""Bringing in whom we could ask: upload, map the columns, say what it rests on, look at what would happen, take."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask import actions, reads
from resonanz.ask.errors import AddressesRefused
from resonanz.ask.forms.addresses import AddressFileForm, AddressMappingForm
from resonanz.ask.rules.address_mapping import guess_address_mapping
from resonanz.ask.tasks import ask_to_take_addresses
from resonanz.ground.tables import Table, open_table
from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.uploads import FileState, report_at_hand, upload_at_hand
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import AddressRun

_SAMPLE = 5
_RUNS = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    form = AddressFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = actions.receive_addresses(
                inquiry=inquiry, file_name=file.name, chunks=file.chunks(), by=people_reads.member_of(request)
            )
        except TableProblem as problem:
            form.add_error("file", problem.sentence)
        else:
            return redirect("ask:addresses_run", pk=run.pk)
    context = {"inquiry": inquiry, "form": form, "runs": reads.address_runs(inquiry.pk)[:_RUNS]}
    context["is_drawn"] = reads.is_drawn(inquiry.pk)
    return render(request, "ask/addresses.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    context = {"run": found, "inquiry": found.inquiry}
    if found.state != FileState.UPLOADED and "neu" not in request.GET:
        return render(request, "ask/addresses_run.html", context)
    with upload_at_hand(found.stored_as) as path:
        try:
            table = open_table(path)
        except (TableProblem, OSError):
            return render(request, "ask/addresses_run.html", context | {"lost": True})
        return _mapping_page(request, found, table)


def _mapping_page(request: HttpRequest, found: AddressRun, table: Table) -> HttpResponse:
    context = {"run": found, "inquiry": found.inquiry}
    sample = [row.values for row in islice((row for row in table.rows() if not row.problem), _SAMPLE)]
    form = AddressMappingForm(
        request.POST or None,
        headers=list(table.headers),
        guess=guess_address_mapping(table.headers),
        groups=reads.group_choices(found.inquiry_id),
        initial={"told": found.told, "ground": found.ground, "proof": found.proof, "agreed_on": found.agreed_on},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.start_address_check(run=found, mapping=form.mapping(), groups=form.groups(), basis=form.basis())
        except AddressesRefused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            ask_to_take_addresses(found.pk)
            return redirect("ask:addresses_run", pk=found.pk)
    rows = [[row.get(header, "")[:80] for header in table.headers] for row in sample]
    return render(request, "ask/addresses_mapping.html", context | {"form": form, "table": table, "rows": rows})


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    if actions.start_taking_addresses(run=found):
        ask_to_take_addresses(found.pk)
    return redirect("ask:addresses_run", pk=pk)


@login_required
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that renews itself."""
    found = _run(pk)
    return render(request, "ask/parts/addresses_progress.html", {"run": found, "inquiry": found.inquiry})


@login_required
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    said = report_at_hand(_run(pk).stored_as)
    if said is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="adressen-bericht.csv"'}
    return HttpResponse(said, content_type="text/csv; charset=utf-8", headers=headers)


def _run(pk: int) -> AddressRun:
    found = reads.address_run(pk)
    if found is None:
        raise Http404
    return found
