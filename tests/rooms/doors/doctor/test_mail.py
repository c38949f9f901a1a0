"""The mail server is greeted and nothing is sent."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from resonanz.doors.doctor.mail import mail
from resonanz.ground.environment import read_mail
from tests.rooms.doors.doctor.support import environment, grades


class _Inbox:
    def __init__(self) -> None:
        self.received = 0

    async def handle_DATA(self, *_: Any) -> str:  # noqa: N802  The name aiosmtpd calls.
        self.received += 1
        return "250 OK"


def _lets_in(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data.password == b"richtig")


@pytest.fixture
def inbox() -> Iterator[tuple[_Inbox, int]]:
    inbox = _Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = Controller(inbox, hostname="127.0.0.1", port=port, authenticator=_lets_in, auth_require_tls=False)
    server.start()
    yield inbox, port
    server.stop()


def said(data: Path, url: str) -> list[tuple[str, str]]:
    found = list(mail(environment(data, mail=read_mail(url))))
    assert "richtig" not in repr(found)
    return grades(found)


def test_a_server_that_takes_us_in(tmp_path: Path, inbox: tuple[_Inbox, int]) -> None:
    box, port = inbox
    assert said(tmp_path, f"smtp://127.0.0.1:{port}/?from=a@b.example") == [("mail", "OK")]
    assert said(tmp_path, f"smtp://haus:richtig@127.0.0.1:{port}/?from=a@b.example") == [("mail", "OK")]
    assert box.received == 0


def test_a_wrong_password(tmp_path: Path, inbox: tuple[_Inbox, int]) -> None:
    assert said(tmp_path, f"smtp://haus:falsch@127.0.0.1:{inbox[1]}/?from=a@b.example") == [("mail", "BROKEN")]


@pytest.mark.parametrize("scheme", ["smtp+tls", "smtps"])
def test_a_server_without_encryption(tmp_path: Path, inbox: tuple[_Inbox, int], scheme: str) -> None:
    assert said(tmp_path, f"{scheme}://127.0.0.1:{inbox[1]}/?from=a@b.example") == [("mail", "BROKEN")]


def test_nobody_is_there(tmp_path: Path) -> None:
    assert said(tmp_path, "smtp://127.0.0.1:1/?from=a@b.example") == [("mail", "BROKEN")]


def test_no_mail_is_a_warning(tmp_path: Path) -> None:
    assert said(tmp_path, "") == [("mail", "WARNING")]
