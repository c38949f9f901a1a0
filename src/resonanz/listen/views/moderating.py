"""For the team: what waits for moderation, and one story with everything that was decided about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ground.manner import reader_language, spoken
from resonanz.listen import actions, reads
from resonanz.listen.enums import Standing
from resonanz.listen.errors import (
    AlreadyWithdrawn,
    AlreadyWithheld,
    AppealRefused,
    AppealWasGranted,
    HeldBefore,
    NotWithheld,
    OwnDecision,
)
from resonanz.listen.forms.moderation import AnswerForm, HideForm, HoldForm, ReleaseForm, RulingForm
from resonanz.people import reads as people_reads
from resonanz.trust import actions as trust_actions
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import Outcome
from resonanz.trust.errors import ReportAnswered

if TYPE_CHECKING:
    from resonanz.listen.models import Statement, Story
    from resonanz.people.models import Account

Deed = Callable[[Any, dict[str, Any], "Account"], str]

_REFUSED = (
    AlreadyWithdrawn,
    AlreadyWithheld,
    AppealRefused,
    AppealWasGranted,
    HeldBefore,
    NotWithheld,
    OwnDecision,
    ReportAnswered,
)
_OUTCOMES = {Standing.HELD: Outcome.HELD, Standing.HIDDEN: Outcome.HIDDEN}


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    account = people_reads.member_of(request)
    context = {"desk": reads.desk(reader=account.pk), "grounds": trust_reads.grounds()}
    return render(request, "listen/desk.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One story in question. The button that was pressed names the deed."""
    return _case(request, reads.story(pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def statement_case(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement in question, under the same rules."""
    return _case(request, reads.statement_of(pk))


def _case(request: HttpRequest, story: Story | Statement | None) -> HttpResponse:
    if story is None:
        raise Http404
    account = people_reads.member_of(request)
    bound: dict[str, forms.Form] = {}
    status, sentence = 200, ""
    if request.method == "POST":
        name = request.POST.get("deed", "")
        if name not in _DEEDS:
            raise Http404
        form_class, deed = _DEEDS[name]
        form = form_class(request.POST)
        if form.is_valid():
            try:
                said = deed(story, {**form.cleaned_data, "report": request.POST.get("report", "")}, account)
            except _REFUSED as refused:
                status, sentence = 409, str(refused.sentence)
            else:
                messages.success(request, said, extra_tags=f"{name}-{story.pk}")
                return redirect(reads.case_url(story))
        else:
            status = 422
        bound[name] = form
    return render(request, "listen/case.html", _context(story, account, bound, sentence), status=status)


def _context(story: Story | Statement, account: Account, bound: dict[str, forms.Form], sentence: str) -> dict[str, Any]:
    story.refresh_from_db()
    statement = next(iter(reads.statements_for([story])), None)
    standing_case = statement.standing_case if statement else None
    return {
        "story": story,
        "inquiry": story.inquiry,
        "is_statement": reads.is_statement(story),
        "voice": reads.words_voice(story),
        "statement": statement,
        "own": standing_case is not None and standing_case.row.decided_by == account.pk,
        "reports": list(trust_reads.reports_about(story.entry_index)),
        "forms": {name: bound.get(name) or form() for name, (form, _deed) in _DEEDS.items()},
        "open": next(iter(bound), ""),
        "sentence": sentence,
        "grounds": trust_reads.grounds(),
        "is_alone": people_reads.present_team().count() == 1,
    }


def _hold(story: Story | Statement, said: dict[str, Any], by: Account) -> str:
    lasting = timedelta(hours=int(said["hours"]))
    actions.hold_story(story=story, ground=said["ground"], note=said["note"], lasting=lasting, by=by)
    return _("Zurückgehalten. Nach der Frist zeigt es sich von selbst wieder.")


def _hide(story: Story | Statement, said: dict[str, Any], by: Account) -> str:
    actions.hide_story(story=story, ground=said["ground"], note=said["note"], by=by)
    return _("Verborgen. Wer es erzählt hat, liest Ihre Begründung und kann widersprechen.")


def _release(story: Story | Statement, said: dict[str, Any], by: Account) -> str:
    actions.release_story(story=story, note=said["note"], by=by)
    return _("Freigegeben. Die Worte stehen wieder da.")


def _rule(story: Story | Statement, said: dict[str, Any], by: Account) -> str:
    actions.decide_appeal(story=story, granted=said["granted"], note=said["note"], by=by)
    return _("Über den Widerspruch ist entschieden.")


def _answer(story: Story | Statement, said: dict[str, Any], by: Account) -> str:
    """What became of the report is read from the story itself, so that no answer can say otherwise."""
    report = trust_reads.report(int(said["report"]) if said["report"].isdecimal() else 0)
    if report is None or report.target_index != story.entry_index:
        raise Http404
    outcome = _OUTCOMES.get(story.standing, Outcome.KEPT)
    with translation.override(spoken(reader_language(), du=story.inquiry.says_du)):
        trust_actions.answer_report(report=report, outcome=outcome, answer=said["answer"], by=by.pk)
    return _("Die Antwort ist abgegeben.")


_DEEDS: dict[str, tuple[type[forms.Form], Deed]] = {
    "hold": (HoldForm, _hold),
    "hide": (HideForm, _hide),
    "release": (ReleaseForm, _release),
    "ruling": (RulingForm, _rule),
    "answer": (AnswerForm, _answer),
}
