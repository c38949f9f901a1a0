"""The reply workshop: everything around one story on one page, and what is written back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.answer import actions, reads
from resonanz.answer.errors import NobodyToAnswer, StillSleeping
from resonanz.answer.forms import ReplyForm, TeamNoteForm
from resonanz.answer.views.guarding import TAKE, guarded, with_taken
from resonanz.ground.manner import reader_language
from resonanz.listen import reads as listen_reads
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Story
    from resonanz.listen.reads import Voice

_SIMILAR = 5
_WAKES = frozenset({"now", "so_now"})
"""Deeds that send a sleeping draft all the same."""
_ONCE_SHOWN = frozenset({"so", "so_now"})
"""Deeds that send although the guard found something."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def workshop(request: HttpRequest, pk: int) -> HttpResponse:
    found = story_or_404(pk)
    if request.method != "POST":
        return _page(request, found)
    form, deed = ReplyForm(request.POST), request.POST.get("deed", "send")
    if TAKE in request.POST or deed == "check":
        return _page(request, found, form=ReplyForm(initial={"text": with_taken(request.POST)}), is_unsaved=True)
    if deed == "drop":
        return _drop(request, found)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    try:
        return _do(request, found, form, deed)
    except NobodyToAnswer as nobody:
        form.add_error(None, str(nobody.sentence))
    except StillSleeping as sleeping:
        form.add_error(None, str(sleeping.sentence))
    return _page(request, found, form=form, status=409)


def _drop(request: HttpRequest, found: Story) -> HttpResponse:
    actions.drop_draft(story_id=found.pk, by=people_reads.member_of(request).pk)
    messages.success(request, _("Der Entwurf ist verworfen."), extra_tags=_draft_key(found))
    return redirect("answer:workshop", pk=found.pk)


def _do(request: HttpRequest, found: Story, form: ReplyForm, deed: str) -> HttpResponse:
    text, by = form.cleaned_data["text"], people_reads.member_of(request).pk
    if deed == "keep":
        actions.keep_draft(story=found, text=text, by=by)
        messages.success(request, _("Ihr Entwurf ist behalten. Nur Sie sehen ihn."), extra_tags=_draft_key(found))
        return redirect("answer:workshop", pk=found.pk)
    if deed == "sleep":
        draft = actions.sleep_on(story=found, text=text, by=by)
        if draft is not None and draft.sleeps_until is not None:
            moment = date_format(localtime(draft.sleeps_until), "DATETIME_FORMAT")
            said = _("Gute Nacht. Ihr Entwurf liegt bis %(moment)s und wartet dann auf Ihrer Startseite.")
            messages.success(request, said % {"moment": moment}, extra_tags=_draft_key(found))
        return redirect("answer:workshop", pk=found.pk)
    was_shown = deed in _ONCE_SHOWN or "shown" in request.POST
    if not was_shown and guarded(text).places and not reads.is_asleep_for(found.pk, by, wakes=deed in _WAKES):
        return _page(request, found, form=form, confirms="so_now" if deed in _WAKES else "so")
    actions.send_reply(story=found, text=text, by=by, wakes=deed in _WAKES)
    said = _("Ihre Antwort steht jetzt auf der Seite der Erzählerin oder des Erzählers.")
    messages.success(request, said, extra_tags=_draft_key(found))
    return redirect("answer:story", pk=found.pk)


@login_required
@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """What htmx sends in a pause of writing: the draft stays on the server, for its writer alone."""
    found, by = story_or_404(pk), people_reads.member_of(request).pk
    try:
        draft = actions.keep_draft(story=found, text=str(request.POST.get("text", "")), by=by)
    except NobodyToAnswer:
        return render(request, "answer/parts/kept.html", {"is_gone": True})
    voices = [told.pk for told in listen_reads.voices_of(found)]
    return render(request, "answer/parts/kept.html", {"draft": draft, "others": reads.who_else_writes(voices, by)})


@login_required
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = story_or_404(pk), people_reads.member_of(request)
    if number := request.POST.get("drop", ""):
        if number.isascii() and number.isdecimal():
            people_actions.drop_own_note(note=int(number[:18]), by=member)
        return redirect(reverse("answer:workshop", args=[pk]) + "#notes")
    form = TeamNoteForm(request.POST, prefix="note")
    if not form.is_valid() or found.withdrawn_at is not None:
        return _page(request, found, note_form=form, status=422)
    whose = people_actions.Whose(account=found.person_id, teller=None if found.person_id else found.teller)
    people_actions.note_about_story(whose=whose, story=found.pk, text=form.cleaned_data["text"], by=member)
    return redirect(reverse("answer:workshop", args=[pk]) + "#notes")


def story_or_404(pk: int) -> Story:
    found = listen_reads.story(pk)
    if found is None:
        raise Http404
    return found


def _draft_key(story: Story) -> str:
    return f"reply-{story.pk}"


def _linked(story: Story) -> Voice:
    return listen_reads.voice(story, url=reverse("answer:story", args=[story.pk]))


def _page(
    request: HttpRequest,
    found: Story,
    *,
    form: ReplyForm | None = None,
    note_form: TeamNoteForm | None = None,
    confirms: str = "",
    is_unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    """`confirms` is the deed that sends although something was found; the page then says it once."""
    account = people_reads.member_of(request)
    voices = listen_reads.voices_of(found)
    ids = [told.pk for told in voices]
    draft = reads.draft_of(found.pk, account.pk)
    shown = form or ReplyForm(initial={"text": draft.text if draft else ""})
    told_in = reads.told_in(found.text)
    context: dict[str, Any] = {
        "story": found,
        "inquiry": found.inquiry,
        "voice": listen_reads.voice(found),
        "versions": [_linked(told) for told in listen_reads.other_versions(voices, found)],
        "also": [_linked(told) for told in listen_reads.also_told(voices, found)],
        "way": reads.way_of(voices),
        "similar": [_linked(told) for told in understand_reads.similar_voices(found, most=_SIMILAR)],
        "notes": people_reads.notes_about(ids),
        "note_form": note_form or TeamNoteForm(prefix="note"),
        "others": reads.who_else_writes(ids, account.pk),
        "form": shown,
        "draft": draft,
        "is_asleep": reads.is_asleep(draft),
        "guard": guarded(str(shown["text"].value() or "")),
        "confirms": confirms,
        "was_shown": bool(confirms) or "shown" in request.POST,
        "is_unsaved": is_unsaved,
        "can_reply": found.has_page and found.withdrawn_at is None,
        "told_in": told_in,
        "is_foreign": told_in not in {reads.UNKNOWN, reader_language()},
        "reach": reads.reach_of(found),
    }
    return render(request, "answer/workshop.html", context, status=status)
