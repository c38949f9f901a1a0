"""Mails about accounts. Nothing a guest typed ever stands in a subject or a sender."""

from __future__ import annotations

from django.conf import settings

from resonanz.ground import mail
from resonanz.people.rules.letters import sign_in_letter


def can_send() -> bool:
    return settings.ENVIRONMENT.mail is not None


def send_sign_in_link(*, to: str, url: str, organisation: str) -> None:
    letter = sign_in_letter(url=url, organisation=organisation)
    mail.post(to=to, subject=letter.subject, body=letter.body, purpose="sign-in")
