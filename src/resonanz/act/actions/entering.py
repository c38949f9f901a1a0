"""One way into the ledger for every step in the life of a darling."""

from __future__ import annotations

from typing import Any

from resonanz.act.models import (
    Darling,
    DarlingAgreement,
    DarlingComment,
    DarlingCondition,
    DarlingEvidence,
    DarlingFarewell,
    DarlingMaker,
    DarlingVerdict,
)
from resonanz.act.rules.darlings import PLACE
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

Step = (
    Darling
    | DarlingMaker
    | DarlingAgreement
    | DarlingCondition
    | DarlingEvidence
    | DarlingComment
    | DarlingVerdict
    | DarlingFarewell
)


def enter_darling(row: Step, body: dict[str, Any], *, by: int) -> None:
    """Records what the row says and saves it with its entry."""
    row.by_id, row.at = by, clock.now()
    row.entry_index = record(
        Draft(
            kind=Kind.DARLING,
            place=PLACE,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=body,
            moment=row.at,
        )
    ).index
    row.save(force_insert=True)
