"""How the house is doing, as its database says: the same in every process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob, ProcrastinateWorker

from resonanz.ground import clock
from resonanz.ground.lanes import LANES
from resonanz.trust import reads as trust_reads


@dataclass(frozen=True, kw_only=True)
class Lane:
    """`oldest` is how many seconds the longest waiting job has been due."""

    name: str
    waiting: int
    running: int
    oldest: float


@dataclass(frozen=True, kw_only=True)
class LedgerState:
    """`unsigned` entries came after the newest checkpoint; `age` is how old that is, in seconds, None before it."""

    size: int
    signed: int
    age: float | None

    @property
    def unsigned(self) -> int:
        return max(0, self.size - self.signed)


def lanes() -> list[Lane]:
    """What is due now; jobs for later are not late."""
    now = clock.now()
    asked = ProcrastinateEvent.objects.filter(job=OuterRef("pk"), type__in=["deferred", "deferred_for_retry"])
    due = ProcrastinateJob.objects.filter(status="todo").exclude(scheduled_at__gt=now)
    due = due.alias(since=Coalesce("scheduled_at", Subquery(asked.order_by("-at").values("at")[:1])))
    waiting = {
        name: (count, first)
        for name, count, first in due.values_list("queue_name").annotate(count=Count("pk"), first=Min("since"))
    }
    running = dict(
        ProcrastinateJob.objects.filter(status="doing").values_list("queue_name").annotate(count=Count("pk"))
    )
    return [_lane(name, *waiting.get(name, (0, None)), running.get(name, 0), now) for name in LANES]


def _lane(name: str, waiting: int, first: datetime | None, running: int, now: datetime) -> Lane:
    oldest = max(0.0, (now - first).total_seconds()) if first is not None else 0.0
    return Lane(name=name, waiting=waiting, running=running, oldest=oldest)


def worker_silence() -> float | None:
    """Seconds since a worker gave a sign of life; None where there never was one."""
    last = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
    return None if last is None else max(0.0, (clock.now() - last).total_seconds())


def ledger_state() -> LedgerState:
    newest = trust_reads.newest_checkpoint()
    if newest is None:
        return LedgerState(size=trust_reads.size(), signed=0, age=None)
    age = max(0.0, (clock.now() - newest.created_at).total_seconds())
    return LedgerState(size=trust_reads.size(), signed=newest.size, age=age)
