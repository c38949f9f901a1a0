"""Writing the journal of erasures, after the commit of what it tells."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from resonanz.trust.models import LedgerEntry
from resonanz.trust.rules.journal import Line, append


def journal_folder() -> Path:
    folder: Path = settings.DATA / "log"
    return folder


def journal_entries(*, kind: str, indices: Sequence[int], ground: str) -> None:
    """`kind` is words or author. Call it inside the transaction of the erasure."""
    hashes = dict(LedgerEntry.objects.filter(index__in=indices).values_list("index", "leaf_hash"))
    lines = [Line(kind=kind, ground=ground, index=index, leaf_hash=bytes(hashes[index]).hex()) for index in indices]
    transaction.on_commit(lambda: append(journal_folder(), lines), robust=True)


def journal_account(*, mark: str) -> None:
    transaction.on_commit(lambda: append(journal_folder(), [Line(kind="account", mark=mark)]), robust=True)


def account_mark(*, pk: int, created_at: str) -> str:
    """Says which account it was only to this installation, and only while the account is there."""
    message = f"account\x00{pk}\x00{created_at}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).hexdigest()
