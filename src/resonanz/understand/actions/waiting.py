"""How far matching with touchpoints is. Light, because pages use it, too."""

from __future__ import annotations

from resonanz.ground import clock
from resonanz.understand.enums import Matching
from resonanz.understand.models import TouchpointProgress


def request_matching(inquiry_id: int) -> None:
    """Marks all passages of an inquiry as waiting to be compared; the worker does it."""
    tell_matching(inquiry_id, Matching.WAITING)


def tell_matching(inquiry_id: int, step: Matching) -> None:
    values = {"step": step, "changed_at": clock.now()}
    TouchpointProgress.objects.update_or_create(inquiry_id=inquiry_id, defaults=values)
