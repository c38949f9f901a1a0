"""Why something was refused, as RFC 9457 says it, in the language of whoever asked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CONTENT_TYPE = "application/problem+json"

TITLES: dict[int, str | Promise] = {
    400: gettext_lazy("Das war nicht zu verstehen"),
    401: gettext_lazy("Dafür braucht es einen gültigen Schlüssel"),
    403: gettext_lazy("Das darf dieser Schlüssel nicht"),
    404: gettext_lazy("Hier ist nichts"),
    405: gettext_lazy("Das geht an dieser Adresse nicht"),
    409: gettext_lazy("Das passt nicht zu dem, was schon da ist"),
    413: gettext_lazy("Das war zu viel auf einmal"),
    415: gettext_lazy("In dieser Form nehmen wir nichts an"),
    422: gettext_lazy("So können wir das nicht annehmen"),
    429: gettext_lazy("Das kam zu oft"),
    500: gettext_lazy("Das ist unser Fehler"),
    503: gettext_lazy("Einen Augenblick, wir sind gleich wieder da"),
    507: gettext_lazy("Gerade ist kein Platz mehr"),
}


class Problem(Exception):
    """Ends a request. `sentence` says what to do; `errors` say it field by field: (place, sentence)."""

    def __init__(
        self,
        status: int,
        sentence: str = "",
        *,
        errors: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status = status
        self.sentence = sentence
        self.errors = list(errors)
        self.headers = dict(headers or {})
        super().__init__(f"{status} {sentence}")

    @property
    def document(self) -> dict[str, Any]:
        said: dict[str, Any] = {"type": "about:blank", "title": title_of(self.status), "status": self.status}
        if self.sentence:
            said["detail"] = self.sentence
        if self.errors:
            said["errors"] = [{"field": field, "detail": sentence} for field, sentence in self.errors]
        return said

    def response(self) -> HttpResponse:
        return say(HttpResponse(headers=self.headers), self)


def say(response: HttpResponse, problem: Problem) -> HttpResponse:
    """Puts the problem into a response and keeps its other headers, such as `Allow` and `Retry-After`."""
    response.status_code = problem.status
    response.content = json.dumps(problem.document, ensure_ascii=False).encode()
    response["Content-Type"] = CONTENT_TYPE
    response["Cache-Control"] = "no-store"
    return response


def title_of(status: int) -> str:
    return str(TITLES.get(status) or HTTPStatus(status).phrase)


def nothing_here() -> Problem:
    """The same for what never was, what is not public and what is gone: nobody learns which."""
    return Problem(404, _("Unter dieser Adresse gibt es nichts, das dieser Schlüssel sehen darf."))


def too_often(retry_after: int) -> Problem:
    sentence = _("Bitte warten Sie %(seconds)d Sekunden und versuchen Sie es dann noch einmal.")
    return Problem(429, sentence % {"seconds": retry_after}, headers={"Retry-After": str(retry_after)})
