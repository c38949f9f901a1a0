"""Making and taking back keys of the interface. Both are entered: a program that reads is a reader, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.ground.codes import code_hash
from resonanz.people.enums import TEAM_ROLE, KeyDeed, Scope
from resonanz.people.errors import KeyIncomplete, KeyOver
from resonanz.people.models import Account, ApiKey, ApiKeyChange
from resonanz.people.rules.keys import key_body, new_secret
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

KEYS = "api"
"""The place of these entries in the ledger."""


@dataclass(frozen=True, kw_only=True)
class MadeKey:
    key: ApiKey
    secret: str = field(repr=False)
    """Known only now; what is stored cannot be turned back into it."""


@transaction.atomic
def make_key(*, name: str, scopes: Sequence[str], expires_on: date | None, by: Account) -> MadeKey:
    """Raises `KeyIncomplete` without a name, without anything the key may do, or with a day that has passed."""
    _check(name, scopes, expires_on)
    secret, prefix = new_secret()
    key = ApiKey.objects.create(
        name=name.strip(),
        prefix=prefix,
        secret_hash=code_hash(secret),
        scopes=[scope.value for scope in Scope if scope.value in scopes],
        expires_on=expires_on,
        created_by=by,
        created_at=clock.now(),
    )
    _enter(key, KeyDeed.MADE, by)
    return MadeKey(key=key, secret=secret)


@transaction.atomic
def revoke_key(*, pk: int, by: Account) -> ApiKey:
    """From now on it opens nothing. Raises `KeyOver` when that was done already."""
    key = ApiKey.objects.select_for_update().get(pk=pk)
    if key.revoked_at is not None:
        raise KeyOver
    key.revoked_at = clock.now()
    key.save(update_fields=["revoked_at"])
    _enter(key, KeyDeed.REVOKED, by)
    return key


def note_key_used(key: ApiKey) -> None:
    """The day, not the moment: one write a day, and nobody can be followed by it."""
    today = clock.today()
    if key.last_used_on != today:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=today)


def _check(name: str, scopes: Sequence[str], expires_on: date | None) -> None:
    problems: dict[str, str] = {}
    if not name.strip():
        problems["name"] = _("Bitte geben Sie ihm einen Namen, an dem Sie ihn wiedererkennen.")
    if not scopes or set(scopes) - set(Scope.values):
        problems["scopes"] = _("Bitte wählen Sie, was er darf. Nur so viel, wie das Programm braucht.")
    if expires_on is not None and expires_on < clock.today():
        problems["expires_on"] = _("Dieser Tag ist schon vorbei.")
    if problems:
        raise KeyIncomplete(problems)


def _enter(key: ApiKey, deed: KeyDeed, by: Account) -> None:
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.ROLE,
            place=KEYS,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by.pk}",
            body=key_body(deed=deed, key=key.pk, name=key.name, scopes=key.scopes, expires_on=key.expires_on),
            moment=moment,
        )
    )
    ApiKeyChange.objects.create(key=key, deed=deed, done_by=by, done_at=moment, entry_index=recorded.index)
