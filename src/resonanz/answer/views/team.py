"""For the team: one insight with its decision."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.act import actions as act_actions
from resonanz.act import reads as act_reads
from resonanz.act.enums import Word
from resonanz.act.errors import DecisionIncomplete
from resonanz.answer import reads
from resonanz.answer.forms import DecisionForm
from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def insight(request: HttpRequest, pk: int) -> HttpResponse:
    found = understand_reads.insight(pk)
    if found is None:
        raise Http404
    form = DecisionForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            words = form.cleaned_data
            try:
                act_actions.decide(
                    insight=found,
                    place=found.inquiry.place,
                    word=Word(words["word"]),
                    reason=words["reason"],
                    owner=words["owner"],
                    held_by=words["held_by"].pk if words["held_by"] else None,
                    due_on=words["due_on"] if words["word"] == Word.IN_PROGRESS else None,
                    done_on=words["done_on"] if words["word"] == Word.DONE else None,
                    public_on=words["public_on"],
                    by=people_reads.member_of(request).pk,
                )
            except DecisionIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            else:
                said = _("Entschieden. Es steht jetzt öffentlich in der Bilanz.")
                if words["public_on"] and words["public_on"] > clock.today():
                    day = date_format(words["public_on"], "DATE_FORMAT")
                    said = _("Entschieden. Bis %(day)s steht öffentlich nur dieser Tag.") % {"day": day}
                messages.success(request, said, extra_tags=f"decision-{found.pk}")
                return redirect("answer:insight", pk=pk)
    history = list(act_reads.history_of([pk]))
    context = {
        "insight": found,
        "inquiry": found.inquiry,
        "evidence": understand_reads.shown_evidence(pk, public=False, urls=True),
        "versions": understand_reads.versions_of(pk),
        "stand": act_reads.stand_of(pk, history),
        "history": history,
        "chapters": act_reads.chapters(history),
        "postponements": act_reads.postponements_of([pk]).get(pk, []),
        "measures": act_reads.measures_with_trials(pk),
        "form": form,
        "makers": reads.makers_of(found, history, people_reads.member_of(request).pk),
    }
    return render(request, "answer/insight.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD"])
def insights(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    return render(
        request, "answer/insights.html", {"inquiry": inquiry, "balance": reads.balance(inquiry, for_team=True)}
    )
