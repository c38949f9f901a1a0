"""Bringing in messages from a file: upload, map the columns, look at what would happen, take them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.uploads import RUNNING, FileState, report_at_hand, upload_at_hand
from resonanz.listen import actions, reads
from resonanz.listen.enums import Format
from resonanz.listen.forms import MappingForm, UploadForm
from resonanz.listen.forms.messages import VOICES, MessagesForm
from resonanz.listen.rules.formats.opened import LABELS
from resonanz.listen.rules.tables.mapping import guess_mapping
from resonanz.listen.tasks import ask_to_import
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.listen.models import ImportRun
    from resonanz.listen.rules.formats.opened import Opened

_SAMPLE = 5


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
    context = {
        "inquiry": inquiry,
        "form": form,
        "runs": reads.import_runs(inquiry.pk)[:20],
        "mailbox": reads.mailbox_of(slug),
    }
    return render(request, "listen/import_upload.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    if found.state != FileState.UPLOADED and "neu" not in request.GET:
        return render(
            request,
            "listen/import_run.html",
            {
                "run": found,
                "inquiry": found.inquiry,
                "running": found.state in RUNNING,
                "aside": reads.left_aside(found),
            },
        )
    with upload_at_hand(found.stored_as) as path:
        if not found.stored_as or not path.is_file():
            return render(request, "listen/import_run.html", {"run": found, "inquiry": found.inquiry, "lost": True})
        return _mapping_page(request, found, path)


def _mapping_page(request: HttpRequest, found: ImportRun, path: Path) -> HttpResponse:
    context: dict[str, Any] = {"run": found, "inquiry": found.inquiry}
    try:
        opened = actions.look_into(path, kind=_kind(request, found))
    except TableProblem as problem:
        context |= {"problem": problem.sentence, "others": actions.other_formats(path, None)}
        return render(request, "listen/import_mapping.html", context, status=422)
    table = opened.table
    sample = [row.values for row in islice((row for row in table.rows() if not row.problem), _SAMPLE)]
    form = _form(request, found, opened, sample)
    if request.method == "POST" and form.is_valid():
        _start(found, opened, form)
        ask_to_import(found.pk)
        return redirect("listen:import_run", pk=found.pk)
    headers = [header for header in table.headers if opened.is_plain or any(row.get(header) for row in sample)]
    context |= {
        "form": form,
        "table": table,
        "opened": opened,
        "headers": [LABELS.get(header, header) for header in headers] if not opened.is_plain else headers,
        "rows": [[row.get(header, "")[:160] for header in headers] for row in sample],
        "others": actions.other_formats(path, opened),
    }
    return render(request, "listen/import_mapping.html", context, status=422 if form.errors else 200)


def _kind(request: HttpRequest, found: ImportRun) -> str:
    """As the person says now, as they said before, or as it looks."""
    before = found.options.get("kind", Format.TABLE) if "roles" in found.options else ""
    return request.GET.get("als") or before


def _form(
    request: HttpRequest, found: ImportRun, opened: Opened, sample: list[dict[str, str]]
) -> MappingForm | MessagesForm:
    initial = {"source": found.source}
    if not opened.is_plain:
        return MessagesForm(request.POST or None, opened=opened, initial=initial)
    guess = guess_mapping(opened.table.headers, sample)
    return MappingForm(request.POST or None, headers=list(opened.table.headers), guess=guess, initial=initial)


def _start(found: ImportRun, opened: Opened, form: MappingForm | MessagesForm) -> None:
    said = form.cleaned_data
    actions.start_check(
        run=found,
        mapping=form.mapping() if isinstance(form, MappingForm) else {},
        roles=said["roles"],
        source=said["source"],
        kind=opened.format,
        picked=said.get("picked", ()),
        joined=said.get("joined") == VOICES,
    )


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(pk)
    if actions.start_taking(run=found):
        ask_to_import(found.pk)
    return redirect("listen:import_run", pk=pk)


@login_required
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that renews itself."""
    found = _run(pk)
    return render(
        request,
        "listen/parts/import_progress.html",
        {
            "run": found,
            "inquiry": found.inquiry,
            "running": found.state in RUNNING,
            "aside": reads.left_aside(found),
        },
    )


@login_required
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    said = report_at_hand(_run(pk).stored_as)
    if said is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="nicht-uebernommen.csv"'}
    return HttpResponse(said, content_type="text/csv; charset=utf-8", headers=headers)


def _run(pk: int) -> ImportRun:
    found = reads.import_run(pk)
    if found is None:
        raise Http404
    return found
