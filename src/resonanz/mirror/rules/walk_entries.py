"""How journeys and walks stand in the ledger. Words and photos have entries of their own, so that they can go alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resonanz.mirror.models import JourneyEdition, JourneyStep, Walk, WalkedStep, WalkPhoto, WalkWords

PLACE = "journeys"
"""Where all of it is entered: a journey belongs to the house, not to one inquiry."""

Body = dict[str, Any]


def edition_body(row: JourneyEdition, steps: Iterable[JourneyStep]) -> Body:
    return {
        "deed": "laid",
        "journey": row.journey_id,
        "number": row.number,
        "name": row.name,
        "audience": row.audience,
        "steps": [step.name for step in steps],
    }


def walk_body(row: Walk, walked: Iterable[WalkedStep]) -> Body:
    return {
        "deed": "walked",
        "walk": row.pk,
        "edition": row.edition_id,
        "zone": row.zone,
        "steps": [
            {
                "step": one.step_id,
                "begins": one.begins_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"),
                "minutes": one.minutes,
                "waited": one.waited,
                "way_out": str(one.way_out),
                "feeling": one.feeling,
            }
            for one in walked
        ],
    }


def words_body(row: WalkWords) -> Body:
    return {"deed": "said", "walk": row.walked.walk_id, "step": row.walked.step_id, "words": row.words}


def photo_body(row: WalkPhoto) -> Body:
    digest = sha256(bytes(row.content)).hexdigest()
    return {"deed": "pictured", "walk": row.walked.walk_id, "step": row.walked.step_id, "sha256": digest}
