"""Short ways through the sign-in pages."""

from __future__ import annotations

import re
from typing import Any

from resonanz.ground.models import Message
from tests.support.people import People

_HIDDEN = re.compile(r'<input type="hidden" name="(ticket|email|next)"(?: value="([^"]*)")?')
_CODE = re.compile(r"^ {4}(\S+)$", re.MULTILINE)


def hidden(page: Any) -> dict[str, str]:
    """What the page with the code field carries along."""
    return dict(_HIDDEN.findall(page.content.decode()))


def code_in(message: Message) -> str:
    found = _CODE.search(message.body)
    assert found
    return found[1]


def sign_in_by_code(people: People, address: str) -> Any:
    """A browser that has proved an address by the code in its mail."""
    client = people.client()
    typing = hidden(client.post("/anmelden/", {"email": address}))
    message = Message.objects.filter(to=address.lower()).latest("pk")
    client.post("/anmelden/code/", {**typing, "code": code_in(message)})
    return client
