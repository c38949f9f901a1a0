"""The same file, seen by the team: same read, same page. That somebody looked is written into it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from resonanz.answer import reads
from resonanz.answer.reads import Whom
from resonanz.listen import reads as listen_reads
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads


@login_required
@require_safe
def of_account(request: HttpRequest, pk: int) -> HttpResponse:
    account = people_reads.account(pk)
    if account is None:
        raise Http404
    if account.is_team and account.pk != people_reads.member_of(request).pk:
        # It counts what somebody did at work, and nobody is to be measured by that: only they themselves see it.
        return render(request, "answer/file_closed.html", {"member": account}, status=403)
    return _show(request, reads.whom_account(account))


@login_required
@require_safe
def of_voice(request: HttpRequest, pk: int) -> HttpResponse:
    story = listen_reads.story(pk)
    if story is None:
        raise Http404
    if story.person_id is not None:
        return redirect("answer:team_file", pk=story.person_id)
    return _show(request, reads.whom_voice(story))


def _show(request: HttpRequest, whom: Whom) -> HttpResponse:
    member = people_reads.member_of(request)
    if not member.is_team:
        raise Http404
    if whom.account is None or whom.account.pk != member.pk:
        whose = people_actions.Whose(account=whom.account.pk if whom.account else None, teller=whom.teller)
        people_actions.note_visit(whose=whose, by=member.pk)
    is_own = whom.account is not None and whom.account.pk == member.pk
    context = {"file": reads.file_of(whom, for_team=not is_own), "is_mine": False}
    return render(request, "answer/file.html", context)
