"""How far the reading of an inquiry is. Light, because pages use it, too."""

from __future__ import annotations

from resonanz.ground import clock
from resonanz.understand.enums import Step
from resonanz.understand.models import Progress
from resonanz.understand.reads.unread import inquiry_size


def request_refresh(inquiry_id: int) -> None:
    """Marks the themes as waiting for a fresh look; the worker does it."""
    tell_progress(inquiry_id, Step.WAITING, done=0, total=inquiry_size(inquiry_id))


def tell_progress(inquiry_id: int, step: Step, *, done: int, total: int, problem: str = "") -> None:
    values = {"step": step, "done": done, "total": total, "problem": problem, "changed_at": clock.now()}
    Progress.objects.update_or_create(inquiry_id=inquiry_id, defaults=values)
