"""The interface described as OpenAPI 3.1, in the language of whoever asks."""

from __future__ import annotations

from copy import deepcopy
from http import HTTPStatus
from typing import Any, cast

from django.utils.translation import gettext as _

from resonanz.doors.api.application import api
from resonanz.doors.api.problems import CONTENT_TYPE, TITLES, title_of
from resonanz.doors.api.texts import OPERATIONS, PARAMETERS

_WAITING = {"headers": {"Retry-After": {"schema": {"type": "integer"}}}}
_OF_ALL = (401, 403, 405, 429, 500, 503)
_OF_READING = (404, 422)
_OF_WRITING = (400, 404, 409, 413, 415, 422, 507)
_PROBLEM = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}


def document(server: str) -> dict[str, Any]:
    """`server` is where the interface stands, without a slash at the end."""
    found = cast("dict[str, Any]", deepcopy(dict(api.get_openapi_schema(path_prefix="/"))))
    found["info"]["description"] = _(
        "Lesen und schreiben, was auf den Seiten dieses Hauses steht, nach denselben Regeln."
    )
    found["servers"] = [{"url": server}]
    found["components"]["schemas"]["Problem"] = deepcopy(_PROBLEM)
    found["components"]["responses"] = {
        str(status): {
            "description": title_of(status),
            "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            **(_WAITING if status == HTTPStatus.TOO_MANY_REQUESTS else {}),
