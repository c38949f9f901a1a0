"""What all answers below `/api/v1/` have in common: problems instead of pages, and a mark to know them again by."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from resonanz.doors.api.problems import CONTENT_TYPE, Problem, say

API_PATH = "/api/v1/"
_VARIES = ("Authorization", "Accept-Language")


class ApiMiddleware:
    """Stands outside all others, so that also their pages (not found, a moment please) become problems here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(API_PATH):
            return self.get_response(request)
        response = self._as_get(request)
        patch_vary_headers(response, _VARIES)
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            return _as_problem(request, response)
        if request.method not in {"GET", "HEAD"} or response.status_code != HTTPStatus.OK:
            # A receipt is a secret of whoever told the story.
            response["Cache-Control"] = "no-store"
            return response
        response.setdefault("Cache-Control", "private, no-cache")
        set_response_etag(response)
        found = get_conditional_response(request, etag=response["ETag"], response=response)
        return found if isinstance(found, HttpResponse) else response

    def _as_get(self, request: HttpRequest) -> HttpResponse:
        """HEAD asks what GET would answer; the server leaves the body out."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = "HEAD"


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response["Content-Type"] == CONTENT_TYPE:
        return response
    language = response.get("Content-Language") or translation.get_language_from_request(request)
    with translation.override(language):
        return say(response, Problem(response.status_code))
