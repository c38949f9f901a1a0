"""A program with a key, as it talks to the house."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from resonanz.people import actions
from resonanz.people.enums import Scope
from tests.support.people import People

EVERYTHING = tuple(Scope.values)


class Program:
    """Sends its key, no cookie, and asks for German."""

    def __init__(self, people: People, *scopes: str) -> None:
        self.made = actions.make_key(name="Ticketsystem", scopes=scopes or EVERYTHING, expires_on=None, by=people.mira)
        self.client = Client(headers={"accept-language": "de", "authorization": f"Bearer {self.made.secret}"})

    def get(self, path: str, **options: Any) -> HttpResponse:
        response: Any = self.client.get(f"/api/v1{path}", **options)
        return response

    def read(self, path: str, **options: Any) -> Any:
        response = self.get(path, **options)
        assert response.status_code == 200, response.content
        return json.loads(response.content)

    def items(self, path: str) -> list[Any]:
        """Of all pages, by following `next`."""
        found: list[Any] = []
        while path:
            page = self.read(path)
            found += page["items"]
            path = (page["next"] or "").removeprefix("http://testserver/api/v1")
        return found

    def tell(self, slug: str = "kontakt", key: str = "entwurf-1", **words: Any) -> Any:
        body = {"text": "Ich habe lange gewartet.", "roles": ["customer"], **words}
        return self.client.post(
            f"/api/v1/inquiries/{slug}/stories",
            json.dumps(body),
            content_type="application/json",
            headers={"idempotency-key": key},
        )


def problem(response: Any) -> Any:
    assert response["Content-Type"] == "application/problem+json"
    found = json.loads(response.content)
    assert found["status"] == response.status_code
    return found
