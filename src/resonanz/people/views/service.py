"""The organisation's own sign-in service (OpenID Connect): the pages. Who comes in is decided by the action."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions
from resonanz.people.errors import AccountClosed, ServiceAway, ServiceLeft, ServiceRefused
from resonanz.people.views.entering import enter
from resonanz.people.views.protocol import PROVIDER, Protocol, Provider, the_service
from resonanz.people.views.signing import too_often

_log = logging.getLogger(__name__)
_BROKEN = (OAuth2Error, ServiceRefused, RequestException, ValueError, KeyError, TypeError, AttributeError)
"""What an answer that is no answer makes of the libraries that read it."""


class ServiceAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types.
    """There is one service and it stands in the environment; nothing about it or from it is kept by allauth."""

    def get_provider(self, request: HttpRequest, *_asked: Any, **_more: Any) -> Provider:
        service = the_service()
        app = SocialApp(
            provider="openid_connect",
            provider_id=PROVIDER,
            name=service.label,
            client_id=service.client_id,
            secret=service.client_secret,
            settings={"server_url": service.issuer, "scope": list(service.scopes), "oauth_pkce_enabled": True},
        )
        return Provider(request, app=app)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The answer is verified; from here on it is our own matter."""
        told = sociallogin.account.extra_data
        target = sociallogin.state.get("next") or ""
        raise ImmediateHttpResponse(_arrive(request, told, target))

    def on_authentication_error(
        self, request: HttpRequest, _provider: Any, error: Any = None, exception: Any = None, **_more: Any
    ) -> None:
        wrong = ServiceLeft("cancelled") if error == AuthError.CANCELLED else exception
        raise ImmediateHttpResponse(_refuse(request, wrong or ServiceRefused("no sign-in waits for this answer")))


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The browser goes on by a page of its own: `form-action 'self'` forbids a form to lead elsewhere."""
    try:
        count_attempt(request, name="service", most=60, seconds=3600)
        away: HttpResponse = OAuth2LoginView.adapter_view(Protocol(request, PROVIDER))(request)
    except TooManyAttempts:
        return _say(request, too_often(), status=429)
    except _BROKEN as broken:
        return _refuse(request, broken)
    address = away.headers.get("Location", "")
    if not address:
        return away
    return render(request, "people/to_service.html", {"address": address, "service": the_service()})


@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The protocol comes back by GET; what it brings is worth something only to the session that began."""
    if provider_id != PROVIDER:
        raise Http404
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(Protocol(request, PROVIDER))(request)
    except _BROKEN as broken:
        return _refuse(request, broken)
    return answer


def _arrive(request: HttpRequest, told: Mapping[str, Any], target: str) -> HttpResponse:
    signed, asked = told["id_token"], told.get("userinfo") or {}
    # Who the signed token is about must be who the service answered about (OpenID Connect Core 5.3.2).
    if asked and signed["sub"] != asked.get("sub"):
        return _refuse(request, ServiceRefused("userinfo is about somebody else"))
    try:
        account = actions.arrive_by_service(service=the_service(), claims={**signed, **asked})
    except ServiceRefused as refused:
        return _refuse(request, refused)
    except AccountClosed as closed:
        return _say(request, str(closed.sentence), status=403)
    return enter(request, account, by="service", target=target)


def _refuse(request: HttpRequest, wrong: Exception) -> HttpResponse:
    """The reason goes into the log, for whoever runs the house; never what the service answered, it may be secret."""
    if isinstance(wrong, ServiceRefused):
        _log.warning("sign-in service: %s", wrong)
        return _say(request, str(wrong.sentence), status=403)
    _log.warning("sign-in service: %s", type(wrong).__name__)
    # What cannot be read as JSON or as an address is both for requests; the service did answer then.
    if isinstance(wrong, RequestException) and not isinstance(wrong, ValueError):
        return _say(request, str(ServiceAway.sentence), status=503)
    return _say(request, str(ServiceRefused.sentence), status=403)


def _say(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    return render(request, "people/refused.html", {"sentence": sentence}, status=status)
