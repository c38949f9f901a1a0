"""Being told by mail what became of one's words: asked for here, read through the link in the mail."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.answer import actions, reads
from resonanz.answer.errors import HouseAddress
from resonanz.answer.forms import AddressForm
from resonanz.answer.rules import read_outcome_token
from resonanz.answer.views.voice import shown_way
from resonanz.ask import reads as ask_reads
from resonanz.ground import manner
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import StoryUnknown
from resonanz.people.errors import NoMail


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, code: str) -> HttpResponse:
    """An address for one purpose, given and taken back on the same page."""
    try:
        story = listen_reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        raise Http404 from unknown
    if story.withdrawn_at is not None:
        raise Http404
    if request.POST.get("deed") == "stop":
        actions.stop_outcome(story=story)
        return redirect("answer:voice", code=code)
    form, status = AddressForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count_attempt(request, name="address", most=20, seconds=3600)
                actions.ask_for_outcome(
                    story=story,
                    email=form.cleaned_data["email"],
                    language=manner.spoken(manner.reader_language(), du=story.inquiry.says_du),
                )
            except (HouseAddress, NoMail) as refused:
                form.add_error("email", str(refused.sentence))
                status = 409
            except TooManyAttempts:
                form.add_error(None, _("Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Stunde."))
                status = 429
            else:
                return redirect(reverse("answer:voice", args=[code]) + "?bestaetigen")
    context = {"story": story, "code": code, "address_form": form, "wish": reads.wish_of(story)}
    return render(request, "answer/address.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def told(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a mail. A GET shows a button, so that no scanner of mails reads anybody's words."""
    meant = read_outcome_token(token)
    story = listen_reads.story(meant[0]) if meant else None
    if meant is None or story is None or story.person_id != meant[1]:
        return render(request, "answer/told.html", {"gone": True}, status=410)
    manner.speak(du=story.inquiry.says_du)
    if request.method != "POST":
        return render(request, "answer/told.html", {})
    ask_reads.let_in(request, story.inquiry_id)
    return render(request, "answer/voice.html", {**shown_way(story), "by_mail": True})
