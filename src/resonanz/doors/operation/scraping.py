"""`/metrics`: figures of operation for Prometheus, without anything of people."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import psycopg
from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector, CollectorRegistry

from resonanz.doors.operation import state
from resonanz.doors.operation.counting import REGISTRY

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Without a token in the environment this address does not exist; with one, only its owner reads it."""
    token = settings.ENVIRONMENT.metrics_token
    if not token:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    shared = CollectorRegistry()
    shared.register(_House())
    return HttpResponse(generate_latest(REGISTRY) + generate_latest(shared), content_type=CONTENT_TYPE_LATEST)


class _House(Collector):
    """What the database knows. While it is away, that is the one thing that is said of it."""

    def describe(self) -> list[Metric]:
        return []

    def collect(self) -> Iterator[Metric]:
        try:
            found = list(_figures())
        except (Error, psycopg.Error, OSError) as error:
            logger.warning("no figures from the database: %s", str(error).split("\n", 1)[0])
            found = []
        yield GaugeMetricFamily("resonanz_database_up", "Whether the database answers.", value=float(bool(found)))
        yield from found


def _figures() -> Iterator[Metric]:
    waiting = GaugeMetricFamily("resonanz_queue_waiting", "Jobs that are due.", labels=["queue"])
    running = GaugeMetricFamily("resonanz_queue_running", "Jobs that are worked on.", labels=["queue"])
    oldest = GaugeMetricFamily(
        "resonanz_queue_oldest_seconds", "How long the longest waiting job has been due.", labels=["queue"]
    )
    for lane in state.lanes():
        waiting.add_metric([lane.name], lane.waiting)
        running.add_metric([lane.name], lane.running)
        oldest.add_metric([lane.name], lane.oldest)
    yield from (waiting, running, oldest)
    silence = state.worker_silence()
    if silence is not None:
        yield GaugeMetricFamily("resonanz_worker_silence_seconds", "Since a worker last gave a sign.", value=silence)
    ledger = state.ledger_state()
    yield GaugeMetricFamily("resonanz_ledger_entries", "Entries of the ledger.", value=ledger.size)
    yield GaugeMetricFamily("resonanz_ledger_unsigned", "Entries after the newest checkpoint.", value=ledger.unsigned)
    if ledger.age is not None:
        yield GaugeMetricFamily("resonanz_checkpoint_age_seconds", "Age of the newest checkpoint.", value=ledger.age)
