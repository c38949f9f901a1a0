"""The relationship file for the person it is about: signed in, or with a receipt code."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.answer import actions, reads
from resonanz.answer.forms import NoteForm
from resonanz.answer.reads import Whom
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import StoryUnknown
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Against
from resonanz.trust.reads import Erasure, sections_of


class _NotSignedIn(Exception):
    pass


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, code: str = "") -> HttpResponse:
    """The file itself; a POST adds a note of the person's own."""
    try:
        whom = _whom(request, code)
    except _NotSignedIn:
        return redirect_to_login(request.get_full_path())
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        people_actions.add_note(whose=_whose(whom), text=form.cleaned_data["text"])
        messages.success(request, _("Ihre Bemerkung steht jetzt in der Akte."))
        return redirect(_base(code))
    context = {
        "file": reads.file_of(whom),
        "fan": reads.fan_of(whom.account.pk) if whom.account else None,
        "form": form,
        "base": _base(code),
        "code": _spoken(code),
        "is_mine": True,
    }
    return render(request, "answer/file.html", context, status=422 if form.is_bound else 200)


@require_POST
def objection(request: HttpRequest, code: str = "") -> HttpResponse:
    """Objects, or lifts the objection; both take effect at once."""
    try:
        whom = _whom(request, code)
    except _NotSignedIn:
        return redirect_to_login(_base(code))
    against = request.POST.get("against", "")
    if against not in Against.values:
        raise Http404
    if "lift" in request.POST:
        people_actions.lift_file_objection(whose=_whose(whom), against=Against(against))
        messages.success(request, _("Der Widerspruch ist zurückgenommen."))
        return redirect(_base(code))
    people_actions.object_in_file(whose=_whose(whom), against=Against(against))
    if against == Against.USE:
        listen_actions.restrict_to_team(story_ids=[story.pk for story in whom.stories])
    messages.success(request, _("Ihr Widerspruch gilt ab jetzt."))
    return redirect(_base(code))


@require_POST
def drop_note(request: HttpRequest, pk: int, code: str = "") -> HttpResponse:
    try:
        whom = _whom(request, code)
    except _NotSignedIn:
        return redirect_to_login(_base(code))
    people_actions.drop_note(whose=_whose(whom), note=pk)
    return redirect(_base(code))


@require_safe
def export(request: HttpRequest, code: str = "") -> HttpResponse:
    try:
        whom = _whom(request, code)
    except _NotSignedIn:
        return redirect_to_login(request.get_full_path())
    response = HttpResponse(reads.file_as_zip(reads.file_of(whom)), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="akte.zip"'
    return response


@require_safe
def erase_choice(request: HttpRequest, code: str = "") -> HttpResponse:
    """Three kinds of erasure, each in its own words."""
    try:
        whom = _whom(request, code)
    except _NotSignedIn:
        return redirect_to_login(request.get_full_path())
    return render(request, "answer/erase_choice.html", {"whom": whom, "base": _base(code), "code": _spoken(code)})


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, kind: str, code: str = "") -> HttpResponse:
    """A GET says exactly what will happen, a POST does it and shows the receipt."""
    if kind not in list(Erasure):
        raise Http404
    try:
        whom = _whom(request, code)
    except _NotSignedIn:
        return redirect_to_login(request.get_full_path())
    erasure = Erasure(kind)
    named = [int(pk) for pk in request.GET.getlist("geschichte") if pk.isascii() and pk.isdecimal()][:1_000]
    stories = reads.chosen(whom, named, erasure)
    if request.method == "POST":
        receipt = actions.erase(whom=whom, erasure=erasure, story_ids=[story.pk for story in stories])
        if whom.account is not None and erasure == Erasure.PERSON:
            logout(request)
        context = {"receipt": receipt, "base": _base(code), "stays": erasure != Erasure.PERSON}
        return render(request, "answer/erased.html", context)
    affected = [(section, section.holding.fate(erasure)) for section in sections_of(whom.subject)]
    context = {
        "whom": whom,
        "kind": erasure.value,
        "affected": affected,
        "voices": [listen_reads.voice(story) for story in stories],
        "base": _base(code),
        "named_until": reads.named_until(whom.account.pk) if whom.account and erasure == Erasure.PERSON else None,
    }
    return render(request, "answer/erase.html", context)


def _whom(request: HttpRequest, code: str) -> Whom:
    if code:
        try:
            return reads.whom_voice(listen_reads.story_for_guest(request, code))
        except StoryUnknown as unknown:
            voter = listen_reads.voter_by_code(code)
            if voter is None:
                raise Http404 from unknown
            speak(du=voter.inquiry.says_du)
            return reads.whom_voter(voter)
    if not request.user.is_authenticated:
        raise _NotSignedIn
    return reads.whom_account(people_reads.member_of(request))


def _whose(whom: Whom) -> people_actions.Whose:
    return people_actions.Whose(account=whom.account.pk if whom.account else None, teller=whom.teller)


def _base(code: str) -> str:
    return reverse("answer:voice_file", args=[_spoken(code)]) if code else reverse("answer:file")


def _spoken(code: str) -> str:
    return spoken(read_code(code)) if code else ""
