""" "Meine Stimme": what became of somebody's words. Whoever holds the receipt code may see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from resonanz.answer import reads
from resonanz.answer.forms import CodeForm
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import StoryUnknown
from resonanz.trust import reads as trust_reads


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Where a code from a receipt is typed in."""
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            count_attempt(request, name="code", most=120, seconds=3600)
            listen_reads.story_by_code(form.cleaned_data["code"])
        except StoryUnknown as unknown:
            form.add_error("code", str(unknown.sentence))
            status = 404
        except TooManyAttempts:
            form.add_error(None, _("Das waren sehr viele Versuche. Bitte warten Sie eine Stunde."))
            status = 429
        else:
            return redirect("answer:voice", code=spoken(read_code(form.cleaned_data["code"])))
    return render(request, "answer/find.html", {"form": form}, status=status)


@require_GET
def voice(request: HttpRequest, code: str) -> HttpResponse:
    try:
        story = listen_reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        raise Http404 from unknown

    voices = listen_reads.voices_of(story)
    receipt = None if story.withdrawn_at else trust_reads.receipt(story.entry_index)
    context = {
        "story": story,
        "inquiry": story.inquiry,
        "voices": [listen_reads.voice(told) for told in voices],
        "way": reads.way_of(voices),
        "receipt": receipt,
        "code": spoken(read_code(code)),
        "address": request.build_absolute_uri(reverse("answer:voice", args=[spoken(read_code(code))])),
        "just_received": "angekommen" in request.GET,
        "just_added": "ergaenzt" in request.GET,
        "just_renewed": "neugefasst" in request.GET,
        "just_objected": "widersprochen" in request.GET,
        "statements": listen_reads.statements_for(voices),
    }
    return render(request, "answer/voice.html", context)
