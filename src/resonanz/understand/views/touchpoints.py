"""The steps of the customers' way, and what people tell of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import actions, reads
from resonanz.understand.errors import (
    Refused,
    TouchpointNameTaken,
    TouchpointNotDescribed,
    TouchpointWithoutName,
)
from resonanz.understand.forms import TouchpointForm
from resonanz.understand.tasks import match_everything
from resonanz.understand.views.reading import CountedPaginator, inquiry_or_404

if TYPE_CHECKING:
    from resonanz.listen.reads import Voice
    from resonanz.understand.models import TouchpointMatch
    from resonanz.understand.reads import ShownTouchpoint

_PER_PAGE = 25
_CLEARLY = 0.75
_FIELDS: dict[type[Refused], str] = {
    TouchpointWithoutName: "name",
    TouchpointNameTaken: "name",
    TouchpointNotDescribed: "sentence",
}


@login_required
@require_safe
def way(request: HttpRequest) -> HttpResponse:
    """All steps, counted over all inquiries."""
    context = {
        "touchpoints": reads.shown_touchpoints(),
        "archived": reads.archived_touchpoints(),
        "compared": reads.compared(),
        "waiting": reads.matching_count(),
    }
    return render(request, "understand/touchpoints.html", context)


@login_required
@require_safe
def of_inquiry(request: HttpRequest, slug: str) -> HttpResponse:
    """The same steps, counted in one inquiry."""
    inquiry = inquiry_or_404(slug)
    context = {
        "inquiry": inquiry,
        "touchpoints": reads.shown_touchpoints(inquiry.pk),
        "compared": reads.compared(inquiry.pk),
        "matching": reads.matching_of(inquiry.pk),
    }
    return render(request, "understand/inquiry_touchpoints.html", context)


@login_required
@require_safe
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """The part that renews itself while passages are compared; afterwards it asks for the whole page."""
    inquiry = inquiry_or_404(slug)
    found = reads.matching_of(inquiry.pk)
    response = render(request, "understand/parts/matching.html", {"inquiry": inquiry, "matching": found})
    if found is None or found.step in {"done", "failed"}:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_safe
def none(request: HttpRequest, slug: str) -> HttpResponse:
    """What matches no step, the newest first."""
    inquiry = inquiry_or_404(slug)
    count = reads.compared(inquiry.pk).none
    page = CountedPaginator(reads.passages_of(None, inquiry.pk), _PER_PAGE, count=count).get_page(
        request.GET.get("page")
    )
    context = {"inquiry": inquiry, "rows": [(row, shown_passage(row)) for row in page], "page": page, "count": count}
    return render(request, "understand/no_touchpoint.html", context)


@login_required
@require_safe
def touchpoint(request: HttpRequest, pk: int) -> HttpResponse:
    """`anliegen` narrows it down to one inquiry."""
    slug = request.GET.get("anliegen", "")
    inquiry = inquiry_or_404(slug) if slug else None
    inquiry_id = inquiry.pk if inquiry else None
    found = reads.shown_touchpoint(pk, inquiry_id)
    if found is None:
        raise Http404
    page = CountedPaginator(reads.passages_of(pk, inquiry_id), _PER_PAGE, count=found.passages).get_page(
        request.GET.get("page")
    )
    context = {
        "touchpoint": found,
        "inquiry": inquiry,
        "rows": _rows(page, names_inquiry=inquiry is None and ask_reads.all_inquiries().count() > 1),
        "page": page,
        "roles": reads.spoken_roles(pk),
        "corrections": [(row, row.story.text[row.start : row.end]) for row in reads.corrections_of(pk)],
        "history": reads.touch_history(pk),
    }
    return render(request, "understand/touchpoint.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = TouchpointForm(request.POST if request.method == "POST" else None)
    by = people_reads.member_of(request).pk
    if form.is_bound and _tried(form, lambda: actions.describe_touchpoint(by=by, **form.told())):
        match_everything()
        messages.success(request, _("Aufgenommen. Das Programm sucht jetzt in allen Geschichten danach."))
        return redirect("understand:touchpoints")
    return render(request, "understand/touchpoint_form.html", {"form": form}, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = touchpoint_or_404(pk)
    told = {"name": found.name, "sentence": found.sentence, "examples": "\n".join(found.examples)}
    form = TouchpointForm(request.POST if request.method == "POST" else None, initial=told)
    by = people_reads.member_of(request).pk
    if form.is_bound and _tried(form, lambda: actions.change_touchpoint(touchpoint_id=pk, by=by, **form.told())):
        match_everything()
        messages.success(request, _("Gespeichert. Das Programm vergleicht jetzt alle Geschichten neu."))
        return redirect("understand:touchpoint", pk=pk)
    context = {"form": form, "touchpoint": found}
    return render(request, "understand/touchpoint_form.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    by = people_reads.member_of(request).pk
    done = _("Abgelegt. Berichtigungen bleiben, falls Sie ihn zurückholen.")
    return _shelved(request, lambda: actions.archive_touchpoint(touchpoint_id=pk, by=by), done)


@login_required
@require_POST
def revive(request: HttpRequest, pk: int) -> HttpResponse:
    by = people_reads.member_of(request).pk
    done = _("Zurückgeholt. Das Programm sucht jetzt wieder danach.")
    return _shelved(request, lambda: actions.revive_touchpoint(touchpoint_id=pk, by=by), done)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """`wohin` is vor or zurueck."""
    try:
        actions.move_touchpoint(touchpoint_id=pk, earlier=request.POST.get("wohin") == "vor")
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("understand:touchpoints")


def touchpoint_or_404(pk: int) -> ShownTouchpoint:
    found = reads.shown_touchpoint(pk)
    if found is None:
        raise Http404
    return found


def shown_passage(row: TouchpointMatch, *, note: Iterable[str] = ()) -> Voice:
    """Only the passage, where the story tells of more."""
    url = reverse("answer:story", args=[row.story_id])
    words = row.story.text[row.start : row.end]
    is_whole = words == row.story.text.strip()
    voice = listen_reads.voice(row.story, url=url) if is_whole else listen_reads.quoted(row.story, words, url=url)
    return replace(voice, note=[*voice.note, *note])


def _rows(page: Iterable[TouchpointMatch], *, names_inquiry: bool) -> list[tuple[TouchpointMatch, Voice]]:
    """Each passage with how clearly it belongs, or who put it here."""
    matches = list(page)
    put = reads.corrections_at([(row.story_id, row.start) for row in matches])
    rows = []
    for row in matches:
        said = put.get((row.story_id, row.start))
        note = _("hierher gelegt von %(name)s") % {"name": said.corrected_by} if said else _strength(row.strength)
        rows.append((row, shown_passage(row, note=[note, *([row.inquiry.title] if names_inquiry else [])])))
    return rows


def _strength(strength: float) -> str:
    return _("passt deutlich") if strength >= _CLEARLY else _("passt eher")


def _tried(form: TouchpointForm, act: Callable[[], object]) -> bool:
    """Whether it was possible; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(_FIELDS.get(type(refused)), str(refused.sentence))
        return False
    return True


def _shelved(request: HttpRequest, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    else:
        match_everything()
        messages.success(request, done)
    return redirect("understand:touchpoints")
