"""Everything that is stored and everything that is promised, for everyone to read and to check."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from resonanz.trust import reads
from resonanz.trust.enums import K_STAFF, K


@require_GET
def stored(request: HttpRequest) -> HttpResponse:
    return render(request, "trust/stored.html", {"tables": list(reads.stored_tables())})


@require_GET
def proofs(request: HttpRequest) -> HttpResponse:
    """What we promise, how we try to refute it, and what came out, failures included."""
    return render(request, "trust/proofs.html", {"promises": reads.promises()})


@require_GET
def groups(request: HttpRequest) -> HttpResponse:
    """Why a number is withheld, in plain words."""
    return render(request, "trust/groups.html", {"k": K, "k_staff": K_STAFF})
