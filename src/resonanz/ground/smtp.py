"""Django's way of handing over mails, with one addition: it tells the moment before the words leave.

Until then nothing can have arrived, so a crash before it is harmless; only between it and the server's answer nobody
knows. Without it the whole conversation with the server, its pauses included, would be unclear.
"""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class _Telling:
    """The server has said that it takes this mail; its words are the next thing on the line."""

    before_words: Callable[[], None] | None = None
    _asked = False

    def data(self, msg: Any) -> Any:
        self._asked = True
        try:
            return super().data(msg)  # type: ignore[misc]  # Mixed into smtplib's classes.
        finally:
            self._asked = False

    def send(self, s: Any) -> None:
        # The command itself is text, the words are bytes.
        if self._asked and isinstance(s, bytes) and self.before_words is not None:
            self.before_words()
        super().send(s)  # type: ignore[misc]  # As above.


class _Line(_Telling, smtplib.SMTP):
    pass


class _SafeLine(_Telling, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """`before_words` is called once for each mail, with the line open; whatever it raises stops the mail."""

    before_words: Callable[[], None] | None = None

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SafeLine if self.use_ssl else _Line

    def send_messages(self, email_messages: Any) -> int:
        self.open()
        line: Any = self.connection
        if line is not None:
            line.before_words = self.before_words
        return super().send_messages(email_messages) or 0
