"""An OpenID Connect service that can be made to lie in one point at a time, while everything else is right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

Change = Callable[[dict[str, Any]], Any]


def _same(told: dict[str, Any]) -> dict[str, Any]:
    return told


class LyingService:
    """`claims` are told of whoever comes. The four `change`s get what would be told and answer what is told instead."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.curve = ec.generate_private_key(ec.SECP256R1())
        self.issuer = ""
        self.be_honest()

    def be_honest(self) -> None:
        self.claims: dict[str, Any] = {"sub": "ida", "name": "Ida Lenz"}
        self.nonce = ""
        self.change_discovery: Change = _same
        self.change_keys: Change = _same
        self.change_claims: Change = _same
        self.change_answer: Change = _same
        self.change_userinfo: Change = _same
        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self.asked: list[str] = []

    def signed(self, claims: dict[str, Any], *, key: Any = None, algorithm: str = "RS256", kid: str = "one") -> str:
        return jwt.encode(claims, key or self.key, algorithm=algorithm, headers={"kid": kid} if kid else None)

    def tells(self, path: str) -> Any:
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            places = {name: f"{self.issuer}/{name}" for name in ("authorize", "token", "keys", "userinfo")}
            return self.change_discovery(
                {
                    "issuer": self.issuer,
                    "authorization_endpoint": places["authorize"],
                    "token_endpoint": places["token"],
                    "jwks_uri": places["keys"],
                    "userinfo_endpoint": places["userinfo"],
                }
            )
        if path == "/keys":
            return self.change_keys({"keys": [_public(self.key, "one", "RS256"), _public(self.curve, "two", "ES256")]})
        if path == "/userinfo":
            return self.change_userinfo(dict(self.claims))
        now = int(time())
        signed = {"iss": self.issuer, "aud": "resonanz", "iat": now, "exp": now + 300, "nonce": self.nonce}
        token = self.sign(self.change_claims({**self.claims, **signed}))
        return self.change_answer({"access_token": "zugang", "token_type": "Bearer", "id_token": token})


def _public(key: Any, kid: str, algorithm: str) -> dict[str, Any]:
    kind = jwt.get_algorithm_by_name(algorithm)
    return {**json.loads(kind.to_jwk(key.public_key())), "kid": kid, "alg": algorithm, "use": "sig"}


@contextmanager
def lying_service() -> Iterator[LyingService]:
    service = LyingService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = service.tells(self.path)
            body = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(500 if body == b"down" else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *_said: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
