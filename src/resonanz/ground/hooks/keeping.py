"""Which programs are told: reading and changing it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from resonanz.ground import clock
from resonanz.ground.hooks.offering import offer_to, resend
from resonanz.ground.hooks.signing import new_secret
from resonanz.ground.models import DeliveryState, Hook, HookDelivery

TRIAL = "trial"


def add_hook(*, name: str, url: str, events: Sequence[str]) -> Hook:
    return Hook.objects.create(
        name=name, url=url, events=list(events), secret=new_secret(), created_at=clock.now(), is_active=True
    )


def hooks_with_counts() -> QuerySet[Hook]:
    """`waiting` and `failed` deliveries beside each."""
    waiting = Count("deliveries", filter=Q(deliveries__state=DeliveryState.WAITING))
    failed = Count("deliveries", filter=Q(deliveries__state=DeliveryState.FAILED))
    return Hook.objects.annotate(waiting=waiting, failed=failed).order_by("name", "pk")


def hook_by_id(pk: int) -> Hook | None:
    return Hook.objects.filter(pk=pk).first()


def is_there(hook: Hook) -> bool:
    """Whether it still is; until the end of the transaction nobody else removes it."""
    return Hook.objects.select_for_update().filter(pk=hook.pk).exists()


def all_hooks() -> QuerySet[Hook]:
    return Hook.objects.order_by("pk")


def deliveries_of(hook: Hook) -> QuerySet[HookDelivery]:
    return hook.deliveries.order_by("-created_at", "-pk")


def remove_hook(hook: Hook) -> None:
    hook.delete()


def switch_hook(hook: Hook, *, is_active: bool) -> None:
    Hook.objects.filter(pk=hook.pk).update(is_active=is_active)


@transaction.atomic
def try_hook(hook: Hook) -> None:
    """A message that says nothing, so that somebody can see it arrive."""
    offer_to([hook], TRIAL, {})


def resend_delivery(pk: int) -> int | None:
    """The id of the program it goes to; None where there is no such delivery."""
    delivery = HookDelivery.objects.filter(pk=pk).first()
    if delivery is None:
        return None
    resend(delivery)
    return delivery.hook_id
