"""Mails about accounts. Nothing a guest typed ever stands in a subject or a sender."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _


def can_send() -> bool:
    return settings.ENVIRONMENT.mail is not None


def send_sign_in_link(*, to: str, url: str, organisation: str) -> None:
    send_mail(
        subject=_("Ihr Anmeldelink"),
        message=_(
            "Guten Tag,\n\nmit diesem Link melden Sie sich bei Resonanz an. Er gilt einmal und 24 Stunden lang:\n\n"
            "%(url)s\n\nWenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun.\n\n%(organisation)s"
        )
        % {"url": url, "organisation": organisation},
        from_email=None,
        recipient_list=[to],
    )
