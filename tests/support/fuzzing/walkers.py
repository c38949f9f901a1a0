"""Who asks: a guest, a customer, a colleague, a host. Each walks the house first and keeps addresses and forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl, quote_from_bytes, urlsplit

from django.test import Client
from django.urls import URLPattern

import resonanz
from tests.support.crawling import Form, crawl, route_of
from tests.support.fuzzing.bodies import FORM, json_body, raw, sent, urlencoded
from tests.support.fuzzing.door import Asked, passes
from tests.support.fuzzing.values import strange_header, worst
from tests.support.routes import every_route

_METHODS = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get")
_PART = re.compile(r"<(?:(\w+):)?(\w+)>")
_ASKED_FOR = re.compile(r'(?:GET|POST|FILES|said|given)(?:\.get|\.getlist)?[\[(]"([a-z_]+)"')
_LINK = re.compile(r'(?:href|src|action)="([^"]+)"')


@cache
def field_names() -> list[str]:
    """Every name of a field that any view asks for."""
    found = set[str]()
    for file in Path(resonanz.__file__).parent.rglob("*.py"):
        found |= set(_ASKED_FOR.findall(file.read_text("utf-8")))
    return sorted(found)


def routes() -> list[str]:
    return sorted({route for route, pattern in every_route() if isinstance(pattern, URLPattern) and "\\" not in route})


@dataclass
class Walker:
    """`codes` are receipts and tickets this one holds; `seen` are real addresses by route."""

    who: str
    session: str = ""
    language: bytes = b"de"
    forms: list[Form] = field(default_factory=list)
    seen: dict[str, list[str]] = field(default_factory=dict)
    queries: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, addresses: list[str]) -> None:
        """Real addresses of the house: what stands in them are values that exist."""
        for address in addresses:
            parts = urlsplit(address)
            route = route_of(parts.path)
            if parts.netloc or not route:
                continue
            self.seen.setdefault(route, []).append(parts.path)
            self.queries += [name for name, _value in parse_qsl(parts.query, keep_blank_values=True)]
            kinds = _PART.findall(route)
            pattern = "".join(
                "(.+?)" if index % 3 == 1 else re.escape(piece) if index % 3 == 0 else ""
                for index, piece in enumerate(_PART.split(route))
            )
            found = re.fullmatch(pattern, parts.path[1:])
            for (_kind, name), value in zip(kinds, found.groups() if found else (), strict=False):
                self.parts.setdefault(name, []).append(value)

    def asks_form(self, random: Random) -> Asked:
        form = random.choice(self.forms)
        parts = urlsplit(form.action)
        values = {name: list(several) for name, several in form.values.items()}
        if form.buttons and random.random() < 0.8:
            name, value = random.choice(form.buttons)
            values[name] = [value]
        kind, body = sent(random, values, field_names())
        path = self._elsewhere(random, parts.path) if random.random() < 0.1 else quote_from_bytes(raw(parts.path))
        if form.method != "post":
            return Asked(path=path, query=body if kind == FORM else urlencoded(values), headers=self._headers(random))
        headers = (*self._headers(random), (b"content-type", kind))
        return Asked(method="POST", path=path, query=parts.query.encode(), headers=headers, body=body)

    def asks_address(self, random: Random, route: str) -> Asked:
        """Any method at any address, with a query and, where it sends something, a body of some kind."""
        path, method = self._filled(random, route), random.choice(_METHODS)
        known = [*field_names(), *self.queries]
        query = b""
        if random.random() < 0.6:
            query = urlencoded({random.choice(known): [worst(random)] for _ in range(random.choice((1, 1, 2, 3)))})
        if random.random() < 0.05:
            query = random.choice((b"%", b"&&&", b"=", b"\xff", b"a=%ff%fe", b"page=1&page=", b"a" * 9000, b"%00=%00"))
        headers = self._headers(random)
        if method in {"GET", "HEAD", "OPTIONS", "TRACE", "get"}:
            return Asked(method=method, path=path, query=query, headers=headers)
        values = {random.choice(known): [worst(random)] for _ in range(random.choice((0, 1, 3, 5)))}
        if random.random() < 0.4:
            kind, body = b"application/json", json_body(random, values)
        else:
            kind, body = sent(random, values, known)
        return Asked(method=method, path=path, query=query, headers=(*headers, (b"content-type", kind)), body=body)

    def _headers(self, random: Random) -> tuple[tuple[bytes, bytes], ...]:
        headers = [*passes(self.session), (b"accept-language", self.language)]
        if random.random() < 0.03:
            headers = headers[1:]  # Without any cookie, and so without a seal.
        if random.random() < 0.15:
            strange = strange_header(random)
            headers = [*(one for one in headers if one[0] != strange[0] or strange[0] == b"cookie"), strange]
        return tuple(headers)

    def _filled(self, random: Random, route: str) -> str:
        if route in self.seen and random.random() < 0.4:
            return quote_from_bytes(raw(random.choice(self.seen[route])))

        def value(found: re.Match[str]) -> str:
            kind, name = found.groups()
            if random.random() < 0.6 and name in self.parts:
                return quote_from_bytes(raw(random.choice(self.parts[name])), safe="")
            if kind == "int":
                return random.choice(("0", "1", "2", "3", "7", "20", "2147483648", "9223372036854775808", "9" * 30))
            return quote_from_bytes(raw(worst(random))[:3000], safe="") or "x"

        path = "/" + _PART.sub(value, route)
        if random.random() < 0.04:
            path += random.choice(("x", "/", "%00", "%ff", "%2f", "..", "%c0%af", ";a=b", "%0d%0aX: y", "%25"))
        return path

    def _elsewhere(self, random: Random, path: str) -> str:
        """The same deed at another place: an id of another inquiry, or one that is nowhere."""
        route = route_of(path)
        return self._filled(random, route) if route else path


def walker(who: str, client: Client, starts: list[str]) -> Walker:
    found = crawl(client, starts, most_of_a_route=1)
    cookie = client.cookies.get("session")
    links = [link.replace("&amp;", "&") for page in found.pages.values() for link in _LINK.findall(page)]
    made = Walker(who=who, session=cookie.value if cookie else "", forms=found.forms)
    actions = [form.action for form in found.forms]
    made.learn([*found.pages, *actions, *(link for link in links if link.startswith("/"))])
    return made
