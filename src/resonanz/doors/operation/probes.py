"""Two questions that programs ask: does the process answer, and may people be sent to it?"""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import psycopg
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from resonanz.ground.postgres.fitting import MOST_APART
from resonanz.ground.upgrades import missing_migrations

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nobody else, so that a database that is away does not have it restarted."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether people may be sent here; otherwise 503 with the keys of the reasons, and nothing else."""
    reasons = _reasons()
    if reasons:
        return JsonResponse({"status": "not ready", "reasons": reasons}, status=503)
    return JsonResponse({"status": "ok"})


def _reasons() -> list[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp() - %s::timestamptz)", [datetime.now(UTC)])
            (apart,) = cursor.fetchone()
        waiting = ["migrations"] if missing_migrations() else []
        return waiting + (["clock"] if abs(apart) > MOST_APART else [])
    except (Error, psycopg.Error, OSError) as error:
        # The driver's words may name hosts and people; they belong into the log of the operator.
        logger.warning("not ready: %s", str(error).split("\n", 1)[0])
        return ["database"]
