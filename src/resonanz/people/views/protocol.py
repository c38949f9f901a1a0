"""OpenID Connect as we want it spoken. allauth speaks it; what it leaves open is closed here.

allauth trusts an id_token that came straight from the service without looking at its signature, sends no nonce and
takes scopes out of the address. Here every token is checked in full, whichever way it came.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest

from resonanz.ground.environment import SignInService
from resonanz.people.errors import ServiceRefused
from resonanz.people.rules.id_tokens import TokenRefused, nonce_of, read_id_token

PROVIDER = "haus"


def the_service() -> SignInService:
    service: SignInService | None = settings.ENVIRONMENT.service
    if service is None:
        raise Http404
    return service


class Protocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types.
    nonce = ""

    @property
    def openid_config(self) -> Any:
        config = super().openid_config
        # A service that calls itself otherwise than configured is not the one we trust (OpenID Discovery 4.3).
        if not isinstance(config, dict) or str(config.get("issuer", "")).rstrip("/") != the_service().issuer:
            raise OAuth2Error("the service names another issuer")
        return config

    def get_access_token_data(
        self, request: HttpRequest, app: SocialApp, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        self.nonce = nonce_of(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> Any:
        """The token is read first: nothing is asked of a service that signs wrongly."""
        signed = self._decode_id_token(app, kwargs["response"].get("id_token"))
        asked = self._fetch_user_info(token.token) if self.openid_config.get("userinfo_endpoint") else {}
        return self.get_provider().sociallogin_from_response(request, {"id_token": signed, "userinfo": asked})

    def _decode_id_token(self, app: SocialApp, id_token: Any) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        try:
            return read_id_token(
                id_token,
                keys=answer.json(),
                issuer=self.openid_config["issuer"],
                client_id=app.client_id,
                nonce=self.nonce,
            )
        except TokenRefused as wrong:
            raise ServiceRefused(str(wrong)) from wrong


class Provider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth ships no types.
    oauth2_adapter_class = Protocol

    def get_pkce_params(self) -> dict[str, str]:
        """These go out last, so nothing in the address of our page can take their place."""
        secret: dict[str, str] = super().get_pkce_params()
        return {**secret, "nonce": nonce_of(secret["code_verifier"])}

    def get_scope_from_request(self, _request: HttpRequest) -> list[str]:
        scope: list[str] = self.get_scope()
        return scope

    def get_auth_params_from_request(self, _request: HttpRequest, _action: str) -> dict[str, str]:
        return {}

    def extract_common_fields(self, _told: dict[str, Any]) -> dict[str, Any]:
        """Names and addresses are read by our own action, with our own rules."""
        return {}

    def extract_email_addresses(self, _told: dict[str, Any]) -> list[Any]:
        return []
