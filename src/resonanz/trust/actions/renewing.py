"""A new log after a legitimate restore or a lost key: under a new name, with the reason in its own entry."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.db import transaction

from resonanz.ground import clock
from resonanz.ground.environment import log_key
from resonanz.trust.actions.checkpoints import publish_checkpoint, wait_to_be_alone
from resonanz.trust.actions.log_keys import is_given_from_outside, open_log, remember_key, replace_key_file
from resonanz.trust.actions.record import Draft, record
from resonanz.trust.enums import SYSTEM_ROLE, Kind, Via
from resonanz.trust.errors import KeyNotNew
from resonanz.trust.models import LedgerCheckpoint, LedgerKey
from resonanz.trust.reads.checkpoints import copied_notes, copy_path
from resonanz.trust.rules.notes import NotANote, Signer, new_pem, read_checkpoint, read_pem, read_vkey

AUTHOR = "command line"
LOG_PLACE = "ledger"


def begin_new_log(*, reason: str) -> LedgerKey:
    """Ends the log's old name and begins a new one over the same entries; alarms that it explains end with it.

    The old public key and every checkpoint under it stay public. Raises `KeyNotNew` where the key is given from
    outside and is still the old one.
    """
    with transaction.atomic():
        wait_to_be_alone()
        before = open_log()
        old_origin = before.origin if before else ""
        signer, pem = _new_signer()
        body = note_body(reason=reason, origin=signer.verifier.origin, before=old_origin)
        moment = clock.now()
        recorded = record(
            Draft(
                kind=Kind.CHECKPOINT_NOTE,
                place=LOG_PLACE,
                role=SYSTEM_ROLE,
                via=Via.SYSTEM,
                author=AUTHOR,
                body=body,
                moment=moment,
            )
        )
        key = remember_key(signer, reason=reason, entry_index=recorded.index, since=moment)
        _take_in_copy()
        if pem:
            replace_key_file(pem, old_origin=old_origin)
    publish_checkpoint(thorough=True)
    return key


def note_body(*, reason: str, origin: str, before: str) -> dict[str, str]:
    return {"reason": reason, "origin": origin, "before": before}


def _new_signer() -> tuple[Signer, str]:
    """The new key, and its PEM where we keep it ourselves."""
    if not is_given_from_outside():
        pem = new_pem()
        return read_pem(pem), pem
    try:
        signer = read_pem(log_key(settings.DATA) or "")
    except NotANote as problem:
        raise KeyNotNew from problem
    if LedgerKey.objects.filter(origin=signer.verifier.origin).exists():
        raise KeyNotNew
    return signer, ""


def _take_in_copy() -> None:
    """What was published and is missing in the restored database comes back from the copy, which is laid aside."""
    keys = {key.origin: read_vkey(key.vkey) for key in LedgerKey.objects.all()}
    for note in copied_notes():
        verifier = keys.get(note.partition("\n")[0])
        if verifier is None:
            continue
        with suppress(NotANote):
            point = read_checkpoint(note, verifier)
            if not LedgerCheckpoint.objects.filter(origin=point.origin, size=point.size).exists():
                LedgerCheckpoint.objects.create(
                    origin=point.origin, size=point.size, root_hash=point.root, note=note, created_at=clock.now()
                )
    path = copy_path()
    if path.exists():
        path.replace(path.with_name(f"checkpoints-{clock.now():%Y%m%d-%H%M%S}.txt"))
