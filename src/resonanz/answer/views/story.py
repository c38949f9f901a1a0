"""For the team: one story with everything around it, and what can be said back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resonanz.answer import actions, reads
from resonanz.answer.errors import NobodyToAnswer, NobodyToReach, NoOwnWords, NotPraised
from resonanz.answer.forms import PraiseForm, ThanksForm
from resonanz.answer.views.workshop import story_or_404
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Story
    from resonanz.listen.reads import Voice

_SIMILAR = 5


@login_required
@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, story_or_404(pk))


@login_required
@require_POST
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    found = story_or_404(pk)
    form = ThanksForm(request.POST, prefix="thanks")
    if form.is_valid():
        try:
            actions.thank_teller(
                story=found, sentence=form.cleaned_data["sentence"], by=people_reads.member_of(request).pk
            )
        except (NobodyToAnswer, NoOwnWords) as problem:
            form.add_error(None, str(problem.sentence))
        else:
            messages.success(request, _("Ihr Dank steht jetzt auf der Seite der Erzählerin oder des Erzählers."))
            return redirect("answer:story", pk=pk)
    return _page(request, found, thanks=form, status=422)


@login_required
@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    found = story_or_404(pk)
    form = PraiseForm(request.POST, prefix="praise")
    if form.is_valid():
        words = form.cleaned_data
        try:
            actions.pass_praise(
                story=found,
                words=words["words"],
                sentence=words["sentence"],
                to=words["to"].pk,
                by=people_reads.member_of(request).pk,
            )
        except NotPraised as problem:
            form.add_error("words", str(problem.sentence))
        except (NobodyToReach, NoOwnWords) as problem:
            form.add_error(None, str(problem.sentence))
        else:
            messages.success(request, _("Das Lob ist weitergegeben an: %(name)s.") % {"name": words["to"].name})
            return redirect("answer:story", pk=pk)
    return _page(request, found, praise=form, status=422)


@login_required
@require_safe
def praise(request: HttpRequest) -> HttpResponse:
    """What reached whoever is signed in. There is no such page about anybody else."""
    found = reads.praise_for(people_reads.member_of(request).pk)
    rows = [
        (row, listen_reads.quoted(row.story, row.passage, url=reverse("answer:story", args=[row.story_id])))
        for row in found
    ]
    offers = reads.offers_to(people_reads.member_of(request).pk)
    return render(request, "answer/praise.html", {"praise": rows, "offers": offers})


@login_required
@require_POST
def show_name(request: HttpRequest, pk: int) -> HttpResponse:
    is_named = request.POST.get("named") == "yes"
    if not actions.show_name(thanks_id=pk, by=people_reads.member_of(request).pk, is_named=is_named):
        raise Http404
    return redirect("answer:praise")


def _linked(story: Story) -> Voice:
    return listen_reads.voice(story, url=reverse("answer:story", args=[story.pk]))


def _page(
    request: HttpRequest,
    found: Story,
    *,
    thanks: ThanksForm | None = None,
    praise: PraiseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    unread = request.GET.get("zeigen") == "ungelesen"
    newer, older = listen_reads.neighbours(found, unread_only=unread)
    suffix = "?zeigen=ungelesen" if unread else ""
    account = people_reads.member_of(request)
    voices = listen_reads.voices_of(found)
    way = reads.way_of(voices, for_team=True)
    # A seat in the hall tells several stories; here stands who read this one.
    readings = [reading for reading in way.readings if reading.story_id == found.pk]
    context = {
        "story": found,
        "inquiry": found.inquiry,
        "voice": listen_reads.voice(found),
        "way": way,
        "thanks_form": thanks or ThanksForm(prefix="thanks"),
        "praise_form": praise or PraiseForm(prefix="praise", initial={"words": found.works_well}),
        "can_reply": found.has_page,
        "draft": reads.draft_of(found.pk, account.pk),
        "others": reads.who_else_writes([told.pk for told in voices], account.pk),
        "reach": reads.reach_of(found),
        "statement": next(iter(listen_reads.statements_for([found])), None),
        "versions": [_linked(told) for told in listen_reads.other_versions(voices, found)],
        "also": [_linked(told) for told in listen_reads.also_told(voices, found)],
        "readings": readings,
        "is_read_by_me": any(reading.account_id == account.pk for reading in readings),
        "similar": [_linked(told) for told in understand_reads.similar_voices(found, most=_SIMILAR)],
        "placement": understand_reads.placement_of(found.pk),
        "newer_url": reverse("answer:story", args=[newer]) + suffix if newer else "",
        "older_url": reverse("answer:story", args=[older]) + suffix if older else "",
    }
    return render(request, "answer/story.html", context, status=status)
