"""For the team: interviews and observations, from the guide to the notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground import manner
from resonanz.ground.codes import read_code, spoken
from resonanz.listen import actions, reads
from resonanz.listen.errors import NotASource, NoteGone, TalkEnded
from resonanz.listen.forms import new_key
from resonanz.listen.forms.talks import (
    RELEASE_STEPS,
    InterviewForm,
    NoteForm,
    ObservationForm,
    ReleaseSeenForm,
)
from resonanz.listen.rules.consents import INTERVIEW
from resonanz.listen.rules.guides import guides
from resonanz.listen.views.answers import is_valid
from resonanz.listen.views.behalf import handed_over, inquiry_of
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Talk, TalkNote

_A_PAGE = 20
_DEEDS = {"pause": actions.pause, "go_on": actions.go_on, "end": actions.end_talk}


@login_required
@require_safe
def talks(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_of(slug)
    page = Paginator(reads.talks_of(inquiry.pk), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "listen/talks.html", {"inquiry": inquiry, "page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_of(slug)
    form = InterviewForm(request.POST or None)
    if request.method == "POST" and is_valid(form, request):
        try:
            begun = _begin_interview(request, inquiry, form)
        except KeyReused:
            _begun_before(request, form)
        else:
            return redirect("listen:talk_code", pk=begun.talk_id, code=spoken(begun.code))
    context = {
        "inquiry": inquiry,
        "form": form,
        "sentence": replace(INTERVIEW, text=manner.said(INTERVIEW.text, du=inquiry.says_du)),
        "guides": guides(),
    }
    return render(request, "listen/new_interview.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def observation(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_of(slug)
    form = ObservationForm(request.POST or None)
    if request.method == "POST" and is_valid(form, request):
        by = people_reads.member_of(request)
        try:
            begun = actions.begin_observation(inquiry=inquiry, by=by, **form.cleaned_data)
        except KeyReused:
            _begun_before(request, form)
        else:
            return redirect("listen:talk", pk=begun.talk_id)
    context = {"inquiry": inquiry, "form": form}
    return render(request, "listen/new_observation.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_safe
def code(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The code for whoever is asked, before the first question."""
    found = reads.talk_by_code(read_code(code))
    if found is None or found.pk != pk:
        raise Http404
    receipt = handed_over(request, code, moment=(_("Begonnen"), found.started_at))
    return render(request, "listen/talk_code.html", {"inquiry": found.inquiry, "talk": found, "receipt": receipt})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """The page on which is noted: one note at a time, with and without a script."""
    found = _talk(pk)
    form = NoteForm(request.POST or None, talk_kind=found.kind)
    by_script = "HX-Request" in request.headers
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request):
            try:
                _note(pk, form)
            except TalkEnded as ended:
                form.add_error(None, str(ended.sentence))
                status = 409
            else:
                if not by_script:
                    return redirect("listen:talk", pk=pk)
                form = NoteForm(talk_kind=found.kind, initial={"kind": form.cleaned_data["kind"]})
                status = 200
    if by_script:
        # The form is swapped with the notes; whoever types goes on where they were.
        form.fields["text"].widget.attrs["autofocus"] = True
    template = "listen/parts/notes.html" if by_script else "listen/talk.html"
    # A refusal is swapped in as well: htmx takes only answers that say they went well.
    return render(request, template, _page(found, form), status=200 if by_script else status)


@login_required
@require_POST
def deed(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause, go on, end; or delete an observation with everything that came of it."""
    found = _talk(pk)
    wanted = request.POST.get("deed", "")
    if wanted == "erase" and not found.is_interview:
        actions.erase_talk(talk_id=pk)
        messages.success(request, _("Die Beobachtung ist gelöscht, auch was davon als Geschichte dastand."))
        return redirect("listen:talks", slug=found.inquiry.slug)
    if wanted not in _DEEDS:
        raise Http404
    try:
        _DEEDS[wanted](talk_id=pk)
    except TalkEnded as ended:
        messages.error(request, str(ended.sentence))
    return redirect("listen:talk", pk=pk)


@login_required
@require_POST
def note(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    """Drop a note, or let what was seen become a source."""
    found = _talk(pk)
    try:
        if request.POST.get("deed") == "release":
            form = ReleaseSeenForm(request.POST)
            if not form.is_valid():
                raise Http404
            actions.release_seen(talk_id=pk, note_id=note, permission=form.cleaned_data["permission"])
            messages.success(request, _("Die Beobachtung steht jetzt bei den Geschichten, als solche gekennzeichnet."))
        else:
            actions.drop_note(talk_id=found.pk, note_id=note)
            messages.success(request, _("Die Notiz ist gelöscht."))
    except (NoteGone, NotASource, InquiryNotOpen) as refused:
        messages.error(request, str(refused.sentence))
    return redirect("listen:talk", pk=pk)


def _begin_interview(request: HttpRequest, inquiry: Inquiry, form: InterviewForm) -> actions.Begun:
    filled = form.cleaned_data
    return actions.begin_interview(
        inquiry=inquiry,
        key=filled["key"],
        subject=filled["subject"],
        place=filled["place"],
        questions=form.asked(inquiry.question),
        roles=filled["roles"],
        agreed=filled["agreed"],
        by=people_reads.member_of(request),
    )


def _note(pk: int, form: NoteForm) -> None:
    """Other words from a page that was gone back to are another note."""
    try:
        actions.note(talk_id=pk, **form.cleaned_data)
    except KeyReused:
        actions.note(talk_id=pk, **{**form.cleaned_data, "key": new_key()})


def _begun_before(request: HttpRequest, form: InterviewForm | ObservationForm) -> None:
    """From this page something was begun already; once more begins another."""
    sent = request.POST.copy()
    sent["key"] = new_key()
    form.data = sent
    form.add_error(None, _("Von dieser Seite haben Sie schon begonnen. Für ein weiteres Mal drücken Sie noch einmal."))


def _talk(pk: int) -> Talk:
    found = reads.talk(pk)
    if found is None:
        raise Http404
    return found


def _page(found: Talk, form: NoteForm) -> dict[str, Any]:
    # While it runs the newest note is the one to look at; afterwards a talk is read from its beginning.
    told = [(note, shown_note(note)) for note in reads.notes_of(found.pk)]
    return {
        "inquiry": found.inquiry,
        "talk": found,
        "form": form,
        "rows": told if found.ended_at else told[::-1],
        "steps": RELEASE_STEPS,
    }


def shown_note(note: TalkNote) -> Any:
    """The voice that a released note became; None for a note."""
    return reads.voice(note.story, as_told=True) if note.story is not None else None
