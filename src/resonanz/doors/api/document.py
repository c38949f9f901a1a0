"""The interface described as OpenAPI 3.1, in the language of whoever asks."""

from __future__ import annotations

from copy import deepcopy
from http import HTTPStatus
from typing import Any, cast

from django.utils.translation import gettext as _

from resonanz.doors.api.application import api
from resonanz.doors.api.field_texts import FIELDS
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
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldProblem"}},
    },
}
_FIELD_PROBLEM = {
    "title": "FieldProblem",
    "type": "object",
    "required": ["field", "detail"],
    "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
}


def document(server: str) -> dict[str, Any]:
    """`server` is where the interface stands, without a slash at the end."""
    found = cast("dict[str, Any]", deepcopy(dict(api.get_openapi_schema(path_prefix="/"))))
    found["info"]["description"] = _(
        "Lesen und abgeben, was auf den Seiten dieses Hauses steht, nach denselben Regeln."
    )
    found["servers"] = [{"url": server}]
    schemas = found["components"]["schemas"]
    schemas |= {"Problem": deepcopy(_PROBLEM), "FieldProblem": deepcopy(_FIELD_PROBLEM)}
    for name, fields in FIELDS.items():
        for field, said in fields.items():
            schemas[name]["properties"][field]["description"] = str(said)
    found["components"]["responses"] = {
        str(status): {
            "description": title_of(status),
            "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            **(_WAITING if status == HTTPStatus.TOO_MANY_REQUESTS else {}),
        }
        for status in TITLES
    }
    for methods in found["paths"].values():
        for method, operation in methods.items():
            _complete(operation, is_reading=method == "get")
    return found


def _complete(operation: dict[str, Any], *, is_reading: bool) -> None:
    """Its words, and every way in which it can be refused."""
    scope, title, text = OPERATIONS[operation["operationId"]]
    needs = _("Braucht das Recht „%(scope)s“.") % {"scope": scope.value}
    operation["summary"], operation["description"] = str(title), f"{text} {needs}"
    operation["x-scope"] = scope.value
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for answer in answers.values():
        answer["description"] = _("Gelungen")
    parameters = operation.setdefault("parameters", [])
    if is_reading:
        parameters.append({"in": "header", "name": "If-None-Match", "required": False, "schema": {"type": "string"}})
        answers["304"] = {"description": _("Nichts ist neu")}
    for parameter in parameters:
        if parameter["in"] == "header" and parameter["name"] == "idempotency_key":
            parameter["name"] = "Idempotency-Key"
        parameter["description"] = str(PARAMETERS[parameter["name"]])
    for status in sorted({*_OF_ALL, *(_OF_READING if is_reading else _OF_WRITING)}):
        answers[str(status)] = {"$ref": f"#/components/responses/{status}"}
    operation["responses"] = answers
