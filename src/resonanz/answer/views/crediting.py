"""Whom we owe a change to: the public page, the wish of a voice, and the yes of the makers."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.answer import actions, reads
from resonanz.answer.errors import CreditRefused, NobodyToReach, NotDoneYet
from resonanz.answer.forms.fans import NamingForm
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import StoryUnknown
from resonanz.people import reads as people_reads
from resonanz.people.errors import NameTaken, NameUnreadable
from resonanz.understand import reads as understand_reads

_LONGEST_NUMBER = 15


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What changed and whom we thank, the newest first."""
    page, owed = reads.thanks_page(request.GET.get("page"))
    return render(request, "answer/thanks.html", {"page": page, "owed": owed})


@require_http_methods(["GET", "HEAD", "POST"])
def naming(request: HttpRequest, code: str) -> HttpResponse:
    """Whether and how this voice stands in our thanks; given and taken back on the same page."""
    try:
        story = listen_reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        raise Http404 from unknown
    voices = listen_reads.voices_of(story)
    if request.POST.get("deed") == "back":
        actions.take_credit_back(voices=voices)
        messages.success(request, _("Zurückgenommen. Ihr Name steht nirgends mehr im Dank."))
        return redirect("answer:voice", code=code)
    form, status = NamingForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.ask_for_credit(voices=voices, name=form.cleaned_data["name"])
            except (NameTaken, NameUnreadable) as problem:
                form.add_error("name", str(problem.sentence))
            except CreditRefused as refused:
                form.add_error(None, refused.sentence)
            else:
                messages.success(request, _("Danke. Das gilt ab sofort, und Sie nehmen es zurück, wann Sie wollen."))
                return redirect("answer:voice", code=code)
    context = {"story": story, "code": code, "naming": reads.naming_of(voices), "naming_form": form}
    return render(request, "answer/naming.html", context, status=status)


@login_required
@require_POST
def makers(request: HttpRequest, pk: int) -> HttpResponse:
    """For the team: "I was part of it", or a question to somebody who was."""
    insight = understand_reads.insight(pk)
    if insight is None:
        raise Http404
    by, chosen = people_reads.member_of(request).pk, request.POST.get("maker", "")
    try:
        if request.POST.get("deed") == "offer":
            maker = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < _LONGEST_NUMBER else 0
            actions.offer_credit(insight=insight, maker=maker, by=by)
            messages.success(request, _("Angeboten. Genannt wird nur, wer selbst Ja sagt; das erfahren nur Sie beide."))
        else:
            actions.agree_to_credit(insight=insight, is_named=request.POST.get("named") == "yes", by=by)
            messages.success(request, _("Sie stehen jetzt öffentlich dabei."))
    except (NotDoneYet, NobodyToReach) as problem:
        messages.error(request, str(problem.sentence))
    return redirect("answer:insight", pk=pk)


@login_required
@require_POST
def answer_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """The yes or no of the one it is about; of somebody else's there is nothing here."""
    by = people_reads.member_of(request).pk
    credit = reads.offers_to(by).filter(pk=pk).first()
    if credit is None:
        raise Http404
    if request.POST.get("deed") in {"name", "function"}:
        try:
            actions.agree_to_credit(insight=credit.insight, is_named=request.POST["deed"] == "name", by=by)
        except NotDoneYet as problem:
            messages.error(request, str(problem.sentence))
    else:
        actions.decline_credit(credit_id=pk, by=by)
    return redirect("answer:praise")
