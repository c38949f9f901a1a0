"""Vectors from an endpoint that speaks as OpenAI's `POST /embeddings` does; texts leave the machine."""

import json
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import numpy as np

from resonanz_engine.adapters.batching import checked, embed_all, piece
from resonanz_engine.errors import ModelError
from resonanz_engine.ports import Progress
from resonanz_engine.types import FloatArray

CUT = 8000
_LARGEST = 64 * 1024 * 1024
_BUSY = {408, 429, 500, 502, 503, 504}
_LONGEST_WAIT = 30.0
_TABLE = 2


class _Stay(HTTPRedirectHandler):
    """A redirect would carry the texts and the key to somebody who was not configured."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Endpoint:
    """`url` ends before `/embeddings`. `pause` waits between tries, so that tests need not."""

    def __init__(
        self,
        url: str,
        model: str,
        key: str = "",
        *,
        batch: int = 64,
        timeout: float = 60.0,
        tries: int = 4,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url, self._model, self._key = f"{url.rstrip('/')}/embeddings", model, key
        self._batch, self._timeout, self._tries, self._pause = batch, timeout, tries, pause
        self._host = urlsplit(url).netloc.rsplit("@", 1)[-1]
        self._opener = build_opener(_Stay)

    def __repr__(self) -> str:
        return f"Endpoint({self._host}, {self._model})"

    @property
    def name(self) -> str:
        return f"{self._host}/{self._model}"

    @property
    def version(self) -> str:
        """Nobody tells when the model behind an endpoint changes; a new one should get a new name."""
        return f"openai/{CUT}"

    @cached_property
    def dimensions(self) -> int:
        return int(self._ask(["a"]).shape[1])

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """(n, d) float32 of unit length; zero rows for texts without any visible character."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return embed_all(texts, self._ask, cut=CUT, batch=self._batch, width=self.dimensions, progress=progress)

    def embed_query(self, text: str) -> FloatArray:
        """(d,) float32 of unit length for what somebody searches."""
        wanted = piece(text, CUT)
        if not wanted:
            return np.zeros(self.dimensions, dtype=np.float32)
        vector: FloatArray = checked(self._ask([wanted]), 1, self.dimensions)[0]
        return vector

    def _ask(self, texts: list[str]) -> FloatArray:
        body = json.dumps({"model": self._model, "input": texts, "encoding_format": "float"}).encode()
        for attempt in range(self._tries):
            code, told, wait = self._send(body)
            if code == HTTPStatus.OK:
                return self._read(told, len(texts))
            if code not in _BUSY and code != 0:
                break
            if attempt + 1 < self._tries:
                self._pause(min(_LONGEST_WAIT, wait or 2.0**attempt))
        raise ModelError(self._sentence(code))

    def _send(self, body: bytes) -> tuple[int, bytes, float]:
        """Status (0: no answer), body, and how many seconds the endpoint asks to wait."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = Request(self._url, data=body, headers=headers, method="POST")  # noqa: S310 - only http(s) is configured
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return HTTPStatus.OK, answer.read(_LARGEST + 1), 0.0
        except HTTPError as error:
            with error:
                return error.code, b"", _seconds(error.headers.get("Retry-After"))
        except (OSError, HTTPException):
            return 0, b"", 0.0

    def _read(self, told: bytes, count: int) -> FloatArray:
        if len(told) > _LARGEST:
            raise ModelError(f"{self._host} answered with more than anybody asked for.")
        try:
            rows = json.loads(told)["data"]
            numbered = sorted((int(row["index"]), row["embedding"]) for row in rows)
            order = [number for number, _ in numbered]
            # What is too large for float32 becomes infinite here and is refused with the NaN.
            with np.errstate(over="ignore"):
                vectors = np.array([row for _, row in numbered], dtype=np.float32)
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
            raise ModelError(f"{self._host} answered with something that is no list of vectors.") from error
        if order != list(range(count)) or vectors.ndim != _TABLE or not vectors.shape[1]:
            raise ModelError(f"{self._host} did not answer with one vector for each text.")
        return vectors

    def _sentence(self, code: int) -> str:
        known = {
            0: "did not answer, or not in time",
            401: "does not accept the key",
            403: "does not accept the key",
            404: f"knows neither this address nor the model {self._model}",
            429: "is asked too often",
        }
        return f"{self._host} {known.get(code, f'answered with the error {code}')}; no text was read."


def _seconds(given: str | None) -> float:
    try:
        return max(0.0, float(given or 0))
    except ValueError:
        return 0.0
