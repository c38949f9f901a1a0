"""Requests of programs, made by schemathesis from the document of the interface, right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import load_all_checks
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from resonanz.doors.api.document import document
from tests.support.fuzzing.door import Answer, Asked

BASE = "http://localhost/api/v1"
_CHECKS: Any = [content_type_conformance, response_schema_conformance, status_code_conformance]


def for_each_request(work: Callable[[Any], None], *, count: int, number: int) -> None:
    """Calls `work` with about `count` cases, all operations alike often; the same `number` gives the same cases."""
    load_all_checks()
    found = schemathesis.openapi.from_dict(document(BASE))
    strategies = [
        result.ok().as_strategy(generation_mode=mode)
        for result in found.get_all_operations()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    ]

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(strategies))
    def ask(case: Any) -> None:
        work(case)

    ask()


def prepared(case: Any) -> requests.PreparedRequest | None:
    """None for what no client could send."""
    try:
        return requests.Request(**_kept(case.as_transport_kwargs(base_url=BASE))).prepare()
    except (requests.RequestException, UnicodeError, ValueError):
        return None


def on_the_wire(said: requests.PreparedRequest, key: str) -> Asked:
    parts = urlsplit(str(said.url))
    body = said.body or b""
    headers = [
        (name.lower().encode("latin-1", "replace"), str(value).encode("latin-1", "replace"))
        for name, value in said.headers.items()
        if name.lower() not in {"content-length", "authorization", "host"}
    ]
    if key:
        headers.append((b"authorization", f"Bearer {key}".encode()))
    return Asked(
        method=str(said.method),
        path=parts.path,
        query=parts.query.encode(),
        headers=tuple(headers),
        body=body if isinstance(body, bytes) else str(body).encode("utf-8", "surrogatepass"),
    )


def breaks_its_word(case: Any, said: requests.PreparedRequest, answer: Answer) -> str:
    """What the document says of this answer and does not hold; empty when all does."""
    headers: dict[str, list[str]] = {}
    for name, value in answer.headers:
        headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    response = Response(
        status_code=answer.status, headers=headers, content=answer.body, request=said, elapsed=0.1, verify=False
    )
    try:
        case.validate_response(response, checks=_CHECKS)
    except (Failure, FailureGroup) as broken:
        told = broken.exceptions if isinstance(broken, FailureGroup) else [broken]
        return "; ".join(f"{type(one).__name__} {str(one)[:160]}" for one in told)
    return ""


def _kept(said: dict[str, Any]) -> dict[str, Any]:
    known = ("method", "url", "headers", "files", "data", "json", "params", "auth", "cookies")
    return {name: value for name, value in said.items() if name in known}
