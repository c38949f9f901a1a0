"""Everything that is stored and promised, for everyone to read: people, programs, a data protection officer."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.trust import reads
from resonanz.trust.enums import K_STAFF, K
from resonanz.trust.reads import StoredTable


@require_safe
def stored(request: HttpRequest) -> HttpResponse:
    return render(
        request, "trust/stored.html", {"rooms": reads.tables_by_room(), "outside": settings.ENVIRONMENT.reader.outside}
    )


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """The register of processing activities (Art. 30 DSGVO), made to be printed."""
    return render(request, "trust/activities.html", {"activities": reads.tables_by_activity()})


@require_safe
def stored_json(request: HttpRequest) -> HttpResponse:
    told = {
        "format": "resonanz-register/1",
        "words_sent_to": settings.ENVIRONMENT.reader.outside or None,
        "tables": [_table(table) for table in reads.stored_tables()],
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def proofs(request: HttpRequest) -> HttpResponse:
    """What we promise, how we try to refute it, and what came out, failures included."""
    return render(request, "trust/proofs.html", {"promises": reads.promises()})


@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """Why a number is withheld, in plain words."""
    return render(request, "trust/groups.html", {"k": K, "k_staff": K_STAFF})


def _table(table: StoredTable) -> dict[str, Any]:
    holding = table.holding
    if holding is None:
        return {"room": table.room, "table": table.name, "title": table.title}
    return {
        "room": table.room,
        "table": table.name,
        "title": table.title,
        "activity": table.activity,
        "basis": table.basis,
        "about": [key for _, key in holding.about],
        "names_team": list(holding.acts),
        "nobody": str(holding.nobody),
        "seen_by": str(holding.seen_by),
        "kept": str(holding.keep.says),
        "erasure": {
            "person": str(holding.person.says),
            "author": str(holding.author.says),
            "words": str(holding.words.says),
        },
        "fields": [
            {"name": field.name, "purpose": field.purpose, "sealed": field.sealed or None} for field in table.fields
        ],
    }
