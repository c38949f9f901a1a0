"""What this room does when its own log grows, and what it opens of its own entries."""

from __future__ import annotations

import time
from dataclasses import dataclass

from resonanz.trust import events, tasks
from resonanz.trust.actions.renewing import AUTHOR, LOG_PLACE, note_body
from resonanz.trust.actions.witnesses import PLACE as WITNESSES
from resonanz.trust.actions.witnesses import TEAM, WITNESS, deed_body, ended_author
from resonanz.trust.enums import SYSTEM_ROLE, Kind, Via
from resonanz.trust.models import LedgerKey, Witness
from resonanz.trust.reads.openings import add_moderation, open_tombstones


@dataclass
class _LastAsked:
    """A job that was asked for a moment ago will cover this entry, too: it waits for `tasks.PAUSE` seconds."""

    moment: float = float("-inf")

    def is_due(self) -> bool:
        now = time.monotonic()
        if now - self.moment < tasks.PAUSE:
            return False
        self.moment = now
        return True


last_asked = _LastAsked()


@events.entries_written.receive
def ask_to_seal(size: int) -> None:
    if last_asked.is_due():
        tasks.ask_for_checkpoint()


@events.opening_entries.plug
def open_own_entries(openings: events.Openings) -> None:
    open_keys(openings)
    open_witnesses(openings)
    open_tombstones(openings)


def open_keys(openings: events.Openings) -> None:
    before = ""
    for key in LedgerKey.objects.order_by("pk"):
        if key.entry_index is not None:
            body = note_body(reason=key.reason, origin=key.origin, before=before)
            shown = events.Shown(
                kind=Kind.CHECKPOINT_NOTE, role=SYSTEM_ROLE, time=key.since, place=LOG_PLACE, via=Via.SYSTEM
            )
            values = {"author": AUTHOR, "body": body, "meta": None}
            openings.add(key.entry_index, values, shown=shown, table="trust_ledgerkey", row=key.pk)
        before = key.origin


def open_witnesses(openings: events.Openings) -> None:
    for witness in Witness.objects.order_by("pk"):
        shown = events.Shown(kind=Kind.ROLE, role=TEAM, time=witness.since, place=WITNESSES, via=Via.WEB)
        named = {"author": f"account:{witness.named_by}", "body": deed_body("named", witness.function), "meta": None}
        openings.add(witness.entry_index, named, shown=shown, table="trust_witness", row=witness.pk)
        if witness.ended_index is not None:
            ended = {"author": ended_author(witness), "body": deed_body("ended", witness.function), "meta": None}
            role = TEAM if witness.ended_by else WITNESS
            shown = events.Shown(kind=Kind.ROLE, role=role, time=witness.until, place=WITNESSES, via=Via.WEB)
            openings.add(witness.ended_index, ended, shown=shown, table="trust_witness", row=witness.pk)
        elif witness.until is not None:
            openings.orphan("trust_witness", witness.pk)


@events.opening_entries.plug
def open_moderation(openings: events.Openings) -> None:
    add_moderation(openings)
