"""An endpoint that speaks as OpenAI's, asked over a real connection; it answers well, badly, late and not at all."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from resonanz_engine import defaults
from resonanz_engine.adapters.endpoint import Endpoint
from resonanz_engine.errors import ModelError

KEY = "sk-geheim"


class Server:
    """Vectors of three numbers: length, vowels, 1. `faults` answer first, one after the other."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.faults: list[Callable[[BaseHTTPRequestHandler], None]] = []
        self.shuffle = True
        self.open = threading.Event()
        house = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                """Quiet."""

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                house.asked.append({"path": self.path, **body})
                house.keys.append(self.headers.get("Authorization"))
                if house.faults:
                    house.faults.pop(0)(self)
                    return
                rows = [{"index": n, "embedding": vector(text)} for n, text in enumerate(body["input"])]
                say(self, 200, {"data": rows[::-1] if house.shuffle else rows})

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.httpd.server_port}/v1"


def vector(text: str) -> list[float]:
    return [float(len(text)), float(sum(letter in "aeiou" for letter in text)), 1.0]


def say(handler: BaseHTTPRequestHandler, code: int, told: object, **headers: str) -> None:
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.open.set()
    made.httpd.shutdown()
    made.httpd.server_close()
    thread.join()


def ask(server: Server, **options: Any) -> tuple[Endpoint, list[float]]:
    waits: list[float] = []
    return Endpoint(server.url, "klein", KEY, pause=waits.append, **options), waits


def unit(text: str) -> np.ndarray:
    row = np.array(vector(text))
    return np.asarray(row / np.linalg.norm(row))


def test_vectors_in_the_order_of_the_texts(server: Server) -> None:
    endpoint, _ = ask(server, batch=2)
    calls: list[tuple[int, int]] = []
    texts = ["Der Bus kommt.", "Bus", "", "Bus", "Die Rechnung", "\0 \ud800"]
    vectors = endpoint.embed(texts, lambda done, whole: calls.append((done, whole)))
    assert vectors.dtype == np.float32
    for row, text in zip(vectors, [*texts[:5], "?"], strict=True):
        assert row == pytest.approx(unit(text) if text else np.zeros(3), abs=1e-6)
    assert calls[-1] == (6, 6)
    # One question for the length of a vector; equal texts are asked once and empty ones never.
    assert sorted(len(asked["input"]) for asked in server.asked) == [1, 2, 2]
    assert {asked["path"] for asked in server.asked} == {"/v1/embeddings"}
    assert {asked["model"] for asked in server.asked} == {"klein"}
    assert set(server.keys) == {f"Bearer {KEY}"}
    assert endpoint.embed_query("Bus") == pytest.approx(unit("Bus"), abs=1e-6)
    assert not endpoint.embed_query(" ").any()


def test_it_tries_again_when_the_endpoint_is_busy(server: Server) -> None:
    endpoint, waits = ask(server)
    server.faults = [
        lambda handler: say(handler, 429, {}, Retry_After="7"),
        lambda handler: say(handler, 503, b"<html>"),
        lambda handler: handler.connection.close(),
    ]
    assert endpoint.dimensions == 3
    assert waits == [7.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("code", "part", "times"),
    [(401, "key", 1), (403, "key", 1), (404, "klein", 1), (400, "400", 1), (429, "too often", 4), (500, "500", 4)],
)
def test_a_refusal_is_one_clear_sentence(server: Server, code: int, part: str, times: int) -> None:
    endpoint, waits = ask(server)
    server.faults = [lambda handler: say(handler, code, {"error": "x"})] * times
    with pytest.raises(ModelError, match=part) as refused:
        endpoint.embed(["Bus"])
    assert (len(server.asked), len(waits)) == (times, times - 1)
    assert KEY not in str(refused.value)


@pytest.mark.parametrize(
    "told",
    [
        b"<!doctype html><title>Anmelden</title>",
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        {"data": []},
        {"data": [{"index": 1, "embedding": [1.0]}]},
        {"data": [{"index": 0, "embedding": []}]},
        {"data": [{"index": 0, "embedding": "AAAA"}]},
        {"data": [{"index": 0}]},
        {"error": "nein"},
    ],
)
def test_garbage_is_refused(server: Server, told: object) -> None:
    endpoint, _ = ask(server)
    server.faults = [lambda handler: say(handler, 200, told)]
    with pytest.raises(ModelError, match=r"^127\.0\.0\.1:\d+ "):
        endpoint.embed(["Bus"])


@pytest.mark.parametrize(
    ("row", "part"),
    [([1.0, float("nan"), 0.0], "no numbers"), ([1e39, 0.0, 0.0], "no numbers"), ([1.0, 2.0], "shape")],
)
def test_other_lengths_and_no_numbers_are_refused(server: Server, row: list[float], part: str) -> None:
    endpoint, _ = ask(server)
    assert endpoint.dimensions == 3
    server.faults = [lambda handler: say(handler, 200, {"data": [{"index": 0, "embedding": row}]})]
    with pytest.raises(ModelError, match=part):
        endpoint.embed(["Bus"])


def test_a_slow_answer_is_not_waited_for(server: Server) -> None:
    endpoint, waits = ask(server, timeout=0.05, tries=2)
    server.faults = [lambda _: bool(server.open.wait(20)) and None] * 2
    with pytest.raises(ModelError, match="not in time"):
        endpoint.embed(["Bus"])
    assert len(waits) == 1


def test_nobody_listens() -> None:
    with pytest.raises(ModelError, match="did not answer"):
        Endpoint("http://127.0.0.1:9/v1", "klein", tries=1).embed(["Bus"])


def test_a_redirect_is_not_followed(server: Server) -> None:
    endpoint, _ = ask(server)
    server.faults = [lambda handler: say(handler, 307, b"", Location=f"{server.url}/anderswo")]
    with pytest.raises(ModelError, match="307"):
        endpoint.embed(["Bus"])
    assert len(server.asked) == 1


def test_the_key_is_in_no_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    endpoint, _ = ask(server)
    endpoint.embed(["Bus"])
    assert KEY not in caplog.text + repr(endpoint) + endpoint.name + endpoint.version


def test_chosen_by_a_setting(server: Server) -> None:
    model = defaults.chosen(f"openai:{server.url}#klein", KEY)
    assert (model.dimensions, model.name.split("/")[-1]) == (3, "klein")
    assert model.embed([]).shape[0] == 0
