"""imaplib with an end: a server may neither go on for ever, nor send more than it may, nor speak before TLS."""

from __future__ import annotations

import imaplib
import socket
import ssl
from time import monotonic
from typing import Any

from resonanz.ground.mailboxes.errors import MailboxSlow, MailboxTooMuch, MailboxUnsafe

_PIECE = 1 << 16
_GREETING = 1 << 20
_SILENCE_SECONDS = 20.0


class Guarded(imaplib.IMAP4):
    """Reads by itself, because imaplib waits anew for every single byte and believes every announced size.

    `deadline` is a moment of the monotonic clock; `allowance` is how many bytes may still come until it is set anew.
    """

    def __init__(self, host: str, port: int, *, deadline: float, context: ssl.SSLContext | None) -> None:
        self.deadline = deadline
        self.allowance = _GREETING
        self._waiting = bytearray()
        self._context = context
        super().__init__(host, port, timeout=_SILENCE_SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = socket.create_connection((self.host, self.port), timeout)
        if self._context is None:
            return plain
        try:
            return self._context.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise

    def _simple_command(self, name: str, *args: Any) -> Any:
        """What was said before the line was encrypted could be anybody's: it is no answer to what comes after."""
        answer = super()._simple_command(name, *args)  # type: ignore[misc]  # Not in the published types.
        if name == "STARTTLS" and self._waiting:
            raise MailboxUnsafe
        return answer

    def read(self, size: int) -> bytes:
        if size > self.allowance + len(self._waiting):
            raise MailboxTooMuch
        while len(self._waiting) < size:
            self._more()
        return self._taken(size)

    def readline(self) -> bytes:
        start = 0
        while (end := self._waiting.find(b"\n", start)) < 0:
            start = len(self._waiting)
            self._more()
        return self._taken(end + 1)

    def _taken(self, size: int) -> bytes:
        taken = bytes(self._waiting[:size])
        del self._waiting[:size]
        return taken

    def _more(self) -> None:
        left = self.deadline - monotonic()
        if left <= 0:
            raise MailboxSlow
        self.sock.settimeout(min(left, _SILENCE_SECONDS))
        piece = self.sock.recv(_PIECE)
        if not piece:
            raise self.abort("the line was closed")
        self.allowance -= len(piece)
        if self.allowance < 0:
            raise MailboxTooMuch
        self._waiting += piece
