"""The public balance: "Ihr habt gesagt – wir haben getan"."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.act import reads as act_reads
from resonanz.answer import reads
from resonanz.ask.enums import State
from resonanz.ground.manner import speak
from resonanz.understand import reads as understand_reads


@require_safe
def insight(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One insight in public: the words that may be shown, and how many more stand behind it."""
    found = understand_reads.insight(pk)
    if found is None or found.inquiry.slug != slug or found.inquiry.state == State.DRAFT:
        raise Http404
    speak(du=found.inquiry.says_du)
    history = act_reads.histories_of([pk])[pk]
    shown = act_reads.told(history)
    context = {
        "insight": found,
        "inquiry": found.inquiry,
        "evidence": understand_reads.shown_evidence(pk, public=True),
        "stand": act_reads.public_stand_of(pk, history),
        "chapters": act_reads.chapters(shown),
        "postponements": act_reads.postponements_of([pk]).get(pk, []),
        "measures": act_reads.public_measures(pk),
        "credit": reads.credits_of([pk]).get(pk),
    }
    return render(request, "answer/public_insight.html", context)
