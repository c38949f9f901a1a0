"""The key of the log: the one that was used first is remembered, and only that one may sign."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from resonanz.ground.environment import log_key
from resonanz.trust.models import LedgerKey
from resonanz.trust.rules.notes import NotANote, Signer, read_pem


def current_key() -> LedgerKey | None:
    """None before the first entry."""
    return LedgerKey.objects.order_by("-pk").first()


def all_keys() -> Sequence[LedgerKey]:
    """Newest first."""
    return list(LedgerKey.objects.order_by("-pk"))


def key_at_hand() -> Signer | None:
    """The private key that lies here now, whichever it is; None where it is missing or cannot be read."""
    pem = log_key(settings.DATA)
    try:
        return read_pem(pem) if pem else None
    except NotANote:
        return None


def trusted_signer(key: LedgerKey | None) -> Signer | None:
    """The private key, if it is the one that belongs to this log."""
    signer = key_at_hand()
    return signer if key is not None and signer is not None and signer.verifier.vkey == key.vkey else None
