"""A line to a mailbox: what a server may do to us, and what it never gets from us."""

from __future__ import annotations

import ipaddress
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from resonanz.ground.environment import EnvironmentProblem
from resonanz.ground.mailboxes import MailboxLine, MailboxRefused, read_mailbox_place
from resonanz.ground.mailboxes.errors import (
    FolderMissing,
    MailboxAway,
    MailboxClosed,
    MailboxSlow,
    MailboxTooMuch,
    MailboxUnsafe,
)
from resonanz.ground.mailboxes.line import _spelled
from tests.support.house import free_port
from tests.support.mailboxes import PASSWORD, Mailbox, Reply, mail_house, place_at, strange_server

MAIL = b"From: ada@x.example\nSubject: Hallo\n\nWorte\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mailbox]:
    folder = tmp_path_factory.mktemp("mail")
    with mail_house(folder, "--cert", str(_certificate(folder)), "--key", str(folder / "key.pem")) as found:
        found.arrives(MAIL, MAIL)
        yield found


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    no_password = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, no_password))
    return folder / "cert.pem"


def test_mails_are_read_over_tls_and_stay_unread(house: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(house.root / "cert.pem"))
    with MailboxLine.opened(replace(house.place, security="imap+tls"), seconds=30) as line:
        assert line.uid_validity > 0
        assert line.newer_than(0) == [1, 2]
        assert line.newer_than(1) == [2]
        assert line.newer_than(2) == []
        assert line.highest() == 2
        found = line.mail(2)
        assert found
        assert found.content == MAIL
        assert line.mail(99) is None
    assert (house.count, house.seen) == (2, 0)


def test_unknown_certificate_gets_no_password(house: Mailbox) -> None:
    with pytest.raises(MailboxUnsafe), MailboxLine.opened(replace(house.place, security="imap+tls"), seconds=30):
        pass


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"password": "falsch"}, MailboxClosed),
        ({"user": "niemand@x.example"}, MailboxClosed),
        ({"folder": "Gibt es nicht äöü"}, FolderMissing),
        ({"port": None}, MailboxAway),
        ({"host": "gibt-es-nicht.invalid"}, MailboxAway),
    ],
)
def test_wrong_settings_are_told_apart(
    house: Mailbox, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str | None], refused: type[MailboxRefused]
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(house.root / "cert.pem"))
    wanted: dict[str, Any] = {name: value or free_port() for name, value in changes.items()}
    place = replace(house.place, security="imap+tls", **wanted)
    with pytest.raises(refused) as said, MailboxLine.opened(place, seconds=30):
        pass
    assert PASSWORD not in repr(said.value)
    assert PASSWORD not in repr(place)


def honest(line: bytes, tag: str, *, mail: bytes = MAIL) -> bytes:
    """What a simple server answers to everything we ask."""
    done = f"{tag} OK done\r\n".encode()
    for words, answer in (
        (b"CAPABILITY", b"* CAPABILITY IMAP4rev1\r\n"),
        (b"EXAMINE", b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n"),
        (b"SEARCH", b"* SEARCH 5\r\n"),
        (b"RFC822.SIZE", b"* 1 FETCH (UID 5 RFC822.SIZE %d)\r\n" % len(mail)),
        (b"BODY.PEEK", b"* 1 FETCH (UID 5 BODY[] {%d}\r\n%b)\r\n" % (len(mail), mail)),
        (b"LOGOUT", b"* BYE\r\n"),
    ):
        if words in line:
            return answer + done
    return done


def instead(of: bytes, answer: Callable[[str], bytes | None]) -> Reply:
    return lambda line, tag: answer(tag) if of in line else honest(line, tag)


def read_all(reply: Reply, *, seconds: float = 5, greeting: bytes = b"* OK ready\r\n", pause: float = 0.0) -> bytes:
    with (
        strange_server(reply, greeting=greeting, pause=pause) as place,
        MailboxLine.opened(place, seconds=seconds) as line,
    ):
        found = [line.mail(uid) for uid in line.newer_than(0)]
        return found[0].content or b"" if found and found[0] else b""


def test_simple_server_is_enough() -> None:
    assert read_all(honest) == MAIL


def test_mail_is_named_before_or_after_its_words() -> None:
    after = instead(b"BODY.PEEK", lambda tag: b"* 1 FETCH (BODY[] {3}\r\nabc UID 5)\r\n%s OK done\r\n" % tag.encode())
    assert read_all(after) == b"abc"
    other = instead(b"BODY.PEEK", lambda tag: b"* 1 FETCH (UID 6 BODY[] {3}\r\nabc)\r\n%s OK done\r\n" % tag.encode())
    assert read_all(other) == b""


def test_mail_in_latin_letters_without_a_charset_comes_as_it_is() -> None:
    mail = "From: a@x.example\nSubject: Grüße\n\nSchön\n".encode("latin-1")
    assert read_all(lambda line, tag: honest(line, tag, mail=mail)) == mail


def test_header_of_ten_megabytes_is_read() -> None:
    mail = b"From: a@x.example\nX-Lang: " + b"x" * (10 << 20) + b"\n\nWorte\n"
    assert read_all(lambda line, tag: honest(line, tag, mail=mail), seconds=30) == mail


NONSENSE: dict[str, tuple[Reply, type[MailboxRefused]]] = {
    "announces a terabyte": (
        instead(b"BODY.PEEK", lambda _tag: b"* 1 FETCH (UID 5 BODY[] {1000000000000}\r\nabc"),
        MailboxTooMuch,
    ),
    "sends a line without end": (instead(b"SEARCH", lambda _tag: b"* SEARCH " + b"1 " * (5 << 20)), MailboxTooMuch),
    "talks of other things without end": (
        instead(b"SEARCH", lambda _tag: b"* 1 FETCH (FLAGS (%b))\r\n" % (b"x" * 60_000) * 200),
        MailboxTooMuch,
    ),
    "says nothing": (lambda _line, _tag: None, MailboxSlow),
    "says nothing about a mail": (instead(b"BODY.PEEK", lambda _tag: None), MailboxSlow),
    "stops within a mail": (
        instead(b"BODY.PEEK", lambda _tag: b"* 1 FETCH (UID 5 BODY[] {500}\r\nabc"),
        MailboxSlow,
    ),
    "hangs up": (instead(b"BODY.PEEK", lambda _tag: b""), MailboxRefused),
    "answers no": (instead(b"SEARCH", lambda tag: f"{tag} NO busy\r\n".encode()), MailboxRefused),
    "answers bad": (instead(b"SEARCH", lambda tag: f"{tag} BAD what\r\n".encode()), MailboxRefused),
    "answers words for numbers": (
        instead(b"SEARCH", lambda tag: f"* SEARCH eins zwei\r\n{tag} OK done\r\n".encode()),
        MailboxRefused,
    ),
    "answers bytes that are no text": (
        instead(b"SEARCH", lambda tag: b"* SEARCH \xff\xfe\r\n%s OK done\r\n" % tag.encode()),
        MailboxRefused,
    ),
    "answers another tag": (instead(b"SEARCH", lambda _tag: b"A999 OK\r\n"), MailboxRefused),
    "has a strange validity": (
        instead(b"EXAMINE", lambda tag: f"* OK [UIDVALIDITY x] ok\r\n{tag} OK done\r\n".encode()),
        MailboxRefused,
    ),
}


@pytest.mark.parametrize(("reply", "refused"), NONSENSE.values(), ids=NONSENSE)
def test_broken_server_ends_in_a_sentence_in_time(reply: Reply, refused: type[MailboxRefused]) -> None:
    begun = monotonic()
    tracemalloc.start()
    with pytest.raises(MailboxRefused) as said:
        read_all(reply, seconds=2)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert type(said.value) is refused
    assert str(said.value.sentence).endswith(".")
    assert monotonic() - begun < 15
    assert most < 120 << 20


@pytest.mark.parametrize("greeting", [b"", b"* BYE full\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x16\x03\x01\r\n"])
def test_what_is_no_mailbox_is_told(greeting: bytes) -> None:
    with pytest.raises(MailboxRefused):
        read_all(honest, seconds=2, greeting=greeting)


def test_server_that_speaks_byte_by_byte_is_left() -> None:
    """Each byte comes in time; all of them do not."""
    begun = monotonic()
    with pytest.raises(MailboxSlow):
        read_all(honest, seconds=2, pause=0.2)
    assert monotonic() - begun < 12


def test_nothing_said_before_tls_counts() -> None:
    heard: list[bytes] = []

    def reply(line: bytes, tag: str) -> bytes:
        heard.append(line)
        if b"CAPABILITY" in line:
            return f"* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done\r\n".encode()
        return f"{tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n".encode()

    with (
        strange_server(reply) as place,
        pytest.raises(MailboxUnsafe),
        MailboxLine.opened(replace(place, security="imap+tls"), seconds=5),
    ):
        pass
    assert [line.split()[1] for line in heard[:2]] == [b"CAPABILITY", b"STARTTLS"]
    assert not any(b"LOGIN" in line or b"AUTHENTICATE" in line for line in heard)


def test_server_without_tls_gets_no_password() -> None:
    heard: list[bytes] = []

    def reply(line: bytes, tag: str) -> bytes:
        heard.append(line)
        return honest(line, tag)

    with (
        strange_server(reply) as place,
        pytest.raises(MailboxUnsafe),
        MailboxLine.opened(replace(place, security="imap+tls"), seconds=5),
    ):
        pass
    assert not any(b"LOGIN" in line for line in heard)


def test_folder_names_travel_as_the_standard_says() -> None:
    assert _spelled("INBOX") == "INBOX"
    assert _spelled("Anfragen & Lob") == "Anfragen &- Lob"
    assert _spelled("Entwürfe") == "Entw&APw-rfe"
    assert _spelled("台北") == "&U,BTFw-"


def test_environment_is_read_and_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_mailbox_place() is None
    monkeypatch.setenv("RESONANZ_MAILBOX_URL", "imaps://anliegen%40x.example@imap.x.example/Entw%C3%BCrfe")
    with pytest.raises(EnvironmentProblem, match="RESONANZ_MAILBOX_PASSWORD"):
        read_mailbox_place()
    monkeypatch.setenv("RESONANZ_MAILBOX_PASSWORD", PASSWORD)
    monkeypatch.setenv("RESONANZ_MAILBOX_INQUIRY", "kontakt")
    place = read_mailbox_place()
    assert place
    assert (place.user, place.host, place.port, place.folder) == (
        "anliegen@x.example",
        "imap.x.example",
        993,
        "Entwürfe",
    )
    assert (place.inquiry, place.marks_read) == ("kontakt", False)
    assert PASSWORD not in repr(place)
    for url in (
        "imap://a@imap.x.example/",
        "imaps://imap.x.example/",
        "imaps://a:geheim@imap.x.example/",
        "imaps://a@imap.x.example:hoch/",
        "pop3://a@x.example/",
        "imaps://a%0d%0ab@x.example/",
        "imaps://a@x.example/?x=y",
    ):
        monkeypatch.setenv("RESONANZ_MAILBOX_URL", url)
        with pytest.raises(EnvironmentProblem) as problem:
            read_mailbox_place()
        assert "geheim" not in str(problem.value)
    assert place_at(1).key != replace(place_at(1), folder="Andere").key
