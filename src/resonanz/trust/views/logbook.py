"""The public pages of the log."""

from __future__ import annotations

from itertools import pairwise

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.trust import reads
from resonanz.trust.models import LedgerCheckpoint

EXPORT = "/protokollbuch/protokollbuch.zip"
_ENTRIES = 20
_CHECKPOINTS = 25
_PLAIN = "text/plain; charset=utf-8"


@require_safe
def logbook(request: HttpRequest) -> HttpResponse:
    keys = reads.all_keys()
    context = {
        "size": reads.size(),
        "checkpoint": reads.newest_checkpoint(),
        "witnesses": reads.public_witnesses(),
        "key": keys[0] if keys else None,
        # A log ends when the next one begins, for the reason that stands there.
        "old_keys": [{"key": old, "until": new.since, "reason": new.reason} for new, old in pairwise(keys)],
        "entries": reads.newest_entries(_ENTRIES),
        "page_obj": Paginator(reads.all_checkpoints(), _CHECKPOINTS).get_page(request.GET.get("page")),
        "past_alarms": reads.past_alarms(),
        "check_page": reads.CHECK_PAGE,
        "check_program": reads.CHECK_PROGRAM,
        "export": EXPORT,
        "shows_ledger_alarm": True,
    }
    return render(request, "trust/logbook.html", context)


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    found = reads.entry(index)
    if found is None:
        raise Http404
    checkpoint = reads.newest_checkpoint()
    context = {
        "entry": found,
        "checkpoint": checkpoint,
        "proof": reads.proof_of(index, checkpoint),
        "shows_ledger_alarm": True,
    }
    return render(request, "trust/entry.html", context)


@require_safe
def proof(request: HttpRequest, index: int) -> HttpResponse:
    found = reads.proof_of(index, reads.newest_checkpoint())
    if found is None:
        raise Http404
    return HttpResponse(found.text, content_type=_PLAIN)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    return _as_text(reads.newest_checkpoint())


@require_safe
def checkpoint_at(request: HttpRequest, size: int) -> HttpResponse:
    return _as_text(reads.checkpoints().filter(size=size).first())


def _as_text(found: LedgerCheckpoint | None) -> HttpResponse:
    if found is None:
        raise Http404
    return HttpResponse(found.note, content_type=_PLAIN)
