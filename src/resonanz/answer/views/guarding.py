"""The reply guard while somebody writes, and before they send. It keeps nothing, counts nothing, stops nobody."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from resonanz.answer import reads
from resonanz.answer.reads import Guarded
from resonanz.ground.manner import reader_language

TAKE = "take"


def guarded(text: str) -> Guarded:
    return reads.guard(text, explain_in=reader_language())


def with_taken(data: QueryDict) -> str:
    """The text with the form that the guard offered in the place of what it marked, where one was chosen."""
    text = str(data.get("text", ""))
    chosen = data.get(TAKE, "")
    return next((place.mended for place in guarded(text).places if place.key == chosen), text)


@login_required
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """The part of a page below the text, for htmx; `told_in` is the language of the story it answers."""
    before = str(request.POST.get("text", ""))
    text = with_taken(request.POST)
    context = {
        "guard": guarded(text),
        "told_in": request.POST.get("told_in", ""),
        "taken": text if text != before else "",
    }
    return render(request, "answer/parts/guard.html", context)
