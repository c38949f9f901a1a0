"""Asking for an answer, and the team's list of those who wait for one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from resonanz.answer import reads
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import AlreadyWithdrawn, StoryUnknown
from resonanz.people import reads as people_reads

_ON_A_PAGE = 25


@require_POST
def wish(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever holds the code may ask for an answer, also later; asking twice changes nothing."""
    try:
        listen_actions.wish_answer(story=listen_reads.story_for_guest(request, code))
    except (StoryUnknown, AlreadyWithdrawn) as gone:
        raise Http404 from gone
    return redirect("answer:voice", code=code)


@login_required
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    page = Paginator(reads.all_complaints(), _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "complaints": reads.complaints_on(page), "days": people_reads.answer_days()}
    return render(request, "answer/complaints.html", context)
