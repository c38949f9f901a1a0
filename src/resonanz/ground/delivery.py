"""Handing mails over to the server: claimed, tried, noted, each in a transaction of its own.

A row is claimed before anything leaves, so no two workers send the same mail, and a crash leaves a trace: a row that
stays claimed. Backoff doubles from one minute to six hours, with jitter; after about a day and a half it gives up.
"""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import SystemRandom

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import gettext_noop as _

from resonanz.ground import clock
from resonanz.ground.mail import Loss, Refusal, address_refused, as_email, message_left, message_lost, message_unclear
from resonanz.ground.models import Message, MessageState

logger = logging.getLogger("resonanz.mail")

MOST_TRIES = 14
STUCK_AFTER = timedelta(minutes=10)
KEEP_WORDS = timedelta(days=30)
KEEP_ADDRESSES = timedelta(days=90)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
_PERMANENT = 500
_UNKNOWN_ADDRESS = {550, 551, 553}
_POLICY = b"5.7."
_random = SystemRandom()

GAVE_UP = _("Der Mailserver war anderthalb Tage lang nicht erreichbar.")
REFUSED_ADDRESS = _("Der Server der Adresse nimmt für sie nichts an.")
REFUSED_MAIL = _("Der Mailserver hat diese Nachricht abgelehnt.")
REFUSED_SENDER = _("Der Mailserver lehnt unsere Absenderadresse ab.")
NOT_REACHED = _("Der Mailserver ist gerade nicht erreichbar. Wir versuchen es wieder.")
NOT_NOW = _("Der Mailserver bittet um Geduld. Wir versuchen es wieder.")
HUNG_UP = _("Die Verbindung brach ab, während die Nachricht übergeben wurde.")
BROKE_OFF = _("Unser Rechner blieb stehen, während die Nachricht übergeben wurde.")


class NotSentYet(Exception):
    """Certainly not handed over; trying again later does no harm."""


class NotReached(NotSentYet):
    """No server at all: whatever else waits need not be tried in this run."""


class MaybeSent(Exception):
    """The line broke while the mail was handed over: it may have arrived."""


class Refused(Exception):
    """The server said no for good; `address` tells whether it meant the address or this mail."""

    def __init__(self, reason: str, *, address: bool = False) -> None:
        self.address = address
        super().__init__(reason)


@dataclass(frozen=True, kw_only=True)
class Sent:
    sent: int
    left_over: int
    has_more: bool = False


def send_waiting(*, most: int = 500) -> Sent:
    """Sends what is due, one connection for all of it. Returns how many left and how many did not."""
    recover_stuck()
    backend: BaseEmailBackend = get_connection()
    sent = tried = 0
    try:
        while tried < most and (message := _claim()) is not None:
            tried += 1
            sent += _deliver(backend, message)
    except NotReached:
        logger.warning("the mail server cannot be reached; mails wait")
    finally:
        _close(backend)
    return Sent(sent=sent, left_over=tried - sent, has_more=tried == most)


@transaction.atomic
def recover_stuck() -> int:
    """Rows that a crash left claimed: sent again under the same Message-ID, or shown as unclear where that is asked."""
    stuck = list(
        Message.objects.select_for_update(skip_locked=True)
        .filter(state=MessageState.SENDING, claimed_at__lt=clock.now() - STUCK_AFTER)
        .order_by("pk")
    )
    for message in stuck:
        if message.handed_at is None:
            # It never left: trying again is safe, whatever kind of mail it is.
            _wait(message, BROKE_OFF)
        else:
            _uncertain(message, BROKE_OFF)
    return len(stuck)


def forget_old() -> int:
    """Words of mails that never left are erased after a month, addresses of those that did after three."""
    gone = Message.objects.filter(state=MessageState.SENT, sent_at__lt=clock.now() - KEEP_ADDRESSES)
    gone.exclude(to="").update(to="")
    old = Message.objects.filter(created_at__lt=clock.now() - KEEP_WORDS).exclude(state=MessageState.SENDING)
    return old.exclude(body="").update(body="", headers={}, state=MessageState.DROPPED)


def _claim() -> Message | None:
    claimed = Message.objects.raw(
        """
        UPDATE ground_message SET state = 'sending', claimed_at = %s, handed_at = NULL, tries = tries + 1
        WHERE id = (
            SELECT id FROM ground_message WHERE state = 'waiting' AND not_before <= %s
            ORDER BY not_before, id LIMIT 1 FOR UPDATE SKIP LOCKED
        ) RETURNING *
        """,
        [clock.now(), clock.now()],
    )
    with transaction.atomic():
        return next(iter(claimed), None)


def _deliver(backend: BaseEmailBackend, message: Message) -> bool:
    try:
        _hand_over(backend, message)
    except NotSentYet as later:
        _close(backend)
        with transaction.atomic():
            _wait(message, str(later))
        if isinstance(later, NotReached):
            raise
    except MaybeSent as broken:
        _close(backend)
        with transaction.atomic():
            _uncertain(message, str(broken))
    except Refused as refused:
        # After a refusal the line may still hold half a transaction.
        _close(backend)
        with transaction.atomic():
            _fail(message, str(refused))
            if refused.address:
                address_refused.run(Refusal(address=message.to, reason=str(refused)))
    else:
        with transaction.atomic():
            _note_sent(message)
        return True
    return False


def _hand_over(backend: BaseEmailBackend, message: Message) -> None:
    """Opens first, because a failure before the first word means that nothing can have arrived."""
    try:
        backend.open()
    except (smtplib.SMTPException, OSError) as error:
        raise NotReached(NOT_REACHED) from error
    note = partial(_note_handing, message)
    if hasattr(backend, "before_words"):
        backend.before_words = note
    else:
        note()
    try:
        backend.send_messages([as_email(message)])
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise _verdict(code, said, REFUSED_ADDRESS, address=True) from error
    except smtplib.SMTPSenderRefused as error:
        raise _verdict(error.smtp_code, b"", REFUSED_SENDER) from error
    except smtplib.SMTPResponseException as error:
        raise _verdict(error.smtp_code, b"", REFUSED_MAIL) from error
    except (smtplib.SMTPException, OSError) as error:
        raise _broken_off(message) from error
    except ValueError as error:
        raise Refused(REFUSED_MAIL) from error


def _note_handing(message: Message) -> None:
    message.handed_at = clock.now()
    Message.objects.filter(pk=message.pk).update(handed_at=message.handed_at)


def _broken_off(message: Message) -> Exception:
    return MaybeSent(HUNG_UP) if message.handed_at else NotSentYet(NOT_NOW)


def _verdict(code: int, said: bytes, reason: str, *, address: bool = False) -> Exception:
    if code < _PERMANENT:
        return NotSentYet(NOT_NOW)
    # 5.7 is about policy, such as suspected spam; the address may be fine.
    dead = address and code in _UNKNOWN_ADDRESS and _POLICY not in said
    return Refused(reason if dead or not address else REFUSED_MAIL, address=dead)


def _note_sent(message: Message) -> None:
    message.state, message.sent_at, message.body, message.headers, message.problem = (
        MessageState.SENT,
        clock.now(),
        "",
        {},
        "",
    )
    message.save(update_fields=["state", "sent_at", "body", "headers", "problem"])
    message_left.run(message.pk)


def _wait(message: Message, problem: str) -> None:
    if message.tries >= MOST_TRIES:
        _fail(message, GAVE_UP)
        return
    message.state, message.problem = MessageState.WAITING, problem
    message.not_before = clock.now() + _pause(message.tries)
    message.save(update_fields=["state", "problem", "not_before"])


def _uncertain(message: Message, problem: str) -> None:
    if not message.once:
        _wait(message, problem)
        return
    message.state, message.problem = MessageState.UNCLEAR, problem
    message.save(update_fields=["state", "problem"])
    message_left.run(message.pk)
    message_unclear.run(message.pk)


def _fail(message: Message, problem: str) -> None:
    message.state, message.problem = MessageState.FAILED, problem
    message.save(update_fields=["state", "problem"])
    message_lost.run(Loss(message_id=message.pk, reason=problem))


def _pause(tries: int) -> timedelta:
    doubled: timedelta = min(_FIRST_WAIT * 2 ** (tries - 1), _LONGEST_WAIT)
    return doubled * _random.uniform(0.75, 1.25)


def _close(backend: BaseEmailBackend) -> None:
    try:
        backend.close()
    except (smtplib.SMTPException, OSError):
        # A line that is already dead cannot be closed politely; the next mail opens a new one.
        if hasattr(backend, "connection"):
            backend.connection = None
