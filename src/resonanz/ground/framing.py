"""Pages that may stand in a frame on other people's websites. They know nothing of who looks at them.

In a frame browsers send our cookies or not, as they please. So these pages never use them: nobody is signed in, no
cookie is set, and a form needs none. What a token in a cookie does elsewhere is done by two things: the browser says
that the form was sent by a page of ours, and the form carries a stamp that only we can make.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from resonanz.ground.middleware import moment_page

ANYWHERE = "*"
LANGUAGE = "sprache"
HOSTS = "FRAME_HOSTS"
MARK = "may_be_framed"
"""On every view that other websites may show."""
_DAY = 24 * 60 * 60
_SIGNER = TimestampSigner(salt="resonanz.framed form")

Asked = ParamSpec("Asked")
_View = Callable[Concatenate[HttpRequest, Asked], HttpResponse]


class StampRefused(Exception):
    """The form is not one of ours, or was changed on its way."""


class StampTooOld(StampRefused):
    """The form is ours but was open for longer than a day."""


def framed(hosts: Callable[[], Sequence[str]]) -> Callable[[_View[Asked]], _View[Asked]]:
    """Lets the websites that `hosts` answers show this page, beside our own; `ANYWHERE` stands for all.

    Each is an origin such as `https://www.example.org`. The page sees neither cookies nor an account. `?sprache=en`
    chooses the language, because there is no session that could remember a choice.
    """

    def decorate(view: _View[Asked]) -> _View[Asked]:
        @wraps(view)
        def shown(request: HttpRequest, /, *args: Asked.args, **options: Asked.kwargs) -> HttpResponse:
            _forget_who_asks(request)
            with translation.override(_language(request)):
                try:
                    allowed = [str(host) for host in hosts()]
                    request.META[HOSTS] = " ".join(allowed)
                    response = view(request, *args, **options)
                except (OperationalError, InterfaceError) as error:
                    # Nobody knows now who may frame us, and the page holds nothing but the words of who sent them:
                    # giving those back is worth more than hiding an empty form.
                    allowed, response = [ANYWHERE], moment_page(request, error, is_framed=True)
                response["Content-Language"] = translation.get_language()
            return _framable(request, response, allowed)

        setattr(shown, MARK, True)
        return shown

    return decorate


def is_sent_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this form. Old browsers stay silent."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return origin == f"{request.scheme}://{request.get_host()}" or origin in settings.CSRF_TRUSTED_ORIGINS


def stamp_for(what: str) -> str:
    """Goes with a form; only we can make it, and only for this `what`."""
    return _SIGNER.sign(what).removeprefix(f"{what}:")


def check_stamp(what: str, stamp: str) -> None:
    """Raises `StampTooOld` after a day and `StampRefused` for every other stamp that is not ours."""
    try:
        _SIGNER.unsign(f"{what}:{stamp}", max_age=_DAY)
    except SignatureExpired:
        raise StampTooOld from None
    except BadSignature:
        raise StampRefused from None


def _forget_who_asks(request: HttpRequest) -> None:
    request.COOKIES = {}
    request.user = AnonymousUser()


def _language(request: HttpRequest) -> str:
    asked = request.GET.get(LANGUAGE, "")
    language = asked if asked in dict(settings.LANGUAGES) else translation.get_language_from_request(request)
    request.LANGUAGE_CODE = language
    return language


def _framable(request: HttpRequest, response: HttpResponse, allowed: Sequence[str]) -> HttpResponse:
    is_anywhere = ANYWHERE in allowed
    if allowed:
        # Only browsers that do not know our policy would read it, and it cannot name a website.
        response.xframe_options_exempt = True
    else:
        response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex"
    policy: dict[str, Any] = {"frame-ancestors": [ANYWHERE] if is_anywhere else [SELF, *allowed]}
    csp_replace(policy)(lambda _request: response)(request)
    return response
