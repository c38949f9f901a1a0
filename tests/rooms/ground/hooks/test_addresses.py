"""P18: nothing is ever called that is not public, however it is spelled."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ground.hooks import AddressRefused, check_address
from resonanz.ground.hooks import addresses as module

INWARD = [
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://017700000001/",
    "https://0/",
    "https://0.0.0.0/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://198.18.0.1/",
    "https://224.0.0.1/",
    "https://240.0.0.1/",
    "https://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[2002:7f00:1::]/",
    "https://[2002:a00:1::]/",
    "https://[fe80::1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fc00::1]/",
    "https://[fd12:3456::1]/",
    "https://[ff02::1]/",
    "https://[2001:db8::1]/",
    "https://127.0.0.1./",
    "https://0177.0.0.1/",
    "https://0x7f.0.0.1/",
    "https://127.0.1/",
    "https://0xA9FEA9FE/",
    "https://１２７.０.０.１/",
    "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://irgendwo.localhost:8443/",
    "https://192.0.0.8/",
    "https://192.88.99.1/",
    "https://192.0.2.1/",
    "https://[::ffff:7f00:1]/",
    "https://[0:0:0:0:0:ffff:169.254.169.254]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b:1::7f00:1]/",
    "https://[64:ff9b::10.0.0.1]/",
    "https://[2001:0:7f00:1::]/",
    "https://[fec0::1]/",
    "https://[fe80::1%eth0]/",
    "https://[100::1]/",
    "https://[ff05::1]/",
]
ODD = [
    "",
    "http://example.org/",
    "ftp://example.org/",
    "//example.org/",
    "https://",
    "https:///x",
    "https://user@example.org/",
    "https://user:secret@example.org/",
    "https://example.org:0/",
    "https://example.org:99999/",
    "https://example.org:x/",
    "https://exa mple.org/",
    "https://example.org/\r\nHost: evil",
    "https://[::1/",
    "https://example.org/" + "a" * 600,
    "file:///etc/passwd",
    "https://example.org@127.0.0.1/",
    "https://example.org\\@127.0.0.1/",
    "https://@127.0.0.1/",
    "https://a..b/",
    "https://" + "a" * 64 + ".example/",
    "https://[127.0.0.1]/",
    "https://[::1]evil.example/",
    "https://example.org\x00.127.0.0.1/",
    "https://example.org\t/",
]


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """The network answers with these, whatever it is asked."""

    def answer(host: str, port: int, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Where a connection was opened to; none ever is."""
    found: list[Any] = []

    def connect(place: Any, *_more: Any) -> socket.socket:
        found.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    return found


@pytest.mark.parametrize("url", INWARD)
def test_an_inward_address_is_refused_before_anybody_is_asked(url: str, called: list[Any]) -> None:
    with pytest.raises(AddressRefused) as refused:
        module.post(url, b"{}", {})
    assert refused.value.reason == module.NOT_PUBLIC
    assert called == []


@pytest.mark.parametrize("url", ODD)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(url)


@pytest.mark.parametrize(
    "inward", ["127.0.0.1", "10.0.0.8", "::1", "fe80::1%eth0", "::ffff:192.168.0.1", "169.254.169.254"]
)
def test_a_name_that_leads_inward_is_refused(inward: str, monkeypatch: pytest.MonkeyPatch, called: list[Any]) -> None:
    """Also where only one of its addresses does."""
    for answers in ([inward], ["93.184.216.34", inward]):
        names(monkeypatch, *answers)
        with pytest.raises(AddressRefused) as refused:
            module.post("https://example.org/", b"{}", {})
        assert refused.value.reason == module.NOT_PUBLIC
    assert called == []


def test_a_name_is_asked_once_and_the_answer_is_called(monkeypatch: pytest.MonkeyPatch, called: list[Any]) -> None:
    """A name that turns inward a moment later gains nothing: the address that was looked at is the one called."""
    names(monkeypatch, "93.184.216.34")
    with pytest.raises(ConnectionRefusedError):
        module.post("https://example.org:8443/x", b"{}", {})
    assert called == [("93.184.216.34", 8443)]


@pytest.mark.parametrize("inward", ["https://127.0.0.1/", "https://intern.example/", "http://[::1]/"])
def test_a_redirect_is_told_and_not_followed(inward: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The receiver sends us on, wherever to: nobody is asked a second time, and nothing is called there."""
    ours, theirs = socket.socketpair()
    asked: list[str] = []
    under: list[str] = []

    def answer(host: str, port: int, **_more: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    def wrap(_self: ssl.SSLContext, plain: socket.socket, *, server_hostname: str) -> socket.socket:
        under.append(server_hostname)
        return plain

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(socket, "create_connection", lambda *_all: ours)
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    theirs.sendall(f"HTTP/1.1 302 Found\r\nLocation: {inward}\r\nContent-Length: 0\r\n\r\n".encode())
    assert module.post("https://example.org/x?y=1", b"{}", {}) == 302
    sent = theirs.recv(4096).decode()
    theirs.close()
    assert (asked, under) == (["example.org"], ["example.org"])
    assert sent.startswith("POST /x?y=1 HTTP/1.1\r\nHost: example.org\r\n")


def test_a_name_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_all: Any, **_more: Any) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(AddressRefused) as refused:
        module.post("https://gibt.es.nicht.example/", b"{}", {})
    assert refused.value.reason == module.UNKNOWN_NAME


@given(st.integers(0, 2**128 - 1).map(ipaddress.IPv6Address))
def test_of_the_newer_addresses_only_those_that_were_given_out_are_public(address: ipaddress.IPv6Address) -> None:
    if module.is_public(address):
        assert address in ipaddress.ip_network("2000::/3") or address in ipaddress.ip_network("64:ff9b::/96")


@given(st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address))
def test_every_way_to_write_an_address_down_is_judged_alike(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    spelled = {str(address), str(number), hex(number), oct(number).replace("0o", "0")}
    inside = [ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + address.packed)]
    inside += [ipaddress.IPv6Address(ipaddress.ip_address("64:ff9b::").packed[:12] + address.packed)]
    public = module.is_public(address)
    for one in inside:
        assert module.is_public(one) <= public
    for text in spelled:
        try:
            check_address(f"https://{text}/")
        except AddressRefused:
            assert not public
        else:
            assert public
