"""An opinion map as plain data for files and interfaces."""

from collections.abc import Mapping
from math import isnan
from typing import Any

from resonanz_engine.opinion_types import NOBODY, Common, Distinguishing, OpinionGroup, Opinions


def opinions_as_json(found: Opinions, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The map as JSON-ready data; shares 0..1; ``texts`` adds the words of each statement by id.

    People under ``least_votes`` have a position but no group (null); people without votes have neither.
    """
    words = texts or {}
    return {
        "participants": len(found.people),
        "statements": len(found.statements),
        "votes": found.votes,
        "replaced_votes": found.replaced,
        "contradicting_votes": found.contradicting,
        "least_votes": found.least,
        "too_few_votes": int(found.too_few().sum()),
        "groups": [_group(group, words) for group in found.groups],
        "consensus": [_common(entry, words) for entry in found.consensus],
        "positions": [
            {
                "participant": name,
                "x": None if isnan(x) else x,
                "y": None if isnan(y) else y,
                "group": None if key == NOBODY else key,
            }
            for name, (x, y), key in zip(
                found.people, found.positions.tolist(), found.assignments.tolist(), strict=True
            )
        ],
        "examined": [
            {
                "groups": entry.count,
                "reproducible": entry.reproducible,
                "steady": entry.steady,
                "score": entry.score,
                "smallest": entry.smallest,
            }
            for entry in found.candidates
        ],
    }


def _named(statement: str, words: Mapping[str, str]) -> dict[str, str]:
    return {"statement": statement, **({"text": words[statement]} if statement in words else {})}


def _group(group: OpinionGroup, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": group.key,
        "size": group.size,
        "x": float(group.centre[0]),
        "y": float(group.centre[1]),
        "distinguishing": [_apart(entry, words) for entry in group.distinguishing],
    }


def _apart(entry: Distinguishing, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        **_named(entry.statement, words),
        "side": str(entry.side),
        "chosen": entry.chosen,
        "votes": entry.votes,
        "share": entry.share,
        "interval": list(entry.interval),
        "others_chosen": entry.chosen_else,
        "others_votes": entry.votes_else,
        "difference": entry.difference,
        "difference_interval": list(entry.difference_interval),
        "sure": entry.sure,
    }


def _common(entry: Common, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        **_named(entry.statement, words),
        "side": str(entry.side),
        "weakest_share": entry.weakest,
        "floor": entry.floor,
        "sure": entry.sure,
        "groups": [
            {
                "id": part.group,
                "chosen": part.chosen,
                "votes": part.votes,
                "share": part.share,
                "interval": list(part.interval),
            }
            for part in entry.groups
        ],
    }
