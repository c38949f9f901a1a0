"""Everything that is stored, for everyone to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from resonanz.trust import reads


@require_GET
def stored(request: HttpRequest) -> HttpResponse:
    return render(request, "trust/stored.html", {"tables": list(reads.stored_tables())})
