"""Customers with an address, and mails as they left the house."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail as sent_mail

from resonanz.ground import clock
from resonanz.ground import mail as outbox
from resonanz.ground.delivery import send_waiting
from resonanz.people import actions
from resonanz.people.enums import Channel, Door, Purpose
from resonanz.people.models import Account, Consent
from tests.support.mail import HOUSE


def reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The house has a mail server and knows its own address."""
    monkeypatch.setattr(outbox, "can_send", lambda: True)
    settings.PUBLIC_URL = HOUSE


def customer(email: str | None = "lea@beispiel.example", name: str = "Lea Sommer") -> Account:
    return Account.objects.create(name=name, email=email, created_at=clock.now(), password="!")


def mails() -> list[tuple[str, str, str]]:
    """Sends what waits; answers what has left since the last call, as (to, subject, body)."""
    sent_mail.outbox.clear()
    send_waiting()
    return [(message.to[0], message.subject, str(message.body)) for message in sent_mail.outbox]


def link_in(body: str, start: str) -> str:
    """The path of the one link of this kind in a mail."""
    [path] = re.findall(rf"{re.escape(HOUSE)}({re.escape(start)}\S+)", body)
    return str(path)


def agreed(account: Account, purpose: Purpose = Purpose.INVITATION, language: str = "de") -> Consent:
    """A consent by e-mail that went through the mailbox."""
    actions.give_consent(
        account=account, purpose=purpose, channel=Channel.EMAIL, language=language, source=Door.OWN_PAGE
    )
    [(_to, _subject, body)] = mails()
    return actions.confirm_consent(token=link_in(body, "/einwilligungen/bestaetigen/").split("/")[3])
