"""The map as plain data."""

import json

import numpy as np

from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import Votes
from resonanz_engine.pipeline.opinion_report import opinions_as_json
from resonanz_engine.pipeline.opinions import find_opinions
from tests.engine.opinions import camps, mapped

FOUND = mapped([*camps((20, 15)), ("late", "s00", 1), ("late", "s00", -1)])


def test_it_is_json_with_the_promised_fields() -> None:
    result = json.loads(json.dumps(opinions_as_json(FOUND), allow_nan=False))
    assert (result["participants"], result["statements"]) == (36, 24)
    assert [group["size"] for group in result["groups"]] == [20, 15]
    assert (result["replaced_votes"], result["contradicting_votes"]) == (1, 1)
    assert (result["least_votes"], result["too_few_votes"]) == (7, 1)
    assert {tuple(place) for place in result["positions"]} == {("participant", "x", "y", "group")}
    assert [place["group"] for place in result["positions"] if place["participant"] == "late"] == [None]
    assert result["examined"][0]["groups"] == 2
    keys = {group["id"] for group in result["groups"]}
    assert {place["group"] for place in result["positions"]} == keys | {None}
    assert all({part["id"] for part in entry["groups"]} == keys for entry in result["consensus"])


def test_words_stand_beside_the_statements() -> None:
    result = opinions_as_json(FOUND, {"s00": "Der Bus kommt."})
    entries = [entry for group in result["groups"] for entry in group["distinguishing"]] + result["consensus"]
    assert any("text" not in entry for entry in entries)
    assert all(entry.get("text") in {None, "Der Bus kommt."} for entry in entries)


def test_people_without_votes_have_no_place() -> None:
    one = np.zeros(1, dtype=np.int64)
    result = opinions_as_json(find_opinions(Votes(("a", "b"), ("1",), one, one, one), OpinionRecipe()))
    assert result["positions"][1] == {"participant": "b", "x": None, "y": None, "group": None}
    assert result["positions"][0]["group"] == 1
