"""Keys of the interface: which there are, and whose a secret is."""

from __future__ import annotations

import hmac

from django.db.models import QuerySet

from resonanz.ground.codes import code_hash
from resonanz.people.enums import TEAM_ROLE, KeyDeed, Scope
from resonanz.people.models import ApiKey, ApiKeyChange
from resonanz.people.rules.keys import key_body
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_LONGEST = 80


def api_keys() -> QuerySet[ApiKey]:
    """All that were ever made, the newest first; those that are over stay readable."""
    return ApiKey.objects.select_related("created_by").order_by("-pk")


def reading_programs() -> list[str]:
    """The names of the programs that may read stories today, as guests are told them."""
    keys = ApiKey.objects.filter(revoked_at=None, scopes__contains=[Scope.STORIES_READ.value]).order_by("name")
    return list(dict.fromkeys(key.name for key in keys if key.is_valid))


def key_by_secret(secret: str) -> ApiKey | None:
    """The key, valid or not. Found by its hash, so the time this takes says nothing about the secret."""
    if len(secret) > _LONGEST:
        return None
    digest = code_hash(secret)
    key = ApiKey.objects.filter(secret_hash=digest).first()
    return key if key is not None and hmac.compare_digest(bytes(key.secret_hash), digest) else None


def add_keys(openings: Openings) -> None:
    for row in ApiKeyChange.objects.filter(openings.wanted).select_related("key"):
        key = row.key
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.done_by_id}",
                "body": key_body(
                    deed=row.deed, key=key.pk, name=key.name, scopes=key.scopes, expires_on=key.expires_on
                ),
                "meta": None,
            },
            shown=Shown(kind=Kind.ROLE, role=TEAM_ROLE, time=row.done_at, place="api", via=Via.WEB),
            table="people_apikeychange",
            row=row.pk,
        )
    if openings.is_final:
        _add_orphans(openings)


def _add_orphans(openings: Openings) -> None:
    """Keys that nobody made, and keys that are taken back without an entry or open again in spite of one."""
    changes = ApiKeyChange.objects.values_list("key_id", flat=True).order_by()
    made, revoked = (set(changes.filter(deed=deed)) for deed in (KeyDeed.MADE, KeyDeed.REVOKED))
    for pk, revoked_at in ApiKey.objects.order_by("pk").values_list("pk", "revoked_at"):
        if pk not in made or (revoked_at is not None) != (pk in revoked):
            openings.orphan("people_apikey", pk)
