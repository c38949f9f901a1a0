"""Small helpers around stories: a guest's form as browsers send it, and what the ledger says."""

from __future__ import annotations

import hmac
import json
import re
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from resonanz.ask.models import Inquiry
from resonanz.listen import actions
from resonanz.listen.actions import Tally
from resonanz.listen.models import Story
from resonanz.listen.rules.tables.rows import Refused
from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.rules.leaves import canonical

FORM = "application/x-www-form-urlencoded"
KEY = "made with the draft on the phone"


def said(**changes: Any) -> dict[str, Any]:
    """The fields of a guest's form."""
    return {
        "key": KEY,
        "story": "47 Minuten Musik.",
        "works_well": "",
        "roles": ["customer"],
        "feeling": "",
        "permission": "team",
        "name": "",
        **changes,
    }


def send(client: Client, path: str, fields: dict[str, Any]) -> HttpResponse:
    """As a browser without JavaScript sends it."""
    return cast("HttpResponse", client.post(path, urlencode(fields, doseq=True), content_type=FORM))


def kept(response: HttpResponse, name: str) -> str:
    """What a textarea of the page holds."""
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n?(.*?)</textarea>', response.content.decode(), re.DOTALL)
    assert found is not None
    return unescape(found[1])


def leaf(index: int) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(bytes(LedgerEntry.objects.get(index=index).leaf))
    return content


def last_leaf() -> dict[str, Any]:
    return leaf(LedgerEntry.objects.latest("index").index)


def commits_to(index: int, body: Any) -> bool:
    """Whether an entry commits to exactly this body."""
    salt = bytes(LedgerOpening.objects.get(index=index).body_salt or b"")
    return bool(leaf(index)["b"] == hmac.new(salt, b"body" + canonical(body), sha256).hexdigest())


def csv_file(folder: Path, *rows: str, name: str = "nachrichten.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def take(
    path: Path,
    inquiry: Inquiry,
    *,
    source: str = "beschwerden",
    columns: dict[str, str] | None = None,
    roles: tuple[str, ...] = ("customer",),
    dry_run: bool = False,
    refused: list[Refused] | None = None,
) -> Tally:
    """Takes a file in as the command line does."""
    prepared = actions.prepare_table(path, columns=columns or {})
    plan = actions.plan_import(inquiry=inquiry, source=source, mapping=prepared.mapping, roles=roles, dry_run=dry_run)
    noted = refused if refused is not None else []
    return actions.take_table(prepared.table, plan, on_refused=noted.append, on_step=lambda _tally, _position: None)


def tally(found: Tally) -> tuple[int, int, int]:
    return found.taken, found.known, found.refused


def texts(inquiry: Inquiry) -> list[str]:
    return list(Story.objects.filter(inquiry=inquiry).order_by("pk").values_list("text", flat=True))
