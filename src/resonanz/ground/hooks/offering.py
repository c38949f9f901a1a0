"""Writing down what is to be told to whom; it leaves the house later, in the worker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from uuid import uuid4

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.ground import clock
from resonanz.ground.models import DeliveryState, Hook, HookDelivery

DELIVER_TASK = "ground.deliver_hooks"

Facts = Mapping[str, str | int | bool | None]


def tells(event: str) -> bool:
    """Whether anybody wants to know; asked before anything is looked up."""
    return Hook.objects.filter(is_active=True, events__contains=[event]).exists()


@transaction.atomic
def offer(event: str, facts: Facts, *, once: str = "") -> int:
    """One delivery for each program that wants this event; how many. `once` names what is told a single time."""
    return offer_to(Hook.objects.filter(is_active=True, events__contains=[event]), event, facts, once=once)


def offer_to(hooks: Iterable[Hook], event: str, facts: Facts, *, once: str = "") -> int:
    now = clock.now()
    told = [
        HookDelivery(
            hook=hook,
            name=uuid4().hex,
            event=event,
            once=once or None,
            body=json.dumps({"type": event, "timestamp": now.isoformat(timespec="seconds"), "data": dict(facts)}),
            created_at=now,
            not_before=now,
        )
        for hook in hooks
    ]
    made = HookDelivery.objects.bulk_create(told, ignore_conflicts=True)
    if made:
        transaction.on_commit(ask_to_deliver)
    return len(made)


@transaction.atomic
def resend(delivery: HookDelivery) -> None:
    """By hand, whatever became of it; under the same name, so that a receiver can know it again."""
    HookDelivery.objects.filter(pk=delivery.pk).exclude(state=DeliveryState.SENDING).update(
        state=DeliveryState.WAITING, not_before=clock.now(), tries=0, problem=""
    )
    transaction.on_commit(ask_to_deliver)


def ask_to_deliver() -> None:
    try:
        app.configure_task(DELIVER_TASK, queueing_lock=DELIVER_TASK).defer()
    except AlreadyEnqueued:
        return
