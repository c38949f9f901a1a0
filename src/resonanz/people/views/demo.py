"""The team's pages of a demo, opened with one press of a button at the machine on which it runs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from resonanz.people import reads
from resonanz.people.views.entering import enter


@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    account = reads.demo_host(request)
    if account is None:
        raise Http404
    return enter(request, account, by="demo", target=request.POST.get("next", ""))
