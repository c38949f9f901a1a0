"""Whoever was interviewed sees every note, and decides about each of their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import actions, reads
from resonanz.listen.enums import NoteKind, Permission
from resonanz.listen.errors import NameMissing, NotASource, NoteGone
from resonanz.listen.forms import PermissionForm
from resonanz.listen.forms.behalf import QuoteWordsForm
from resonanz.listen.rules.consents import sentence_of
from resonanz.listen.views.answers import is_valid
from resonanz.listen.views.talks import shown_note
from resonanz.people.errors import NameTaken, NameUnreadable

if TYPE_CHECKING:
    from resonanz.listen.models import Talk, TalkNote


@require_http_methods(["GET", "HEAD", "POST"])
def own_talk(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that was noted. A POST deletes all of it."""
    found = _talk(request, code)
    if request.method == "POST":
        actions.erase_talk(talk_id=found.pk)
        messages.success(request, _("Die Mitschrift ist gelöscht, und alles, was daraus freigegeben war."))
        return redirect("answer:find")
    rows = [(note, shown_note(note)) for note in reads.notes_of(found.pk)]
    context = {
        "inquiry": found.inquiry,
        "talk": found,
        "code": spoken(read_code(code)),
        "sentence": sentence_of(found.agreed_to),
        "quotes": [row for row in rows if row[0].kind == NoteKind.QUOTE],
        "others": [row for row in rows if row[0].kind != NoteKind.QUOTE],
        "released": sum(voice is not None for _note, voice in rows),
    }
    return render(request, "listen/own_talk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_quote(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One sentence: release it with a step of the ladder, or say how it was meant."""
    found = _talk(request, code)
    row = next((note for note in reads.notes_of(found.pk) if note.pk == pk and note.kind == NoteKind.QUOTE), None)
    if row is None or row.story_id is not None:
        raise Http404
    deed = request.POST.get("deed", "")
    release = PermissionForm(request.POST if deed == "release" else None, initial={"permission": Permission.TEAM})
    correct = QuoteWordsForm(request.POST if deed == "correct" else None, initial={"text": row.text})
    status = 200
    if request.method == "POST":
        status = 422
        if deed == "release" and is_valid(release, request) and _release(found, row, release):
            messages.success(request, _("Freigegeben. Der Satz steht jetzt bei den Geschichten."))
            return redirect("listen:own_talk", code=code)
        if deed == "correct" and is_valid(correct, request):
            actions.correct_quote(talk_id=found.pk, note_id=row.pk, text=correct.cleaned_data["text"])
            messages.success(request, _("Berichtigt. Was vorher dastand, ist gelöscht."))
            return redirect("listen:own_quote", code=code, pk=pk)
    context: dict[str, Any] = {
        "inquiry": found.inquiry,
        "talk": found,
        "code": spoken(read_code(code)),
        "note": row,
        "release": release,
        "correct": correct,
    }
    return render(request, "listen/own_quote.html", context, status=status)


@require_POST
def strike(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Takes one note away, whatever its kind, and where it was released its story with it."""
    found = _talk(request, code)
    try:
        actions.strike_note(talk_id=found.pk, note_id=pk)
    except NoteGone as gone:
        messages.error(request, str(gone.sentence))
    else:
        messages.success(request, _("Gestrichen."))
    return redirect("listen:own_talk", code=code)


def _talk(request: HttpRequest, code: str) -> Talk:
    found = reads.talk_by_code(code)
    if found is None:
        try:
            count_attempt(request, name="code", most=120, seconds=3600)
        except TooManyAttempts as many:
            raise Http404 from many
        raise Http404
    speak(du=found.inquiry.says_du)
    return found


def _release(found: Talk, row: TalkNote, form: forms.Form) -> bool:
    """Does it, or puts a sentence into the form."""
    try:
        actions.release_quote(talk_id=found.pk, note_id=row.pk, **form.cleaned_data)
    except (NameMissing, NameTaken, NameUnreadable) as refused:
        form.add_error("name", str(refused.sentence))
    except (NoteGone, NotASource, InquiryNotOpen) as refused:
        form.add_error(None, str(refused.sentence))
    else:
        return True
    return False
