"""The organisation's own sign-in service (OpenID Connect). allauth speaks the protocol, we decide who comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from resonanz.ground.environment import SignInService
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions
from resonanz.people.errors import AccountClosed, ServiceRefused
from resonanz.people.views.entering import enter
from resonanz.people.views.signing import too_often

PROVIDER = "haus"


class ServiceAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types.
    """There is one service and it stands in the environment; nothing about it or from it is kept by allauth."""

    def list_apps(self, *_asked: Any, **_more: Any) -> list[SocialApp]:
        service = _service()
        app = SocialApp(
            provider="openid_connect",
            provider_id=PROVIDER,
            name=service.label,
            client_id=service.client_id,
            secret=service.client_secret,
            settings={"server_url": service.issuer, "oauth_pkce_enabled": True},
        )
        return [app]

    def get_provider(self, *asked: Any, **more: Any) -> Any:
        provider = super().get_provider(*asked, **more)
        # On the way out, too, only the service that calls itself as configured is spoken to.
        provider.oauth2_adapter_class = _Protocol
        return provider

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The answer is verified; from here on it is our own matter."""
        told = sociallogin.account.extra_data
        target = sociallogin.state.get("next") or ""
        raise ImmediateHttpResponse(_arrive(request, told, target))

    def on_authentication_error(self, request: HttpRequest, *_asked: Any, **_more: Any) -> None:
        raise ImmediateHttpResponse(_refuse(request, str(ServiceRefused.sentence)))


class _Protocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types.
    @property
    def openid_config(self) -> Any:
        config = super().openid_config
        # A service that calls itself otherwise than configured is not the one we trust (OpenID Discovery 4.3).
        if str(config.get("issuer", "")).rstrip("/") != _service().issuer:
            raise OAuth2Error("the service names another issuer")
        return config


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The browser goes on by a page of its own: `form-action 'self'` forbids a form to lead elsewhere."""
    try:
        count_attempt(request, name="service", most=60, seconds=3600)
        away = OAuth2LoginView.adapter_view(_Protocol(request, PROVIDER))(request)
    except TooManyAttempts:
        return _refuse(request, too_often(), status=429)
    except (OAuth2Error, RequestException, ValueError):
        return _refuse(request, str(ServiceRefused.sentence))
    address = away.headers.get("Location", "")
    if not address:
        return _refuse(request, str(ServiceRefused.sentence))
    return render(request, "people/to_service.html", {"address": address, "service": _service()})


@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The protocol comes back by GET; what it brings is worth something only to the session that began."""
    if provider_id != PROVIDER:
        raise Http404
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(_Protocol(request, PROVIDER))(request)
    except (OAuth2Error, RequestException, ValueError, KeyError):
        return _refuse(request, str(ServiceRefused.sentence))
    return answer


def _arrive(request: HttpRequest, told: Mapping[str, Any], target: str) -> HttpResponse:
    signed, asked = told.get("id_token") or {}, told.get("userinfo") or {}
    # Who the signed token is about must be who the service answered about (OpenID Connect Core 5.3.2).
    if signed and asked and signed.get("sub") != asked.get("sub"):
        return _refuse(request, str(ServiceRefused.sentence))
    try:
        account = actions.arrive_by_service(service=_service(), claims={**signed, **asked})
    except (ServiceRefused, AccountClosed) as refused:
        return _refuse(request, str(refused.sentence))
    return enter(request, account, by="service", target=target)


def _refuse(request: HttpRequest, sentence: str, *, status: int = 403) -> HttpResponse:
    return render(request, "people/refused.html", {"sentence": sentence}, status=status)


def _service() -> SignInService:
    service: SignInService | None = settings.ENVIRONMENT.service
    if service is None:
        raise Http404
    return service
