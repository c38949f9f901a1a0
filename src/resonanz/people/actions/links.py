"""Sign-in by link: issued by a member of the team or the command line, redeemed once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection, transaction

from resonanz.ground import clock
from resonanz.people.actions.team import record_change
from resonanz.people.errors import LinkNotValid
from resonanz.people.models import Account, SignInLink

_VALID_FOR = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class IssuedLink:
    token: str = field(repr=False)
    expires_at: datetime


@transaction.atomic
def issue_link(*, account: Account, by: Account | None) -> IssuedLink:
    """A new link ends the validity of the older ones."""
    token = secrets.token_urlsafe(32)
    moment = clock.now()
    SignInLink.objects.filter(account=account, used_at=None, expires_at__gt=moment).update(expires_at=moment)
    SignInLink.objects.create(
        token_hash=token_hash(token),
        account=account,
        created_by=by,
        created_at=moment,
        expires_at=moment + _VALID_FOR,
    )
    record_change("link", account=account, by=by)
    return IssuedLink(token=token, expires_at=moment + _VALID_FOR)


@transaction.atomic
def redeem_link(*, token: str) -> Account:
    """Exactly one of many simultaneous redemptions wins: the update itself is the lock."""
    moment = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE people_signinlink SET used_at = %s
            WHERE token_hash = %s AND used_at IS NULL AND expires_at > %s RETURNING account_id
            """,
            [moment, token_hash(token), moment],
        )
        row = cursor.fetchone()
    account = Account.objects.filter(pk=row[0], is_active=True).first() if row else None
    if account is None:
        raise LinkNotValid
    return account


def token_hash(token: str) -> bytes:
    return sha256(token.encode("utf-8", "replace")).digest()
