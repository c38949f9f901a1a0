import json

import pytest

from resonanz_engine.pipeline import as_json
from tests.engine.support import found_in, golden_stories

STORIES = golden_stories()
TEXTS = [story["text"] for story in STORIES]
IDS = [story["id"] for story in STORIES]
FOUND = found_in(TEXTS)


def test_it_is_json() -> None:
    report = as_json(FOUND, IDS, TEXTS)
    assert json.loads(json.dumps(report)) == report


def test_words_are_verbatim() -> None:
    by_id = dict(zip(IDS, TEXTS, strict=True))
    for theme in as_json(FOUND, IDS, TEXTS)["themes"]:
        assert all(quote["text"] in by_id[quote["story_id"]] for quote in theme["quotes"])
        assert any(theme["name"] in text for text in TEXTS)
        assert theme["name"] == theme["phrases"][0]


def test_own_timings_are_replaced() -> None:
    assert as_json(FOUND, IDS, TEXTS, {"embed": 2.5})["timings"]["embed"] == 2.5
    assert as_json(FOUND, IDS, TEXTS)["timings"]["read"] == 0


def test_every_story_is_assigned_or_alone() -> None:
    report = as_json(FOUND, IDS, TEXTS)
    keys = {theme["id"] for theme in report["themes"]} | {None}
    assert [entry["story_id"] for entry in report["assignments"]] == IDS
    assert {entry["theme_id"] for entry in report["assignments"]} <= keys


def test_missing_ids_are_noticed() -> None:
    with pytest.raises((ValueError, IndexError)):
        as_json(FOUND, IDS[:-1], TEXTS)


def test_nothing_found() -> None:
    report = as_json(found_in([]), [], [])
    assert (report["stories"], report["themes"], report["assignments"]) == (0, [], [])
