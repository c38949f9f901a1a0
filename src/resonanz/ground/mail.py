"""The outbox: a mail is written down in the transaction of its deed and sent by the worker afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Count, QuerySet
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.ground import clock
from resonanz.ground.events import Socket
from resonanz.ground.models import Message, MessageState

SEND_TASK = "ground.send_messages"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An address that its server refuses for good."""

    address: str
    reason: str


message_left: Socket[int] = Socket("mail.left")
"""With a message's id, inside the transaction that notes that it left the house, or may have left it."""

address_refused: Socket[Refusal] = Socket("mail.refused")
"""Inside the transaction that notes a permanent refusal: whoever keeps addresses marks theirs."""


def can_send() -> bool:
    return settings.ENVIRONMENT.mail is not None


def can_link() -> bool:
    """Whether mails that nobody's request started can be sent: they need a server and an address to link to."""
    return can_send() and bool(settings.PUBLIC_URL)


def absolute(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


def post(
    *,
    to: str,
    subject: str,
    body: str,
    purpose: str,
    headers: Mapping[str, str] | None = None,
    once: bool = False,
) -> Message:
    """Puts a mail into the outbox. `subject` never holds words of a guest.

    The task `ground.send_messages` takes it from there; without a mail server it waits and is shown as waiting.
    After a crash in the middle of handing over nobody knows whether a mail left. Then one with `once` is never sent
    again and shown as unclear; any other is sent again under the same Message-ID. A line break in a header raises
    Django's `BadHeaderError`, an address that is none its `ValidationError`.
    """
    validate_email(to)
    moment = clock.now()
    message = Message(
        to=to,
        subject=subject,
        body=body,
        purpose=purpose,
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
        message_id=f"<{uuid4().hex}@{_domain()}>",
        once=once,
        created_at=moment,
        not_before=moment,
    )
    as_email(message).message()
    message.save(force_insert=True)
    ask_to_send()
    return message


def as_email(message: Message) -> EmailMessage:
    """Plain text and nothing else: no picture, no second part, no link but those in the text."""
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        from_email=None,
        to=[message.to],
        headers={**message.headers, "Message-ID": message.message_id},
    )


def ask_to_send() -> None:
    """One waiting job is enough: it sends everything there is when it starts."""
    try:
        # A savepoint: the refusal of a second job must not spoil the transaction around it.
        with transaction.atomic():
            app.configure_task(SEND_TASK, queueing_lock=SEND_TASK).defer()
    except AlreadyEnqueued:
        return


def messages(*, state: str = "") -> QuerySet[Message]:
    """The outbox, newest first; bodies are left in the database."""
    found = Message.objects.filter(state=state) if state else Message.objects.all()
    return found.defer("body", "headers").order_by("-created_at", "-pk")


def state_counts() -> dict[MessageState, int]:
    counted = dict(Message.objects.values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in MessageState}


@transaction.atomic
def send_again(*, pk: int) -> bool:
    """Puts a message back into the queue. False where its words are gone or where it must not leave twice."""
    stuck = Message.objects.filter(pk=pk, once=False, state__in=[MessageState.FAILED, MessageState.UNCLEAR])
    done = stuck.exclude(body="").update(
        state=MessageState.WAITING, not_before=clock.now(), tries=0, problem="", claimed_at=None
    )
    if done:
        ask_to_send()
    return bool(done)


def drop(*, pks: list[int]) -> int:
    """Stops messages that have not left, and erases their words and addresses."""
    stoppable = [MessageState.WAITING, MessageState.FAILED, MessageState.UNCLEAR]
    waiting = Message.objects.filter(pk__in=pks, state__in=stoppable)
    return waiting.update(state=MessageState.DROPPED, to="", body="", headers={}, problem="")


def posted_to(address: str, *, purpose: str, since: datetime) -> int:
    """How many mails of this kind went to an address lately."""
    return Message.objects.filter(to=address, purpose=purpose, created_at__gte=since).count()


def _domain() -> str:
    """The sender's own domain: the name of this machine is nobody's business."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return address.rpartition("@")[2] or "localhost"


def waiting_count() -> int:
    return Message.objects.filter(state=MessageState.WAITING).count()
