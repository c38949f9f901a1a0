"""Which form of an answer somebody wants at the same address: a page to read, or JSON for our own scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, JsonResponse

FORMAT = "resonanz-angekommen/1"


def wants_json(request: HttpRequest) -> bool:
    """Whether JSON is preferred to a page; browsers that send a form prefer the page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def arrived_whole(request: HttpRequest) -> bool:
    """Whether a sent form is sound UTF-8. Django would replace what is not, and so change words without a word."""
    if request.content_type != "application/x-www-form-urlencoded":
        return True
    try:
        unquote_to_bytes(request.body).decode()
    except UnicodeDecodeError:
        return False
    return True


def said_json(said: Mapping[str, Any], *, status: int, headers: Mapping[str, str] | None = None) -> JsonResponse:
    """An answer to the outbox. Its format tells it from the page of a stranger, such as a hotel's sign-in."""
    kept = {**(headers or {}), "Cache-Control": "no-store"}
    return JsonResponse({"format": FORMAT, **said}, status=status, headers=kept)
