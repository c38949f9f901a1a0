"""The outbox: a mail is written down in the transaction of its deed and sent by the worker afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from resonanz.ground import clock
from resonanz.ground.models import Message


def can_send() -> bool:
    return settings.ENVIRONMENT.mail is not None


def post(*, to: str, subject: str, body: str, purpose: str, headers: Mapping[str, str] | None = None) -> Message:
    """Puts a mail into the outbox. `subject` never holds words of a guest.

    The task `ground.send_messages` takes it from there; without a mail server it waits and is shown as waiting.
    """
    return Message.objects.create(
        to=to, subject=subject, body=body, purpose=purpose, headers=dict(headers or {}), created_at=clock.now()
    )
