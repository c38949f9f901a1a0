"""What an OpenID Connect service signs about somebody (OpenID Connect Core 3.1.3.7), checked in full every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import jwt

# Signatures with a public key only: with HS256 whoever knows the client's secret could write tokens, and with none
# everybody could.
_ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
)
_CLOCK_LEEWAY_SECONDS = 60
_LONGEST_TOKEN = 256 * 1024
LONGEST_SUBJECT = 255


class TokenRefused(Exception):
    """Says why in a few words for the log; never what stood in the token."""


def nonce_of(verifier: str) -> str:
    """The number the service has to sign back, made of the secret half of PKCE, which only the session has."""
    return hashlib.sha256(f"resonanz nonce {verifier}".encode()).hexdigest()


def read_id_token(token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """The claims of a token that was signed now, by this service, for us and for this very sign-in.

    `keys` is the service's key set as it publishes it (JWKS). Raises `TokenRefused` with a reason for the log.
    """
    if not isinstance(token, str) or not token or len(token) > _LONGEST_TOKEN:
        raise TokenRefused("no id_token")
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key(token, keys),
            algorithms=list(_ALGORITHMS),
            audience=client_id,
            issuer=issuer,
            leeway=_CLOCK_LEEWAY_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError) as wrong:
        raise TokenRefused(f"id_token: {type(wrong).__name__}") from wrong
    if not claims["sub"].isprintable() or not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
        raise TokenRefused("id_token: no usable name for who came")
    if claims.get("nonce") != nonce:
        raise TokenRefused("id_token: nonce of another sign-in")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client_id) != client_id:
        raise TokenRefused("id_token: made for another program")
    return claims


def _key(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The published key that the token names; one that names none needs a set with a single key."""
    header = jwt.get_unverified_header(token)
    algorithm, named = header.get("alg"), header.get("kid")
    if algorithm not in _ALGORITHMS:
        raise TokenRefused(f"id_token: signed with {str(algorithm)[:20]}")
    known = [key for key in keys.get("keys", ()) if key.get("use", "sig") == "sig" and key.get("kty") != "oct"]
    fitting = [key for key in known if key.get("kid") == named] if named is not None else known
    if len(fitting) != 1:
        raise TokenRefused("id_token: no such key")
    return jwt.PyJWK(fitting[0], algorithm=fitting[0].get("alg") or algorithm)


__all__ = ["LONGEST_SUBJECT", "TokenRefused", "nonce_of", "read_id_token"]
