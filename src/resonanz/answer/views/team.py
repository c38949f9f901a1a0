"""For the team: one story with everything around it, one insight with its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.act import actions as act_actions
from resonanz.act import reads as act_reads
from resonanz.act.enums import Word
from resonanz.act.errors import DecisionIncomplete
from resonanz.answer import actions, reads
from resonanz.answer.errors import NobodyToAnswer
from resonanz.answer.forms import DecisionForm, ReplyForm
from resonanz.ask import reads as ask_reads
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Story
    from resonanz.listen.reads import Voice


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, pk: int) -> HttpResponse:
    found = listen_reads.story(pk)
    if found is None:
        raise Http404
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reply_to(story=found, text=form.cleaned_data["text"], by=people_reads.member_of(request).pk)
        except NobodyToAnswer as nobody:
            form.add_error(None, str(nobody.sentence))
        else:
            messages.success(request, _("Ihre Antwort steht jetzt auf der Seite der Erzählerin oder des Erzählers."))
            return redirect("answer:story", pk=pk)
    unread = request.GET.get("zeigen") == "ungelesen"
    newer, older = listen_reads.neighbours(found, unread_only=unread)
    suffix = "?zeigen=ungelesen" if unread else ""
    account = people_reads.member_of(request)
    voices = listen_reads.voices_of(found)
    way = reads.way_of(voices)
    context = {
        "story": found,
        "inquiry": found.inquiry,
        "voice": listen_reads.voice(found),
        "way": way,
        "form": form,
        "can_reply": found.has_page,
        "statement": next(iter(listen_reads.statements_for([found])), None),
        "versions": [_linked(told) for told in listen_reads.other_versions(voices, found)],
        "is_read_by_me": any(reading.account_id == account.pk and reading.story_id == pk for reading in way.readings),
        "placement": understand_reads.placement_of(pk),
        "newer_url": reverse("answer:story", args=[newer]) + suffix if newer else "",
        "older_url": reverse("answer:story", args=[older]) + suffix if older else "",
    }
    return render(request, "answer/story.html", context)


def _linked(story: Story) -> Voice:
    return listen_reads.voice(story, url=reverse("answer:story", args=[story.pk]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def insight(request: HttpRequest, pk: int) -> HttpResponse:
    found = understand_reads.insight(pk)
    if found is None:
        raise Http404
    form = DecisionForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            words = form.cleaned_data
            try:
                act_actions.decide(
                    insight=found,
                    place=found.inquiry.place,
                    word=Word(words["word"]),
                    reason=words["reason"],
                    owner=words["owner"],
                    due_on=words["due_on"] if words["word"] == Word.IN_PROGRESS else None,
                    done_on=words["done_on"] if words["word"] == Word.DONE else None,
                    by=people_reads.member_of(request).pk,
                )
            except DecisionIncomplete as incomplete:
                for name, sentence in incomplete.problems.items():
                    form.add_error(name, sentence)
            else:
                messages.success(request, _("Entschieden. Es steht jetzt öffentlich in der Bilanz."))
                return redirect("answer:insight", pk=pk)
    history = list(act_reads.history_of([pk]))
    context = {
        "insight": found,
        "inquiry": found.inquiry,
        "evidence": understand_reads.shown_evidence(pk, public=False, urls=True),
        "versions": understand_reads.versions_of(pk),
        "stand": act_reads.stand_of(pk, history),
        "history": history,
        "form": form,
    }
    return render(request, "answer/insight.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD"])
def insights(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    return render(request, "answer/insights.html", {"inquiry": inquiry, "balance": reads.balance(inquiry)})
