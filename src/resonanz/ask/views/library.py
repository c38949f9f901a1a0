"""The question library: to read, and to begin an inquiry from."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.ask import reads
from resonanz.ask.enums import Feed
from resonanz.ask.rules.library import LANGUAGES
from resonanz.ground.manner import reader_language


@login_required
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    rows = reads.question_library(reader_language()).values()
    shown = [{"question": row, "feeds": [Feed(feed).label for feed in row.feeds]} for row in rows]
    return render(request, "ask/library.html", {"rows": shown})


@login_required
@require_safe
def library_question(request: HttpRequest, key: str) -> HttpResponse:
    language = reader_language()
    question = reads.library_question(key, language)
    if question is None:
        raise Http404
    elsewhere = [
        {"language": other, "wording": wording}
        for other in LANGUAGES
        if other != language.partition("-")[0] and (wording := reads.library_question(key, other)) is not None
    ]
    context = {
        "question": question,
        "feeds": [Feed(feed).label for feed in question.feeds],
        "elsewhere": elsewhere,
        "drafts": reads.drafts(),
    }
    return render(request, "ask/library_question.html", context)
