"""A result as plain data for files and interfaces."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from resonanz_engine.types import ALONE, Found


def as_json(
    found: Found, ids: Sequence[str], texts: Sequence[str], timings: Mapping[str, float] | None = None
) -> dict[str, Any]:
    """The result as JSON-ready data; shares 0..1, timings in seconds, words verbatim.

    ``timings`` adds to or replaces the result's own, for example the seconds spent reading a file.
    """
    spent = {"read": 0.0, "embed": 0.0, "themes": 0.0, "naming": 0.0, **found.timings, **(timings or {})}
    return {
        "stories": found.stories,
        "themes": [
            {
                "id": theme.key,
                "name": theme.name.words(texts),
                "phrases": [phrase.words(texts) for phrase in theme.phrases],
                "size": len(theme.members),
                "share": theme.share,
                "interval": list(theme.interval),
                "quotes": [{"story_id": ids[quote.story], "text": quote.words(texts)} for quote in theme.quotes],
                "facets": [{"id": facet.key, "size": len(facet.members)} for facet in theme.facets],
            }
            for theme in found.themes
        ],
        "assignments": [
            {"story_id": name, "theme_id": None if key == ALONE else key}
            for name, key in zip(ids, found.assignments.tolist(), strict=True)
        ],
        "changes": [{"kind": type(change).__name__.lower(), **asdict(change)} for change in found.changes],
        "timings": {part: round(float(spent[part]), 4) for part in ("read", "embed", "themes", "naming")},
    }
