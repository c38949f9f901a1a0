"""What happens around every request: language, private pages, and a calm page when the database is away."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from resonanz.ground.manner import reader_language

logger = logging.getLogger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]

LANGUAGE_KEY = "language"
TEAM_PATH = "/team/"
PRIVATE_PATHS = (
    *("/stimme/", "/anmelden/", "/konto/", "/akte/", "/zeugen/", "/einwilligungen/", "/abbestellen/", "/meldung/"),
    "/e/",
    "/saal/",
    "/fan/",
    TEAM_PATH,
)
SIGNED_IN_BY_KEY = "signed_in_by"
"""In the session: how somebody came in. At a service the second factor is the service's own matter."""

_DISK_FULL = "53100"
_NOT_SENT_AGAIN = {"csrfmiddlewaretoken"}


class PrivatePagesMiddleware:
    """Pages whose address is a secret are kept in no cache and found by no search engine.

    The referrer policy of the whole site is same-origin: with no-referrer browsers send `Origin: null`, and
    every form on these pages would be refused as forged.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(PRIVATE_PATHS):
            response.setdefault("Cache-Control", "private, no-store")
            response["X-Robots-Tag"] = "noindex"
        return response


class TeamDoorMiddleware:
    """Nobody gets below `/team/` who may not, whatever a view forgot to ask. Other pages are not touched.

    The account answers for itself: `may_enter_team`, and `lacks_second_factor` where the house demands one.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(TEAM_PATH):
            return self.get_response(request)
        user = request.user
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not getattr(user, "may_enter_team", False):
            return render(request, "ground/closed.html", status=403)
        if request.session.get(SIGNED_IN_BY_KEY) != "service" and getattr(user, "lacks_second_factor", False):
            return redirect_to_login(request.get_full_path(), settings.SECOND_FACTOR_URL)
        return self.get_response(request)


class LanguageMiddleware:
    """The visitor's own choice, else what the browser asks for, else German. No cookie of its own."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = None
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            language = request.session.get(LANGUAGE_KEY)
        if language not in dict(settings.LANGUAGES):
            language = translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.setdefault("Content-Language", language)
        return response


class MomentMiddleware:
    """While the database restarts or its disk is full, people read a sentence instead of a stack trace.

    Whatever was being sent is put back into their hands: the page carries it in a form, so that one press
    of a button sends it again with the same idempotency key, even without JavaScript.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as error:
            return moment_page(request, error)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError | InterfaceError):
            return moment_page(request, exception)
        return None


def carried_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form was sending, so that it can be sent again; files are not carried."""
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded":
        return []
    return [(name, value) for name, values in request.POST.lists() if name not in _NOT_SENT_AGAIN for value in values]


def moment_page(request: HttpRequest, error: Exception, *, is_framed: bool = False) -> HttpResponse:
    """Rendered without context processors: it must not ask the database for anything.

    In a frame on another website it comes without a token, because that would need a cookie.
    """
    full = getattr(error.__cause__, "sqlstate", None) == _DISK_FULL
    logger.warning("database unavailable: %s", str(error).split("\n", 1)[0])
    context = {
        "full": full,
        "carried": carried_fields(request),
        "sending": request.method == "POST",
        "path": request.get_full_path() if is_framed else request.path,
        "csrf_token": "" if is_framed else get_token(request),
        "LANGUAGE_CODE": reader_language(),
    }
    response = HttpResponse(render_to_string("ground/away.html", context), status=507 if full else 503)
    response["Retry-After"] = "60" if full else "3"
    response["Cache-Control"] = "no-store"
    return response
