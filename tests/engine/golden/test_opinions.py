"""A made-up conversation about a municipal utility, as Polis would export it: what is found is pinned."""

import json
from pathlib import Path
from typing import Any

import pytest

from resonanz_engine.adapters.polis import read_comments, read_votes
from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import NOBODY, Opinions
from resonanz_engine.pipeline.opinion_report import opinions_as_json
from resonanz_engine.pipeline.opinions import find_opinions

HERE = Path(__file__).parent


def found() -> tuple[Opinions, dict[str, Any]]:
    comments = read_comments(HERE / "opinions_comments.csv")
    map_ = find_opinions(read_votes(HERE / "opinions_votes.csv", comments.rejected), OpinionRecipe())
    return map_, opinions_as_json(map_, comments.texts)


def pinned(result: dict[str, Any]) -> dict[str, Any]:
    return {
        "groups": [
            {
                "members": [place["participant"] for place in result["positions"] if place["group"] == group["id"]],
                "distinguishing": [
                    [entry["text"], entry["side"], f"{entry['chosen']} von {entry['votes']}", entry["sure"]]
                    for entry in group["distinguishing"]
                ],
            }
            for group in result["groups"]
        ],
        "too_few": [place["participant"] for place in result["positions"] if place["group"] is None],
        "consensus": [
            [entry["text"], entry["side"], round(entry["weakest_share"], 3), entry["sure"]]
            for entry in result["consensus"]
        ],
    }


def test_the_map_is_the_pinned_one() -> None:
    _, result = found()
    assert pinned(result) == json.loads((HERE / "opinions.json").read_text(encoding="utf-8"))


def test_the_two_camps_that_differ_most_are_apart() -> None:
    """Planted are 0 to 21 (by telephone and on paper), 22 to 39 (online) and 40 to 51 (green, between the two)."""
    map_, _ = found()
    keys = dict(zip(map(int, map_.people), map_.assignments.tolist(), strict=True))
    paper, online = ({keys[person] for person in camp} for camp in (range(8, 20), range(22, 29)))
    assert len(map_.groups) == 2
    assert (len(paper - {NOBODY}), len(online - {NOBODY})) == (1, 1)
    assert paper != online


def test_shares_of_the_file_are_counted_by_hand() -> None:
    map_, result = found()
    entry = result["consensus"][0]
    votes = read_votes(HERE / "opinions_votes.csv")
    last = {
        (votes.people[person], votes.statements[statement]): value
        for person, statement, value in zip(
            votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True
        )
    }
    value = 1 if entry["side"] == "agree" else -1
    for part in entry["groups"]:
        members = [
            person
            for person, key in zip(map_.people, map_.assignments.tolist(), strict=True)
            if key == part["id"] and (person, entry["statement"]) in last
        ]
        chosen = sum(last[person, entry["statement"]] == value for person in members)
        assert (part["chosen"], part["votes"]) == (chosen, len(members))
        assert part["share"] == pytest.approx(chosen / len(members))
