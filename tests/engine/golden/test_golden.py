"""A made-up municipal utility with made-up vectors: what is found is pinned."""

import json

from tests.engine.support import GOLDEN, found_in, golden_stories

STORIES = golden_stories()
TEXTS = [story["text"] for story in STORIES]


def test_themes_are_the_pinned_ones() -> None:
    found = found_in(TEXTS)
    seen = [
        {
            "name": theme.name.words(TEXTS),
            "central": theme.central.words(TEXTS),
            "members": sorted(STORIES[member]["id"] for member in theme.members),
        }
        for theme in found.themes
    ]
    assert seen == json.loads((GOLDEN / "themes.json").read_text(encoding="utf-8"))


def test_themes_follow_the_topics_of_their_author() -> None:
    found = found_in(TEXTS)
    right = 0
    for theme in found.themes:
        topics = [STORIES[member]["topic"] for member in theme.members]
        right += max(topics.count(topic) for topic in set(topics))
    assert 7 <= len(found.themes) <= 14
    assert right / sum(len(theme.members) for theme in found.themes) >= 0.7
