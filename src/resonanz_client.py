"""A program that talks to a Resonanz house over its interface. One file, nothing to install beside Python 3.11.

    house = House("https://dialog.example.org", key="rsz_…")
    for story in house.list_stories("kontakt", seen_by="public"):
        print(story["text"])
    receipt = house.tell_story("kontakt", {"text": "…", "roles": ["customer"]}, idempotency_key="entwurf-2f9c1a")

Every operation of the description (`/api/v1/openapi.json`) is a method of the same name. Lists are followed to their
end, and `cursor` remembers where it was. What did not change is not sent again. What fails on its way is tried again;
nothing is told twice, because a story goes with a key that the house knows it by. `read_webhook` reads what the house
sends by itself, and believes only what it signed.
"""

from __future__ import annotations

import hmac
import json
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPException
from random import random
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

Reply = tuple[int, Mapping[str, str], bytes]
"""Status, headers by name in small letters, body."""
Send = Callable[[str, str, dict[str, str], bytes | None, float], Reply]
"""Method, address, headers, body, seconds. Raises OSError or HTTPException when nothing came back."""

AGAIN = frozenset({429, 502, 503, 504, 507})
"""The house says: not now."""
LONGEST_WAIT = 60.0
MOST_KNOWN = 200
"""Answers that are kept to be recognised again."""
NEAR = 300
"""Seconds by which the clocks of two machines may differ."""


class Refused(Exception):
    """The house said no. `errors` names fields and what does not fit there; `retry_after` is in seconds."""

    def __init__(self, status: int, document: Mapping[str, Any], retry_after: float = 0.0) -> None:
        self.status = status
        self.title = str(document.get("title", ""))
        self.detail = str(document.get("detail", ""))
        self.errors = [(str(one["field"]), str(one["detail"])) for one in document.get("errors", ())]
        self.retry_after = retry_after
        told = "; ".join(f"{name}: {detail}" for name, detail in self.errors)
        super().__init__(" ".join(part for part in (str(status), self.title, self.detail, told) if part))


class NotReached(Exception):
    """Nothing came back, however often it was tried."""


class NotSigned(Exception):
    """A message that this house did not send, or not now."""


@dataclass
class Listing:
    """The items of a list, one after the other. After them `cursor` is where a later reading goes on."""

    pages: Iterator[dict[str, Any]]
    cursor: str = ""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for page in self.pages:
            self.cursor = page["cursor"]
            yield from page["items"]


@dataclass
class House:
    """`base` is the address of the house. The key is a secret: it stands in no message of an error."""

    base: str
    key: str = field(repr=False)
    language: str = "de"
    tries: int = 5
    timeout: float = 30.0
    send: Send | None = field(default=None, repr=False)
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    _known: dict[str, tuple[str, Any]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        is_here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
        if not parts.hostname or (parts.scheme != "https" and not (parts.scheme == "http" and is_here)):
            raise ValueError("the address of a house begins with https://")
        self.base = self.base.rstrip("/").removesuffix("/api/v1") + "/api/v1"

    def list_inquiries(self, *, cursor: str = "", limit: int = 100) -> Listing:
        return self._list("/inquiries", cursor=cursor, limit=limit)

    def get_inquiry(self, slug: str) -> Any:
        return self._read(f"/inquiries/{_part(slug)}")

    def list_stories(self, slug: str, *, seen_by: str = "team", cursor: str = "", limit: int = 100) -> Listing:
        return self._list(f"/inquiries/{_part(slug)}/stories", cursor=cursor, limit=limit, seen_by=seen_by)

    def get_story(self, entry: int) -> Any:
        return self._read(f"/stories/{int(entry)}")

    def tell_story(self, slug: str, story: Mapping[str, Any], *, idempotency_key: str) -> Any:
        """The receipt, which belongs to whoever told the story. The same key with the same words tells it once."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": idempotency_key}
        body = json.dumps(dict(story)).encode()
        return self._ask("POST", f"{self.base}/inquiries/{_part(slug)}/stories", headers, body)

    def list_themes(self, slug: str, *, cursor: str = "", limit: int = 100) -> Listing:
        return self._list(f"/inquiries/{_part(slug)}/themes", cursor=cursor, limit=limit)

    def list_insights(self, slug: str, *, cursor: str = "", limit: int = 100) -> Listing:
        return self._list(f"/inquiries/{_part(slug)}/insights", cursor=cursor, limit=limit)

    def get_insight(self, number: int) -> Any:
        return self._read(f"/insights/{int(number)}")

    def list_decisions(self, slug: str, *, cursor: str = "", limit: int = 100) -> Listing:
        return self._list(f"/inquiries/{_part(slug)}/decisions", cursor=cursor, limit=limit)

    def list_commitments(self, slug: str, *, cursor: str = "", limit: int = 100) -> Listing:
        return self._list(f"/inquiries/{_part(slug)}/commitments", cursor=cursor, limit=limit)

    def list_forums(self, *, cursor: str = "", limit: int = 100) -> Listing:
        return self._list("/forums", cursor=cursor, limit=limit)

    def get_forum(self, slug: str) -> Any:
        return self._read(f"/forums/{_part(slug)}")

    def get_balance(self) -> Any:
        return self._read("/balance")

    def get_inquiry_balance(self, slug: str) -> Any:
        return self._read(f"/inquiries/{_part(slug)}/balance")

    def _list(self, path: str, **query: str | int) -> Listing:
        said = {name: value for name, value in query.items() if value != ""}
        return Listing(self._pages(f"{self.base}{path}?{urlencode(said)}"), cursor=str(query["cursor"]))

    def _pages(self, address: str) -> Iterator[dict[str, Any]]:
        following: str | None = address
        while following:
            page = self._ask("GET", following)
            yield page
            following = page["next"]
            if following and not following.startswith(f"{self.base}/"):
                raise NotReached(f"the list goes on at {urlsplit(following).netloc}, where the key is not sent")

    def _read(self, path: str) -> Any:
        return self._ask("GET", f"{self.base}{path}")

    def _ask(
        self, method: str, address: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Any:
        said = {
            "Authorization": f"Bearer {self.key}",
            "Accept": "application/json",
            "Accept-Language": self.language,
            **(headers or {}),
        }
        known = self._known.get(address) if method == "GET" else None
        if known:
            said["If-None-Match"] = known[0]
        status, told, content = self._patiently(method, address, said, body)
        if status == 304 and known:
            return known[1]
        found = json.loads(content)
        if method == "GET" and told.get("etag"):
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[address] = (told["etag"], found)
        return found

    def _patiently(self, method: str, address: str, headers: dict[str, str], body: bytes | None) -> Reply:
        """Waits as long as the house says, else twice as long each time, a little different for everybody."""
        wait = 0.5
        for turn in range(1, self.tries + 1):
            pause = wait * (1 + random()) / 2  # noqa: S311  Only so that not all come back at once.
            try:
                status, told, content = (self.send or _send)(method, address, headers, body, self.timeout)
            except (OSError, HTTPException) as broken:
                if turn == self.tries:
                    raise NotReached(f"{urlsplit(address).netloc}: {type(broken).__name__}") from broken
            else:
                if status < 300 or status == 304:
                    return status, told, content
                refused = Refused(status, _problem(content), _seconds(told.get("retry-after", "")))
                if status not in AGAIN or turn == self.tries or refused.retry_after > LONGEST_WAIT:
                    raise refused
                pause = max(pause, refused.retry_after)
            self.sleep(min(pause, LONGEST_WAIT))
            wait *= 2
        raise NotReached(urlsplit(address).netloc)


def read_webhook(secret: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None) -> dict[str, Any]:
    """What the house says happened: type, timestamp, data, and `id`, which is the same when it is told again.

    `body` are the bytes as they came. Raises `NotSigned` for a wrong signature and for a message that is old.
    """
    said = {name.lower(): value for name, value in headers.items()}
    name, moment = said.get("webhook-id", ""), said.get("webhook-timestamp", "")
    if not moment.isascii() or not moment.isdecimal() or abs((now or time.time()) - int(moment[:15])) > NEAR:
        raise NotSigned("its time is not now")
    key = b64decode(secret.removeprefix("whsec_"))
    signed = b64encode(hmac.new(key, f"{name}.{moment}.".encode() + body, sha256).digest())
    given = (one.partition(",") for one in said.get("webhook-signature", "").split())
    if not any(version == "v1" and hmac.compare_digest(sign.encode(), signed) for version, _comma, sign in given):
        raise NotSigned("its signature is not of this house")
    return {"id": name, **json.loads(body)}


class _StayHere(HTTPRedirectHandler):
    """A key is sent to nobody else, whoever says so."""

    def redirect_request(self, *_all: Any, **_more: Any) -> None:
        return None


def _send(method: str, address: str, headers: dict[str, str], body: bytes | None, seconds: float) -> Reply:
    request = Request(address, data=body, headers=headers, method=method)  # noqa: S310  https, as House asks for.
    try:
        with build_opener(_StayHere).open(request, timeout=seconds) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except HTTPError as refused:
        with refused:
            return refused.code, {name.lower(): value for name, value in refused.headers.items()}, refused.read()


def _part(slug: str) -> str:
    return quote(slug, safe="")


def _seconds(said: str) -> float:
    return float(said) if said.isascii() and said.isdecimal() else 0.0


def _problem(content: bytes) -> Mapping[str, Any]:
    """Also what stands between here and the house may answer, in words of its own."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
