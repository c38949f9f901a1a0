"""Telling what waits: claimed, tried, noted. Waits double from half a minute to six hours; after three days it ends."""

from __future__ import annotations

import ssl
from datetime import timedelta
from http.client import HTTPException
from random import SystemRandom

from django.db import transaction
from django.utils.translation import gettext_noop as _

from resonanz.ground import clock
from resonanz.ground.hooks.addresses import AddressRefused, post
from resonanz.ground.hooks.signing import signature
from resonanz.ground.models import DeliveryState, HookDelivery

MOST_TRIES = 20
KEEP_DELIVERIES = timedelta(days=30)
STUCK_AFTER = timedelta(minutes=5)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)
_GOOD, _REDIRECTS, _GONE = range(200, 300), range(300, 400), 410
_random = SystemRandom()

NOT_REACHED = _("Dort antwortet gerade niemand.")
NO_TLS = _("Das Zertifikat der Gegenseite stimmt nicht.")
REDIRECTED = _(
    "Die Gegenseite verweist auf eine andere Adresse. Dem folgen wir nicht; bitte tragen Sie die richtige ein."
)
UNWANTED = _("Die Gegenseite hat abbestellt (410). Wir senden dorthin nichts mehr.")
ANSWERED = _("Die Gegenseite nahm es nicht an.")
BROKE_OFF = _("Unser Rechner blieb stehen, während die Meldung gesendet wurde.")


def deliver_waiting(*, most: int = 200) -> bool:
    """Whether there may be more that is due."""
    _recover_stuck()
    for _number in range(most):
        delivery = _claim()
        if delivery is None:
            return False
        _deliver(delivery)
    return True


def forget_deliveries() -> int:
    old = HookDelivery.objects.filter(created_at__lt=clock.now() - KEEP_DELIVERIES)
    return old.exclude(state=DeliveryState.SENDING).delete()[0]


def _recover_stuck() -> None:
    stuck = HookDelivery.objects.filter(state=DeliveryState.SENDING, claimed_at__lt=clock.now() - STUCK_AFTER)
    stuck.update(state=DeliveryState.WAITING, not_before=clock.now(), problem=BROKE_OFF)


@transaction.atomic
def _claim() -> HookDelivery | None:
    due = HookDelivery.objects.filter(
        state=DeliveryState.WAITING, not_before__lte=clock.now(), hook__is_active=True
    ).select_related("hook")
    found = due.select_for_update(skip_locked=True, of=("self",)).order_by("not_before", "pk").first()
    if found is not None:
        found.state, found.claimed_at, found.tries = DeliveryState.SENDING, clock.now(), found.tries + 1
        found.save(update_fields=["state", "claimed_at", "tries"])
    return found


def _deliver(delivery: HookDelivery) -> None:
    body = delivery.body.encode()
    seconds = int(clock.now().timestamp())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Resonanz",
        "webhook-id": delivery.name,
        "webhook-timestamp": str(seconds),
        "webhook-signature": signature(delivery.hook.secret, name=delivery.name, seconds=seconds, body=body),
    }
    delivery.status = None
    try:
        delivery.status = post(delivery.hook.url, body, headers)
    except AddressRefused as refused:
        _note(delivery, refused.reason)
    except ssl.SSLError:
        _note(delivery, NO_TLS)
    except (OSError, HTTPException):
        _note(delivery, NOT_REACHED)
    else:
        _note(delivery, _meaning(delivery.status))


def _meaning(status: int) -> str:
    if status in _GOOD:
        return ""
    if status == _GONE:
        return UNWANTED
    return REDIRECTED if status in _REDIRECTS else ANSWERED


@transaction.atomic
def _note(delivery: HookDelivery, problem: str) -> None:
    now = clock.now()
    delivery.problem = problem
    if not problem:
        delivery.state, delivery.delivered_at = DeliveryState.DELIVERED, now
    elif problem == UNWANTED:
        delivery.state = DeliveryState.FAILED
        delivery.hook.is_active = False
        delivery.hook.save(update_fields=["is_active"])
    elif delivery.tries >= MOST_TRIES:
        delivery.state = DeliveryState.FAILED
    else:
        delivery.state, delivery.not_before = DeliveryState.WAITING, now + _wait(delivery.tries)
    delivery.save(update_fields=["state", "problem", "status", "not_before", "delivered_at"])


def _wait(tries: int) -> timedelta:
    doubled: timedelta = _FIRST_WAIT * 2 ** min(tries - 1, 20)
    longest = min(doubled, _LONGEST_WAIT)
    return longest * (0.75 + _random.random() / 2)
