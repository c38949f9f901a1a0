"""Counts requests by the name of their view. Names come from the code, so nobody's words can stand in them."""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import version
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
)

from resonanz.ground.live import hub

REGISTRY = CollectorRegistry()
"""Of this process alone. Each process answers for itself; what is read from the database is the same everywhere."""

# When a page was asked for the first time is nobody's business.
disable_created_metrics()  # type: ignore[no-untyped-call]  # The library leaves this one without types.

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_REQUESTS = Counter(
    "resonanz_http_requests", "Answered requests by view and class of status.", ["view", "status"], registry=REGISTRY
)
_DURATION = Histogram(
    "resonanz_http_request_duration_seconds",
    "Until the answer begins: live pages stay open long after.",
    ["view"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
Gauge("resonanz_live_followers", "Open live pages of this process.", registry=REGISTRY).set_function(
    lambda: float(hub.followers)
)
Info("resonanz_build", "What runs here.", registry=REGISTRY).info(
    {"version": version("resonanz"), "python": platform.python_version()}
)
ProcessCollector(namespace="resonanz", registry=REGISTRY)


class CountingMiddleware:
    """Outermost, so that it sees what all others answered and how long they took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        response = self.get_response(request)
        view = _view_of(request)
        _REQUESTS.labels(view=view, status=f"{response.status_code // 100}xx").inc()
        _DURATION.labels(view=view).observe(perf_counter() - began)
        return response


def _view_of(request: HttpRequest) -> str:
    """`room:view`; never the address, which may be a secret. `none` where no view was asked."""
    match = request.resolver_match
    if match is not None:
        return match.view_name
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"
