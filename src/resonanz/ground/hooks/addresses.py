"""Only public addresses are called: a message must not become a way into the operator's own network.

A name is resolved here and the connection goes to exactly the address that was looked at, so a name that answers
differently a moment later gains nothing. Redirects are not followed.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext_noop as _

CONNECT_SECONDS = 10.0
_MOST_ANSWER = 64 * 1024
_LONGEST = 500
_SPECIAL_4 = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("192.88.99.0/24"))
_GLOBAL_6 = ipaddress.ip_network("2000::/3")
"""All addresses of IPv6 that were ever given out for the public net lie in there."""
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))

NOT_HTTPS = _("Die Adresse muss mit https:// beginnen.")
NOT_AN_ADDRESS = _("Das ist keine Adresse, die sich aufrufen lässt.")
WITH_CREDENTIALS = _("Bitte ohne Namen und Kennwort in der Adresse; die Unterschrift genügt.")
NOT_PUBLIC = _("Diese Adresse liegt nicht im öffentlichen Netz. Dorthin senden wir nichts.")
UNKNOWN_NAME = _("Diesen Rechner kennt das Netz nicht.")

Public = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressRefused(Exception):
    """Nothing is sent there; `reason` is a sentence that waits for its translation."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def check_address(url: str) -> SplitResult:
    """What can be said without asking the network."""
    if len(url) > _LONGEST or any(letter <= " " or letter == "\x7f" for letter in url):
        raise AddressRefused(NOT_AN_ADDRESS)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressRefused(NOT_AN_ADDRESS) from None
    if parts.scheme != "https":
        raise AddressRefused(NOT_HTTPS)
    if not host or port == 0:
        raise AddressRefused(NOT_AN_ADDRESS)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(WITH_CREDENTIALS)
    _check_host(host)
    return parts


def _check_host(host: str) -> None:
    """As the resolver would read it: other digits are the same digits to it, and a dot at the end says nothing."""
    try:
        plain = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise AddressRefused(NOT_AN_ADDRESS) from None
    literal = _literal(plain)
    is_local = plain == "localhost" or plain.endswith(".localhost")
    if is_local or (literal is not None and not is_public(literal)):
        raise AddressRefused(NOT_PUBLIC)


def is_public(address: Public) -> bool:
    """Also what is wrapped in it: an IPv4 address in an IPv6 one is looked at by itself."""
    return all(
        one.is_global and not one.is_multicast and not one.is_reserved and _is_given_out(one)
        for one in _wrapped(address)
    )


def _is_given_out(address: Public) -> bool:
    """What some versions of Python hold for global: relays and translators, the old inner addresses of IPv6."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _SPECIAL_4)
    return address in _GLOBAL_6 or any(address in network for network in _NAT64)


def resolved(host: str, port: int) -> list[Public]:
    """All addresses of a name; refused where a single one of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused(UNKNOWN_NAME) from None
    addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not addresses:
        raise AddressRefused(UNKNOWN_NAME)
    if not all(is_public(address) for address in addresses):
        raise AddressRefused(NOT_PUBLIC)
    return list(dict.fromkeys(addresses))


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Hands a body over and answers the status. OSError, HTTPException and AddressRefused say why it did not work."""
    parts = check_address(url)
    host, port = parts.hostname or "", parts.port or 443
    [address, *_others] = resolved(host, port)
    line = _Pinned(host, port, address)
    try:
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        line.request("POST", target, body=body, headers=headers)
        answer = line.getresponse()
        answer.read(_MOST_ANSWER)
    finally:
        line.close()
    return answer.status


class _Pinned(HTTPSConnection):
    """Speaks to one address that was looked at, under the name that its certificate has to bear."""

    def __init__(self, host: str, port: int, address: Public) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=CONNECT_SECONDS, context=self._tls)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((str(self._address), self.port), CONNECT_SECONDS)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _literal(host: str) -> Public | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        # Old spellings that the C library still understands: 127.1, 0x7f000001, 017700000001.
        return ipaddress.ip_address(socket.inet_aton(host))
    except OSError:
        return None


def _wrapped(address: Public) -> Iterator[Public]:
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            yield address.ipv4_mapped
        if address.sixtofour:
            yield address.sixtofour
        if address.teredo:
            yield from address.teredo
        if any(address in network for network in _NAT64):
            yield ipaddress.IPv4Address(address.packed[-4:])


__all__ = ["AddressRefused", "HTTPException", "check_address", "is_public", "post", "resolved"]
