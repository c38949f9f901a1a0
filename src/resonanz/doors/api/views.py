"""The interface described: once for programs, once for people. Neither needs a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.doors.api.auth import MOST, SECONDS
from resonanz.doors.api.document import document
from resonanz.doors.api.examples import curl
from resonanz.doors.api.problems import TITLES, title_of
from resonanz.people.enums import Scope

Field = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One operation for the page. `fields` are those of the answer, or of its items: name, type, what it says."""

    key: str
    method: str
    path: str
    title: str
    text: str
    parameters: list[dict[str, Any]]
    takes: list[Field]
    fields: list[Field]
    example: str


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document(_server(request)), json_dumps_params={"ensure_ascii": False})


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    server = _server(request)
    context = {
        "operations": _lines(document(server), server),
        "scopes": [(scope.value, scope.label) for scope in Scope],
        "problems": [(status, title_of(status)) for status in TITLES],
        "most": MOST,
        "seconds": SECONDS,
        "server": server,
    }
    return render(request, "doors/api.html", context)


def _server(request: HttpRequest) -> str:
    return request.build_absolute_uri("/api/v1")


def _lines(found: dict[str, Any], server: str) -> list[Line]:
    schemas = found["components"]["schemas"]
    return [
        Line(
            key=operation["operationId"],
            method=method.upper(),
            path=path,
            title=operation["summary"],
            text=operation["description"],
            parameters=operation["parameters"],
            takes=_fields(operation["requestBody"]["content"], schemas) if "requestBody" in operation else [],
            fields=_fields(operation["responses"].get("200", operation["responses"].get("201"))["content"], schemas),
            example=curl(operation["operationId"], method, f"{server}{path}"),
        )
        for path, methods in found["paths"].items()
        for method, operation in methods.items()
    ]


def _fields(content: dict[str, Any], schemas: dict[str, Any]) -> list[Field]:
    """Of a page the fields of its items: what a page itself has, all have alike."""
    properties = _properties(content["application/json"]["schema"], schemas)
    if "items" in properties:
        properties = _properties(properties["items"]["items"], schemas)
    return [(name, _type(said, schemas), said["description"]) for name, said in properties.items()]


def _properties(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schemas[schema["$ref"].rsplit("/", 1)[1]]["properties"]
    return found


def _type(said: dict[str, Any], schemas: dict[str, Any]) -> str:
    if "$ref" in said:
        return _type(schemas[said["$ref"].rsplit("/", 1)[1]], schemas)
    if "anyOf" in said:
        return " | ".join(dict.fromkeys(_type(part, schemas) for part in said["anyOf"]))
    if "enum" in said or "const" in said:
        return " | ".join(f"„{value}“" for value in said.get("enum", [said.get("const")]))
    if said.get("type") == "array":
        return f"[{_type(said['items'], schemas)}]"
    return str(said.get("format") or said.get("type", ""))
