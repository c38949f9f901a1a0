"""One way into the ledger for every step of a look."""

from __future__ import annotations

from typing import Any

from resonanz.ground import clock
from resonanz.mirror.enums import Stage
from resonanz.mirror.models import Look, LookChange
from resonanz.mirror.rules.looks import change_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via


def locked(look: Look) -> Look:
    """The look as it stands now, held until the end of the transaction."""
    return Look.objects.select_for_update(no_key=True, of=("self",)).select_related("inquiry").get(pk=look.pk)


def enter_change(look: Look, stage: Stage, said: dict[str, Any], *, by: int) -> LookChange:
    """Moves a locked look on and records it."""
    row = LookChange(look=look, stage=stage, said=said, by_id=by, at=clock.now())
    row.entry_index = record(
        Draft(
            kind=Kind.SEAL if stage == Stage.SEALED else Kind.MIRROR,
            place=look.place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=change_body(row),
            moment=row.at,
        )
    ).index
    row.save(force_insert=True)
    look.stage = stage
    look.save(update_fields=["stage"])
    return row
