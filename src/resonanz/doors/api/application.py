"""The interface as one: its parts, how bodies are read, and how refusals are said."""

from __future__ import annotations

import json
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from resonanz.doors.api import balance, forums, inquiries, promises, stories, understanding
from resonanz.doors.api.problems import Problem, nothing_here
from resonanz.doors.api.refusals import refusals

MOST_BYTES = 512 * 1024


class Body(Parser):
    """JSON and nothing else, and not more than a long story needs."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        if request.content_type != "application/json":
            raise Problem(415, _("Schicken Sie JSON, mit „Content-Type: application/json“."))
        said = request.META.get("CONTENT_LENGTH") or "0"
        if (said.isdecimal() and int(said) > MOST_BYTES) or len(request.body) > MOST_BYTES:
            raise Problem(413, _("Möglich sind %(limit)d Byte in einer Anfrage.") % {"limit": MOST_BYTES})
        try:
            found = json.loads(request.body.decode())
        except (ValueError, RecursionError) as broken:
            raise Problem(400, _("Der Text der Anfrage ist kein gültiges JSON in UTF-8.")) from broken
        return cast("dict[str, Any]", found)


api = NinjaAPI(title="Resonanz", version="1", urls_namespace="api", docs_url=None, openapi_url=None, parser=Body())
for router in (
    *(inquiries.router, stories.router, understanding.themes, understanding.insights),
    *(promises.decisions, promises.commitments, forums.router, balance.router),
):
    api.add_router("", router)


@api.exception_handler(Problem)
def refuse(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.response()


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return nothing_here().response()


@api.exception_handler(RequestDataTooBig)
def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return Problem(413, _("Möglich sind %(limit)d Byte in einer Anfrage.") % {"limit": MOST_BYTES}).response()


@api.exception_handler(HttpError)
def refuse_early(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The library wraps what our reading of a body says."""
    said = error.__context__
    return (said if isinstance(said, Problem) else Problem(error.status_code)).response()


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return Problem(422, errors=refusals(error.errors)).response()
