"""Live pages of a running house: through the web server and all that happens around a request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from tests.support.house import until
from tests.support.table_evening import TABLE, Evening, evening

MORE_THAN_CONNECTIONS = 40
"""The pool of the web process has 20."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    with evening(tmp_path_factory.mktemp("abend") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def cookie(begun: Evening) -> dict[str, str]:
    return {"Cookie": f"session={begun.session()}"}


@pytest.mark.timeout(600)
def test_a_running_house_streams_and_holds_nothing_and_ends(begun: Evening, cookie: dict[str, str]) -> None:
    house = begun.house
    with ExitStack() as stack:
        streams = [opened(stack, house.port, cookie) for _ in range(MORE_THAN_CONNECTIONS)]
        for stream in streams:
            assert stream.status == 200
            assert stream.headers["Content-Type"].startswith("text/event-stream")
            assert "no-store" in stream.headers["Cache-Control"]
            assert event(stream)["event"] == "clock"
        pictures = [event(stream) for stream in streams]
        assert {picture["event"] for picture in pictures} == {"picture"}
        first = json.loads(pictures[0]["data"])
        assert first["round"] is None
        assert "keine Runde" in first["parts"]["round"]

        # Everything else is served as if nobody followed: the pool is free, and one connection listens.
        assert all(house.status_of("/gesund/") == 200 for _ in range(5))
        assert page(house.port, TABLE, cookie) == 200
        until(lambda: house.ask(_LISTENING) == [(1,)], "one connection listens for everybody")

        begun.starts(2)
        for stream in streams:
            picture = event(stream)
            assert json.loads(picture["data"])["round"]["title"] == "Meckerrunde"
            assert int(picture["id"]) > int(pictures[0]["id"])

        # Whoever comes back has missed nothing.
        again = opened(stack, house.port, {**cookie, "Last-Event-ID": pictures[0]["id"]})
        event(again)
        assert json.loads(event(again)["data"])["round"]["title"] == "Meckerrunde"

        house.stop()
        # A process that is killed tears its streams; these end in good order, like every answer.
        for stream in (*streams, again):
            assert b"event:" not in stream.read()
    assert "graceful shutdown exceeded" not in house.said()
    assert "Traceback" not in house.said()


_LISTENING = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'resonanz live'"


def opened(stack: ExitStack, port: int, headers: dict[str, str]) -> HTTPResponse:
    connection = stack.enter_context(closing(HTTPConnection("127.0.0.1", port, timeout=60)))
    connection.request("GET", f"{TABLE}strom/", headers=headers)
    return connection.getresponse()


def page(port: int, path: str, headers: dict[str, str]) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status


def event(stream: HTTPResponse) -> dict[str, Any]:
    """The next one; heartbeats are passed over."""
    said: dict[str, Any] = {}
    while True:
        line = stream.readline().decode().rstrip("\n")
        if not line and "event" in said:
            return said
        name, _, value = line.partition(": ")
        if name:
            said[name] = value
