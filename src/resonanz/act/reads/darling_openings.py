"""What the entries about darlings say, as this room holds them today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

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
from resonanz.act.rules import darlings as bodies
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

Step = TypeVar(
    "Step",
    Darling,
    DarlingMaker,
    DarlingAgreement,
    DarlingCondition,
    DarlingEvidence,
    DarlingComment,
    DarlingVerdict,
    DarlingFarewell,
)


def add_darlings(openings: Openings) -> None:
    _add(openings, Darling.objects.filter(openings.wanted), bodies.darling_body)
    _add(openings, DarlingMaker.objects.filter(openings.wanted), bodies.maker_body)
    _add(openings, DarlingAgreement.objects.filter(openings.wanted), bodies.agreement_body)
    _add(openings, DarlingCondition.objects.filter(openings.wanted), bodies.condition_body)
    _add(openings, DarlingEvidence.objects.filter(openings.wanted), bodies.evidence_body)
    _add(openings, DarlingComment.objects.filter(openings.wanted), bodies.comment_body)
    _add(openings, DarlingVerdict.objects.filter(openings.wanted), bodies.verdict_body)
    farewells = DarlingFarewell.objects.filter(openings.wanted).prefetch_related("praise")
    _add(openings, farewells, _farewell_body)


def _farewell_body(row: DarlingFarewell) -> dict[str, Any]:
    return bodies.farewell_body(row, [praise.story_id for praise in row.praise.all()])


def _add(openings: Openings, rows: Iterable[Step], body: Callable[[Step], dict[str, Any]]) -> None:
    for row in rows:
        openings.add(
            row.entry_index,
            {"author": f"account:{row.by_id}", "body": body(row), "meta": None},
            shown=Shown(kind=Kind.DARLING, role=TEAM_ROLE, time=row.at, place=bodies.PLACE, via=Via.WEB),
            table=row._meta.db_table,
            row=row.pk,
        )
