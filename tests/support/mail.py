"""A real mail server on this machine, with the moods that real ones have, and a house that knows where it stands."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message as Mail
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

HOUSE = "https://dialog.auenfurt.example"


class Inbox:
    """What arrived; `says` answers a step (`RCPT` or `DATA`) with a line of its own, or hangs up."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.says: dict[str, str] = {}

    @property
    def mails(self) -> list[Mail]:
        return [message_from_bytes(raw) for raw in self.raw]

    async def handle_RCPT(  # noqa: N802  The name is aiosmtpd's.
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if "RCPT" in self.says:
            return self.says["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802  As above.
        said = self.says.get("DATA", "")
        if said == "hang up":
            self.raw.append(bytes(envelope.content))
            server.transport.close()
            return "250 never heard"
        if said:
            return said
        self.raw.append(bytes(envelope.content))
        return "250 OK"


@contextmanager
def mail_server(settings: Any) -> Iterator[Inbox]:
    inbox = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "resonanz.ground.smtp.Backend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_TIMEOUT = 5
    settings.DEFAULT_FROM_EMAIL = "Stadtwerke Auenfurt <dialog@auenfurt.example>"
    try:
        yield inbox
    finally:
        controller.stop()
