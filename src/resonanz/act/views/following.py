"""What became of one promise: kept, another day, other hands, or not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.act import actions, reads
from resonanz.act.enums import Pledge, Word
from resonanz.act.errors import CommitmentOver, DecisionIncomplete, NotInternal
from resonanz.act.forms.promises import FollowUpForm, PublicDayForm
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.act.models import Decision
    from resonanz.understand.models import Insight


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    promise = reads.commitment(pk)
    if promise is None:
        raise Http404
    form, status = FollowUpForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            words = form.cleaned_data
            try:
                actions.follow_up(
                    commitment_id=pk,
                    deed=Pledge(words["deed"]),
                    reason=words["reason"],
                    due_on=words["due_on"],
                    owner=words["owner"],
                    held_by=form.holder,
                    by=people_reads.member_of(request).pk,
                )
            except DecisionIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            except CommitmentOver:
                form.add_error(None, _("Diese Zusage ist schon abgeschlossen."))
                status = 409
            else:
                return _done(request)
    context = {"promise": promise, "inquiry": promise.commitment.inquiry, "course": promise.course, "form": form}
    return render(request, "act/promise.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def insight(request: HttpRequest, pk: int) -> HttpResponse:
    found = understand_reads.insight(pk)
    history = reads.histories_of([pk])[pk]
    if found is None or not any(decision.word == Word.IN_PROGRESS for decision in history):
        raise Http404
    form, status = FollowUpForm(request.POST or None), 200
    is_open = history[-1].word == Word.IN_PROGRESS
    if request.method == "POST":
        status = 422
        if not is_open:
            form.add_error(None, _("Diese Zusage ist schon abgeschlossen."))
            status = 409
        elif form.is_valid():
            try:
                _decide(found, history[-1], form, by=people_reads.member_of(request).pk)
            except DecisionIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            else:
                return _done(request)
    context = {
        "insight": found,
        "inquiry": found.inquiry,
        "stand": reads.stand_of(pk, history),
        "chapters": reads.chapters(history),
        "is_open": is_open,
        "form": form,
    }
    return render(request, "act/promise.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def public_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day for what is still internal."""
    decision = reads.decision(pk)
    if decision is None or decision.is_told:
        raise Http404
    form, status = PublicDayForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            by = people_reads.member_of(request).pk
            try:
                actions.change_public_day(decision_id=pk, by=by, **form.cleaned_data)
            except DecisionIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            except NotInternal:
                form.add_error(None, _("Diese Entscheidung ist schon öffentlich, oder eine neue ist ihr gefolgt."))
                status = 409
            else:
                messages.success(request, _("Der Tag der Veröffentlichung ist geändert."))
                return redirect("answer:insight", pk=decision.insight_id)
    context = {"decision": decision, "inquiry": decision.inquiry, "form": form}
    return render(request, "act/public_day.html", context, status=status)


def _decide(insight: Insight, current: Decision, form: FollowUpForm, *, by: int) -> None:
    """The same four deeds as for a commitment, each as one of the public words."""
    words = form.cleaned_data
    said: dict[str, Any] = {"word": Word.IN_PROGRESS, "due_on": current.due_on, "reason": words["reason"]}
    stays: dict[str, Any] = {"owner": current.owner, "held_by": reads.still_named(current)}
    deed = Pledge(words["deed"])
    if deed == Pledge.KEPT:
        said = {"word": Word.DONE, "reason": words["reason"]}
    elif deed == Pledge.BROKEN:
        said = {"word": Word.NOT_POSSIBLE, "reason": words["reason"]}
    elif deed == Pledge.MOVED:
        said |= {"due_on": words["due_on"], **stays}
    else:
        said |= {"owner": words["owner"], "held_by": form.holder}
    actions.decide(insight=insight, place=insight.inquiry.place, by=by, **said)


def _done(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Eingetragen. Es steht jetzt öffentlich dabei."))
    return redirect("act:promises")
