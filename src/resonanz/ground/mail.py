"""The outbox: a mail is written down in the transaction of its deed and sent by the worker afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Count, QuerySet
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.ground import clock
from resonanz.ground.events import Socket
from resonanz.ground.mail_html import as_html
from resonanz.ground.models import Message, MessageState

SEND_TASK = "ground.send_messages"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An address that its server refuses for good."""

    address: str
    reason: str


message_left: Socket[int] = Socket("mail.left")
"""With a message's id, inside the transaction that notes that it left the house, or may have left it."""


message_unclear: Socket[int] = Socket("mail.unclear")
"""With a message's id, after `message_left`: nobody knows whether it arrived, and it is not sent again."""


@dataclass(frozen=True, kw_only=True)
class Loss:
    """A mail that will never arrive, and why."""

    message_id: int
    reason: str


message_lost: Socket[Loss] = Socket("mail.lost")
"""Inside the transaction that notes that a mail was refused or given up."""

address_refused: Socket[Refusal] = Socket("mail.refused")
"""Inside the transaction that notes a permanent refusal: whoever keeps addresses marks theirs."""


def can_send() -> bool:
    return settings.ENVIRONMENT.mail is not None


def can_link() -> bool:
    """Whether mails that nobody's request started can be sent: they need a server and an address to link to."""
    return can_send() and bool(settings.PUBLIC_URL)


def absolute(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A mail to be written down. `subject` never holds words of a guest.

    After a crash in the middle of handing over nobody may know whether a mail left. Then one with `once` is never sent
    again and shown as unclear; any other is sent again under the same Message-ID. `with_html` adds the same words as
    HTML, made from the text when it is sent.
    """

    to: str
    subject: str
    body: str
    purpose: str
    headers: Mapping[str, str] = field(default_factory=dict)
    once: bool = False
    with_html: bool = False


def post(
    *,
    to: str,
    subject: str,
    body: str,
    purpose: str,
    headers: Mapping[str, str] | None = None,
    once: bool = False,
) -> Message:
    """Puts a mail into the outbox.

    The task `ground.send_messages` takes it from there; without a mail server it waits and is shown as waiting. A line
    break in a header raises Django's `BadHeaderError`, an address that is none its `ValidationError`.
    """
    draft = Draft(to=to, subject=subject, body=body, purpose=purpose, headers=headers or {}, once=once)
    return post_all([draft])[0]


def post_all(drafts: Sequence[Draft]) -> list[Message]:
    """The same for many, in their order; one that cannot be sent raises as `post` and none is written down."""
    moment, domain = clock.now(), _domain()
    waiting = [_message(draft, moment, domain) for draft in drafts]
    Message.objects.bulk_create(waiting)
    if waiting:
        ask_to_send()
    return waiting


def _message(draft: Draft, moment: datetime, domain: str) -> Message:
    validate_email(draft.to)
    message = Message(
        to=draft.to,
        subject=draft.subject,
        body=draft.body,
        purpose=draft.purpose,
        headers={"Auto-Submitted": "auto-generated", **draft.headers},
        message_id=f"<{uuid4().hex}@{domain}>",
        once=draft.once,
        with_html=draft.with_html,
        created_at=moment,
        not_before=moment,
    )
    # Building it once finds what cannot be sent; the HTML is made of the same text and can add nothing wrong.
    _plain(message).message()
    return message


def as_email(message: Message) -> EmailMessage:
    """Plain text, with `with_html` also as HTML made of the same words: no picture, no link but those in the text."""
    email = _plain(message)
    if message.with_html:
        language = str(message.headers.get("Content-Language", "de"))
        email.attach_alternative(as_html(message.body, language=language, subject=message.subject), "text/html")
    return email


def _plain(message: Message) -> EmailMultiAlternatives:
    return EmailMultiAlternatives(
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
