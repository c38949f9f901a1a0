"""The public balance: "Ihr habt gesagt – wir haben getan"."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from resonanz.act import reads as act_reads
from resonanz.answer import reads
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads


@require_GET
def balance(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT:
        raise Http404
    counts = listen_reads.counts([inquiry.pk])[inquiry.pk]
    table = listen_actions.who_told(inquiry.pk)
    context = {
        "inquiry": inquiry,
        "balance": reads.balance(inquiry),
        "counts": counts,
        "table": table,
        "rows": listen_reads.role_rows(table),
        "checkpoint": trust_reads.newest_checkpoint(),
    }
    return render(request, "answer/balance.html", context)


@require_GET
def insight(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One insight in public: the words that may be shown, and how many more stand behind it."""
    found = understand_reads.insight(pk)
    if found is None or found.inquiry.slug != slug or found.inquiry.state == State.DRAFT:
        raise Http404
    history = list(act_reads.history_of([pk]))
    context = {
        "insight": found,
        "inquiry": found.inquiry,
        "evidence": understand_reads.shown_evidence(pk, public=True),
        "stand": act_reads.stand_of(pk, history),
        "history": history,
    }
    return render(request, "answer/public_insight.html", context)
