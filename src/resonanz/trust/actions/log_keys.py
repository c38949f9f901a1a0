"""Beginning a log: its key is made with the first entry, and another one only when a human says why."""

from __future__ import annotations

import os
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from resonanz.ground import clock
from resonanz.ground.environment import log_key, log_key_path, write_once
from resonanz.trust import reads
from resonanz.trust.models import LedgerKey
from resonanz.trust.rules.notes import Signer, new_pem


def open_log() -> LedgerKey | None:
    """The key of the log, remembered at its first use; None while what lies there cannot be read."""
    known = reads.current_key()
    if known is not None:
        return known
    if log_key(settings.DATA) is None:
        write_once(log_key_path(settings.DATA), new_pem())
    signer = reads.key_at_hand()
    if signer is None:
        return None
    try:
        with transaction.atomic():
            return remember_key(signer)
    except IntegrityError:
        # Another process was quicker by the blink of an eye, with the same key.
        return reads.current_key()


def remember_key(
    signer: Signer, *, reason: str = "", entry_index: int | None = None, since: datetime | None = None
) -> LedgerKey:
    verifier = signer.verifier
    return LedgerKey.objects.create(
        origin=verifier.origin,
        vkey=verifier.vkey,
        since=since or clock.now(),
        reason=reason,
        entry_index=entry_index,
    )


def replace_key_file(pem: str, *, old_origin: str) -> None:
    """The old key is laid aside under its own name: it opens nothing any more, but nobody throws keys away."""
    path = log_key_path(settings.DATA)
    if path.exists():
        path.replace(path.with_name(f"log-{old_origin.rpartition('/')[2]}.key"))
    write_once(path, pem)


def is_given_from_outside() -> bool:
    return bool(os.environ.get("RESONANZ_LOG_KEY"))
