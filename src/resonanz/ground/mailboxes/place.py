"""Where the mailbox stands, as the environment says it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from resonanz.ground.environment import EnvironmentProblem

_PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}
_HERE = {"localhost", "127.0.0.1", "::1"}
_FORM = "RESONANZ_MAILBOX_URL braucht die Form imaps://name@rechner:993/INBOX."


@dataclass(frozen=True, kw_only=True)
class MailboxPlace:
    """`security` is `imaps`, `imap+tls` (STARTTLS) or, on this machine only, `imap`."""

    security: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    inquiry: str
    marks_read: bool

    @property
    def key(self) -> str:
        """Tells mailboxes apart without naming whose they are."""
        return sha256(f"{self.user}\x00{self.host.lower()}\x00{self.folder}".encode()).hexdigest()[:32]


def read_mailbox_place() -> MailboxPlace | None:
    url = os.environ.get("RESONANZ_MAILBOX_URL", "").strip()
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise EnvironmentProblem(_FORM) from None
    if parts.password is not None:
        raise EnvironmentProblem("Das Kennwort gehört nicht in RESONANZ_MAILBOX_URL, sondern in den Wert daneben.")
    if parts.scheme not in _PORTS or not parts.hostname or not parts.username or parts.query or parts.fragment:
        raise EnvironmentProblem(_FORM)
    if parts.scheme == "imap" and parts.hostname not in _HERE:
        raise EnvironmentProblem("RESONANZ_MAILBOX_URL muss mit imaps:// oder imap+tls:// beginnen.")
    inquiry = os.environ.get("RESONANZ_MAILBOX_INQUIRY", "").strip()
    password = os.environ.get("RESONANZ_MAILBOX_PASSWORD", "")
    if not inquiry or not password:
        raise EnvironmentProblem(
            "Zu RESONANZ_MAILBOX_URL gehören RESONANZ_MAILBOX_PASSWORD und RESONANZ_MAILBOX_INQUIRY."
        )
    user, folder = unquote(parts.username), unquote(parts.path.strip("/")) or "INBOX"
    if not (user + folder + password).isprintable():
        raise EnvironmentProblem("In Name, Ordner und Kennwort des Postfachs dürfen keine Steuerzeichen stehen.")
    return MailboxPlace(
        security=parts.scheme,
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=user,
        password=password,
        folder=folder,
        inquiry=inquiry,
        marks_read=os.environ.get("RESONANZ_MAILBOX_MARK_READ", "").strip().lower() in {"1", "on", "yes", "ja", "an"},
    )
