"""How the life of a darling stands in the ledger. Names are left out, so that they can be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

PLACE = "darlings"
"""Where all of it is entered: what is loved belongs to the house, not to one inquiry."""

Body = dict[str, Any]


def darling_body(row: Darling) -> Body:
    return {"deed": "loved", "title": row.title, "what": row.what, "why": row.why, "since": row.since}


def maker_body(row: DarlingMaker) -> Body:
    return {"deed": "made", "darling": row.darling_id, "account": row.account_id}


def agreement_body(row: DarlingAgreement) -> Body:
    return {"deed": "agreed", "maker": row.maker_id, "public": row.is_public}


def condition_body(row: DarlingCondition) -> Body:
    return {"deed": "condition", "darling": row.darling_id, "sentence": row.sentence}


def evidence_body(row: DarlingEvidence) -> Body:
    return {
        "deed": "evidence",
        "condition": row.condition_id,
        "side": str(row.side),
        "observation": row.observation,
        "observed_on": row.observed_on.isoformat() if row.observed_on else None,
        "story": row.story_id,
        "insight": row.insight_id,
        "measure": row.measure_id,
        "experiment": row.experiment_id,
    }


def comment_body(row: DarlingComment) -> Body:
    return {"deed": "comment", "darling": row.darling_id, "text": row.text}


def verdict_body(row: DarlingVerdict) -> Body:
    return {
        "deed": "verdict",
        "darling": row.darling_id,
        "number": row.number,
        "word": str(row.word),
        "reason": row.reason,
        "rests_on": list(row.rests_on),
    }


def farewell_body(row: DarlingFarewell, stories: list[int]) -> Body:
    return {
        "deed": "farewell",
        "darling": row.darling_id,
        "was": row.was,
        "gave": row.gave,
        "thanks": row.thanks,
        "remains": row.remains,
        "stories": sorted(stories),
    }
