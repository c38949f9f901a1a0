"""Anybody may report words that stand in public, and see what became of the report."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import reads
from resonanz.listen.forms import new_key
from resonanz.listen.forms.moderation import ReportForm
from resonanz.trust import actions as trust_actions
from resonanz.trust import reads as trust_reads
from resonanz.trust.errors import KeyReused, ReportUnknown


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, entry: int) -> HttpResponse:
    """Only what stands in public can be reported; everything else does not exist here."""
    story = reads.story_by_entry(entry) or reads.statement_by_entry(entry)
    if story is None or not story.is_public or not ask_reads.may_read(request, story.inquiry_id):
        raise Http404
    speak(du=story.inquiry.says_du)
    form = ReportForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            words = form.cleaned_data
            try:
                count_attempt(request, name="report", most=120, seconds=3600)
                reported = trust_actions.report_entry(
                    target=entry, key=words["key"], ground=words["ground"], why=words["why"], email=words["email"]
                )
            except TooManyAttempts:
                status = 429
                form.add_error(None, _("Von diesem Anschluss kommt gerade sehr viel. Bitte warten Sie eine Stunde."))
            except KeyReused:
                form.data = {**dict(form.data.items()), "key": new_key()}
                sentence = _(
                    "Von dieser Seite haben Sie schon etwas gemeldet, und das bleibt, wie es war. "
                    "Wenn Sie auch diese Fassung melden möchten, drücken Sie noch einmal auf den Knopf."
                )
                form.add_error(None, sentence)
            else:
                return redirect(reverse("listen:reported", args=[spoken(reported.code)]) + "?angekommen")
    context = {
        "form": form,
        "voice": reads.words_voice(story, as_told=True),
        "inquiry": story.inquiry,
        "grounds": trust_reads.grounds(),
    }
    return render(request, "listen/report.html", context, status=status)


@require_safe
def reported(request: HttpRequest, code: str) -> HttpResponse:
    try:
        count_attempt(request, name="code", most=600, seconds=3600)
        found = trust_reads.report_by_code(code)
    except ReportUnknown as unknown:
        raise Http404 from unknown
    except TooManyAttempts:
        sentence = _("Das waren sehr viele Versuche. Bitte warten Sie eine Stunde.")
        return render(request, "listen/reported.html", {"sentence": sentence}, status=429)
    told = reads.story_by_entry(found.target_index) or reads.statement_by_entry(found.target_index)
    speak(du=told is not None and told.inquiry.says_du)
    context = {
        "report": found,
        "ground": trust_reads.ground(found.ground),
        "code": spoken(read_code(code)),
        "just_received": "angekommen" in request.GET,
    }
    return render(request, "listen/reported.html", context)
