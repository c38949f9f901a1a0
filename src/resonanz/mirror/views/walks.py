"""A self-test on the phone: booked, entered step by step while it is walked, finished."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ground import clock
from resonanz.ground.problems import say_problems
from resonanz.mirror import actions, reads
from resonanz.mirror.errors import NotYourWalk, WalkIncomplete, WalkOver
from resonanz.mirror.forms.walks import BookingForm, StepForm, begun, entered
from resonanz.mirror.models import JourneyStep, Walk, WalkedStep
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, pk: int) -> HttpResponse:
    editions = reads.editions_of(pk)
    if not editions:
        raise Http404
    me = people_reads.member_of(request)
    initial = {"walker": me.pk, "planned_on": clock.today()}
    form = BookingForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.book_walk(
                edition=editions[0],
                walker=told["walker"].pk,
                planned_on=told["planned_on"],
                planned_at=told["planned_at"],
                by=me.pk,
            )
        except WalkIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            messages.success(request, _("Gebucht."))
            return redirect("mirror:walk", pk=made.pk)
    context = {"form": form, "edition": editions[0]}
    return render(request, "mirror/book_walk.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD"])
def walk(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _walk_or_404(pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    found = _walk_or_404(pk)
    one, following = _step_or_404(found, position)
    me = people_reads.member_of(request)
    if not found.is_open or found.walker_id != me.pk:
        if request.method == "POST":
            return _refused(request, found)
        return redirect("mirror:walk", pk=pk)
    walked = reads.walked_steps(pk)
    form = _form(request, found, one, walked)
    if form.is_bound and form.is_valid():
        try:
            actions.save_step(walk=found, step=one, told=form.experience(), by=me.pk)
        except WalkIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        except (WalkOver, NotYourWalk):
            return _refused(request, _walk_or_404(pk))
        else:
            # The words on the device have arrived and are forgotten there.
            messages.success(request, _("Gespeichert."), extra_tags=f"walk-{pk}-{position}")
            if following and "next" in request.POST:
                return redirect("mirror:walk_step", pk=pk, position=following.position)
            return redirect("mirror:walk", pk=pk)
    context = {
        "walk": found,
        "step": one,
        "form": form,
        "walked": walked.get(one.pk),
        "following": following,
        "count": len(found.edition.steps.all()),
    }
    return render(request, "mirror/walk_step.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    found = _walk_or_404(pk)
    one, _following = _step_or_404(found, position)
    try:
        actions.drop_step(walk=found, step=one, by=people_reads.member_of(request).pk)
    except (WalkOver, NotYourWalk):
        return _refused(request, found)
    return redirect("mirror:walk", pk=pk)


@login_required
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    found = _walk_or_404(pk)
    try:
        actions.finish_walk(walk=found, by=people_reads.member_of(request).pk)
    except WalkIncomplete as incomplete:
        return _page(request, found, status=422, problem=incomplete.problems["steps"])
    except (WalkOver, NotYourWalk):
        return _refused(request, found)
    messages.success(request, _("Abgeschlossen. Was Sie erlebt haben, bleibt so stehen."))
    return redirect("mirror:walk", pk=pk)


@login_required
@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = _walk_or_404(pk)
    try:
        actions.call_off_walk(walk=found, by=people_reads.member_of(request).pk)
    except (WalkOver, NotYourWalk):
        return _refused(request, found)
    messages.success(request, _("Abgesagt. Was schon eingetragen war, ist gelöscht."))
    return redirect("mirror:journey", pk=found.edition.journey_id)


@login_required
@require_safe
def photo(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Nobody keeps a copy: once it is erased it is gone."""
    found = _walk_or_404(pk)
    one, _following = _step_or_404(found, position)
    shown = reads.photo_of(pk, one.pk)
    if shown is None or not _may_see(request, found):
        raise Http404
    response = HttpResponse(bytes(shown.content), content_type=shown.kind)
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = "inline"
    return response


@login_required
@require_POST
def erase_photo(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    found = _walk_or_404(pk)
    one, _following = _step_or_404(found, position)
    shown = reads.photo_of(pk, one.pk)
    if shown is None or not _may_see(request, found):
        raise Http404
    actions.erase_photo(photo=shown)
    messages.success(request, _("Das Foto ist gelöscht."))
    return redirect("mirror:walk", pk=pk)


def _page(request: HttpRequest, found: Walk, *, status: int = 200, problem: str = "") -> HttpResponse:
    walked = reads.walked_steps(found.pk) if _may_see(request, found) else {}
    me = people_reads.member_of(request)
    rows = [(one, walked.get(one.pk)) for one in found.edition.steps.all()]
    context = {
        "walk": found,
        "edition": found.edition,
        "rows": rows,
        "entered": len(walked),
        "missing": len(rows) - len(walked),
        "next": next((one for one, there in rows if there is None), None),
        "is_mine": found.walker_id == me.pk,
        "may_call_off": actions.may_call_off(walk=found, by=me.pk),
        "problem": problem,
    }
    return render(request, "mirror/walk.html", context, status=status)


def _form(request: HttpRequest, found: Walk, one: JourneyStep, walked: dict[int, WalkedStep]) -> StepForm:
    there = walked.get(one.pk)
    steps = [step.pk for step in found.edition.steps.all() if step.position < one.position]
    earlier = [walked[pk] for pk in steps if pk in walked]
    initial = entered(there, found.zone) if there else begun(found, earlier[-1] if earlier else None)
    if request.method == "POST":
        return StepForm(request.POST, request.FILES, zone=found.zone, initial=initial)
    return StepForm(zone=found.zone, initial=initial)


def _may_see(request: HttpRequest, found: Walk) -> bool:
    """A walk that is not finished belongs to its walker alone."""
    return found.finished_at is not None or found.walker_id == people_reads.member_of(request).pk


def _refused(request: HttpRequest, found: Walk) -> HttpResponse:
    """Somebody else's walk, or one that is over: the page says which, and nothing has changed."""
    if found.is_open:
        return _page(request, found, status=403, problem=str(NotYourWalk.sentence))
    return _page(request, found, status=409, problem=str(WalkOver.sentence))


def _walk_or_404(pk: int) -> Walk:
    found = reads.walk(pk)
    if found is None:
        raise Http404
    return found


def _step_or_404(found: Walk, position: int) -> tuple[JourneyStep, JourneyStep | None]:
    """The step and the one that follows it."""
    steps = {one.position: one for one in found.edition.steps.all()}
    if position not in steps:
        raise Http404
    return steps[position], steps.get(position + 1)
