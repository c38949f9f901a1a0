"""A real IMAP server on this machine (pymap), and one that can be made to misbehave line by line."""

from __future__ import annotations

import mailbox
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from time import sleep

from pysasl.hashing import BuiltinHash

from resonanz.ground.mailboxes import MailboxPlace
from tests.support.house import free_port, plain_environment, until

USER, PASSWORD = "anliegen@auenfurt.example", "Geheimes Wört 7"


class Mailbox:
    """The folder as the server keeps it on disk: what arrives, and what became of it."""

    def __init__(self, root: Path, place: MailboxPlace) -> None:
        self.root = root
        self._box = mailbox.Maildir(root / "mails" / "anliegen", create=False)
        self.place = place

    def arrives(self, *mails: bytes) -> None:
        for mail in mails:
            self._box.add(mail)

    def empty(self) -> None:
        """As somebody would by hand; Resonanz never does."""
        self._box.clear()

    @property
    def count(self) -> int:
        return len(list(self._box.iterkeys()))

    @property
    def seen(self) -> int:
        return sum("S" in message.get_flags() for message in self._box)


def place_at(port: int, **changes: object) -> MailboxPlace:
    usual = {
        "security": "imap",
        "host": "localhost",
        "port": port,
        "user": USER,
        "password": PASSWORD,
        "folder": "INBOX",
        "inquiry": "kontakt",
        "marks_read": False,
    }
    return MailboxPlace(**{**usual, **changes})  # type: ignore[arg-type]  # What a test changes is its own matter.


@contextmanager
def mail_house(folder: Path, *options: str) -> Iterator[Mailbox]:
    """A server with one account; `options` go to pymap."""
    root = folder / "mails"
    root.mkdir()
    mailbox.Maildir(root / "anliegen", create=True)
    (root / "pymap-etc-passwd").write_text(f"{USER}:x::::anliegen:\n", "utf-8")
    hashed = BuiltinHash(rounds=1_000).hash(PASSWORD)
    (root / "pymap-etc-shadow").write_text(f"{USER}:{hashed}:::::::\n", "utf-8")
    port = free_port()
    call = [
        sys.executable,
        "-c",
        "from pymap.main import main; main()",
        "--host",
        "localhost",
        "--port",
        str(port),
        *options,
    ]
    with subprocess.Popen([*call, "maildir", str(root)], env=plain_environment()) as process:
        until(lambda: _answers(port), "the mail server answers", patience=60)
        try:
            yield Mailbox(folder, place_at(port))
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("localhost", port), 1):
        return True
    return False


Reply = Callable[[bytes, str], bytes | None]
"""Of a line and its tag: what is answered; None answers nothing, and the line stays open."""


@contextmanager
def strange_server(reply: Reply, *, greeting: bytes = b"* OK ready\r\n", pause: float = 0.0) -> Iterator[MailboxPlace]:
    """With a `pause` it speaks byte by byte, as slowly as that."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        is_over = False

        def serve() -> None:
            while not is_over:
                with suppress(OSError):
                    line, _address = server.accept()
                    with line:
                        _talk(line, reply, greeting, pause)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield place_at(server.getsockname()[1], host="127.0.0.1", password="ein Wort")
        finally:
            is_over = True
            thread.join(5)


def _talk(line: socket.socket, reply: Reply, greeting: bytes, pause: float) -> None:
    line.settimeout(5)
    _send(line, greeting, pause)
    waiting = b""
    while piece := line.recv(1 << 16):
        waiting += piece
        while b"\r\n" in waiting:
            said, _, waiting = waiting.partition(b"\r\n")
            answer = reply(said, said.split(b" ", 1)[0].decode("ascii", "replace"))
            if answer is not None:
                _send(line, answer, pause)
            if answer == b"":
                return


def _send(line: socket.socket, said: bytes, pause: float) -> None:
    if not pause:
        line.sendall(said)
        return
    for byte in said:
        line.sendall(bytes([byte]))
        sleep(pause)
