"""Looks into the mirror for the team: list, making, and the page of one with its deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground.codes import spoken
from resonanz.ground.problems import say_problems
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument, Side, Stage
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.forms.looks import SHARED, LookForm, PassForm
from resonanz.mirror.views.results import over_time, result_of
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.mirror.models import Look

_DEEDS = {
    "beginnen": actions.begin_look,
    "versiegeln": actions.seal_look,
    "aufdecken": actions.open_look,
}


@login_required
@require_http_methods(["GET", "HEAD"])
def looks(request: HttpRequest, instrument: Instrument) -> HttpResponse:
    found = reads.looks_of(instrument)
    counts = reads.turnouts([look.pk for look in found])
    context = {
        "instrument": instrument,
        "part": next((part for part in reads.parts() if part.key == instrument), None),
        "looks": [(look, counts[look.pk]) for look in found],
        "over_time": over_time(instrument),
        **_around(instrument),
    }
    return render(request, "mirror/looks.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, instrument: Instrument) -> HttpResponse:
    """`nach` names the look that is repeated; its words stand in the form."""
    before = _repeated(request, instrument)
    begins = {"title": before.title, "why": before.why} if before else {}
    form = LookForm(request.POST or None, instrument=instrument, initial=begins)
    if request.method == "POST" and form.is_valid():
        try:
            by = people_reads.member_of(request).pk
            look = actions.draft_look(instrument=instrument, by=by, follows=before, **form.said())
        except Incomplete as problem:
            say_problems(form, problem.problems)
        else:
            messages.success(request, _("Gemerkt."), extra_tags=f"look-{instrument}-new")
            return redirect("mirror:look", pk=look.pk)
    context = {"instrument": instrument, "form": form, "before": before, **_around(instrument)}
    return render(request, "mirror/new_look.html", context, status=422 if form.errors else 200)


def _repeated(request: HttpRequest, instrument: Instrument) -> Look | None:
    named = request.GET.get("nach", "")
    before = reads.look(int(named)) if named.isdecimal() and len(named) < 10 else None  # noqa: PLR2004  # no longer id
    return before if before is not None and before.instrument == instrument else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    look = look_or_404(pk)
    if look.stage != Stage.DRAFT:
        return redirect("mirror:look", pk=pk)
    begins = {"title": look.title, "why": look.why, "keep_until": look.keep_until, "inquiry": look.inquiry_id}
    form = LookForm(request.POST or None, instrument=Instrument(look.instrument), initial=begins)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_look(look=look, **form.said())
        except Incomplete as problem:
            say_problems(form, problem.problems)
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
        else:
            messages.success(request, _("Gemerkt."), extra_tags=f"look-{look.instrument}-{pk}")
            return redirect("mirror:look", pk=pk)
    instrument = Instrument(look.instrument)
    context = {"instrument": instrument, "form": form, "look": look, **_around(instrument)}
    return render(request, "mirror/new_look.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD"])
def look(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, look_or_404(pk), PassForm())


@login_required
@require_POST
def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    found = look_or_404(pk)
    if name not in _DEEDS:
        raise Http404
    try:
        _DEEDS[name](look=found, by=people_reads.member_of(request).pk)
    except NotNow as refused:
        return _page(request, look_or_404(pk), PassForm(), refused=str(refused.sentence), status=409)
    return redirect("mirror:look", pk=pk)


@login_required
@never_cache
@require_POST
def passes(request: HttpRequest, pk: int) -> HttpResponse:
    """The page with the new links: the only time that they are shown."""
    found = look_or_404(pk)
    form = PassForm(request.POST)
    if form.is_valid():
        shared = form.cleaned_data["how"] == SHARED
        side = Side(form.cleaned_data["side"])
        try:
            codes = actions.issue_passes(
                look=found, side=side, count=1 if shared else form.cleaned_data["count"] or 0, is_shared=shared
            )
        except Incomplete as problem:
            say_problems(form, problem.problems)
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
        else:
            links = [request.build_absolute_uri(reverse("mirror:inside", args=[spoken(code)])) for code in codes]
            context = {"look": found, "side": side, "links": links, "is_shared": shared}
            return render(request, "mirror/passes.html", context)
    return _page(request, found, form, status=422)


def _around(instrument: Instrument) -> dict[str, Any]:
    """Addresses and templates of this instrument."""
    templates = {
        f"{name}_template": f"mirror/{folder}/{instrument}.html"
        for name, folder in (("state", "states"), ("notes", "notes"), ("result", "results"), ("over", "over"))
    }
    return {**templates, "list_url": f"mirror:{instrument}", "new_url": f"mirror:new_{instrument}"}


def look_or_404(pk: int) -> Look:
    found = reads.look(pk)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: Look, form: PassForm, *, refused: str = "", status: int = 200) -> HttpResponse:
    changes = reads.changes_of(found.pk)
    context: dict[str, Any] = {
        "look": found,
        "inquiry": found.inquiry,
        "changes": changes,
        "way": reads.way_of(found),
        "turnout": reads.turnouts([found.pk])[found.pk],
        "form": form,
        "refused": refused,
        "takes_passes": found.stage in {Stage.DRAFT, Stage.ASKING},
        "is_sealable": found.instrument == Instrument.THREE_WORDS,
        "result": result_of(found) if found.stage == Stage.OPENED else None,
        **_around(Instrument(found.instrument)),
    }
    return render(request, "mirror/look.html", context, status=status)
