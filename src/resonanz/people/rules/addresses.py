"""Addresses as the database may compare them, and the tokens that stand in mails."""

from __future__ import annotations

import hmac
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core import signing

from resonanz.ground.codes import code_hash

CONFIRM_WITHIN = timedelta(days=14)
_CONFIRM, _STOP = "people.confirm", "people.stop"


def normal(email: str) -> str:
    return email.strip().lower()


def address_hash(email: str) -> bytes:
    return code_hash(f"address\x00{normal(email)}")


def keyed(purpose: str, value: str) -> bytes:
    """A hash that only this installation can make, so that nobody finds the value by trying."""
    message = f"{purpose}\x00{value}".encode("utf-8", "replace")
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).digest()


def sign_in_mark(email: str) -> bytes:
    """How the codes for signing in know the address they went to."""
    return keyed("address", normal(email))


def masked(email: str) -> str:
    """Enough to recognise one's own address, too little to learn somebody else's."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"


def confirm_token(consent_id: int, reference: str) -> str:
    return signing.dumps([consent_id, reference], salt=_CONFIRM)


def read_confirm_token(token: str) -> tuple[int, str] | None:
    """The consent and the door's reference; None for what this house has not written, or too long ago."""
    try:
        consent_id, reference = signing.loads(token, salt=_CONFIRM, max_age=CONFIRM_WITHIN)
        return int(consent_id), str(reference)
    except (signing.BadSignature, TypeError, ValueError):
        return None


def stop_token(account_id: int, purpose: str) -> str:
    """Stays valid for ever: whoever finds an old mail may still stop what it began."""
    return signing.Signer(salt=_STOP, sep="~").sign(f"{account_id}-{purpose}")


def read_stop_token(token: str) -> tuple[int, str] | None:
    try:
        account_id, _dash, purpose = signing.Signer(salt=_STOP, sep="~").unsign(token).partition("-")
        return int(account_id), purpose
    except (signing.BadSignature, ValueError):
        return None
