"""Bodies that must not touch a disk: handed on whole up to the limit, dropped beyond it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from resonanz.ground.memory import with_bodies_in_memory

MOST = 10


def sent(path: str, parts: list[bytes], *, method: str = "POST", kind: str = "http") -> tuple[list[Any], list[Any]]:
    """What the application was given, and what the client got."""
    given: list[Any] = []
    got: list[Any] = []
    waiting = [
        {"type": "http.request", "body": part, "more_body": n < len(parts) - 1} for n, part in enumerate(parts)
    ] + [{"type": "http.disconnect"}]

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        got.append(message)

    async def application(_scope: Any, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            given.append(message)
            if not message.get("more_body"):
                break
        await send({"type": "http.response.start", "status": 200})

    wrapped = with_bodies_in_memory(application, path_ends=("/zaehlen/",), most=MOST)
    asyncio.run(wrapped({"type": kind, "method": method, "path": path}, receive, send))
    return given, got


def test_a_body_up_to_the_limit_arrives_whole() -> None:
    given, got = sent("/team/zaehlen/", [b"12345", b"67890"])
    assert given == [{"type": "http.request", "body": b"1234567890", "more_body": False}]
    assert got[0]["status"] == 200


@pytest.mark.parametrize("parts", [[b"12345678901"], [b"1"] * 30, [b"", b"x" * 1000, b"y"]])
def test_a_larger_one_is_dropped_and_said_so(parts: list[bytes]) -> None:
    given, got = sent("/team/zaehlen/", parts)
    assert given == []
    assert got[0]["status"] == 413
    assert b"verworfen" in got[1]["body"]


@pytest.mark.parametrize(("path", "method"), [("/team/anderes/", "POST"), ("/team/zaehlen/", "GET")])
def test_other_addresses_are_left_alone(path: str, method: str) -> None:
    given, _got = sent(path, [b"x" * 50, b"y"], method=method)
    assert [message["body"] for message in given] == [b"x" * 50, b"y"]


def test_whoever_leaves_early_is_not_answered() -> None:
    given, got = sent("/team/zaehlen/", [])
    assert (given, got) == ([], [])


def test_the_product_guards_the_pages_of_the_language_mirror() -> None:
    from django.urls import reverse

    from resonanz.config import asgi

    words = Path(asgi.__file__).read_text("utf-8")
    for name in ("language_text", "language_count"):
        assert reverse(f"mirror:{name}").removeprefix("/team") in words
