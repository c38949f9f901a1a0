"""Pages about an inquiry that is known inside only."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from resonanz.ask import reads

_BELOW = re.compile(r"/anliegen/(?P<slug>[-a-zA-Z0-9_]+)/")


class InsideDoorMiddleware:
    """To outsiders nothing below `/anliegen/<slug>/` exists of such an inquiry, whatever a view forgot to ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = _BELOW.match(request.path_info)
        if found is not None and not reads.may_read_below(request, found["slug"]):
            raise Http404
        return self.get_response(request)
