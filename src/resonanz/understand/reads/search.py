"""Full-text search in German and English at once, with the found words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters around a hit; a text that contains them itself is shown unmarked."""

MOST_COUNTED = 1_000
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_MOST_TERMS = 20
_OR = {"or", "oder"}


@dataclass(frozen=True, kw_only=True)
class Hits:
    """`counted` stops at `MOST_COUNTED`: from there on nobody pages on, people refine the search."""

    story_ids: list[int]
    counted: int
    has_more: bool


def find_stories(inquiry_id: int, query: str, *, start: int, limit: int) -> Hits:
    """The newest stories that contain the words, in any inflection; quotes and - work as in web searches."""
    wanted, terms = _tsquery(query)
    values: dict[str, str | int] = {
        **terms,
        "inquiry": inquiry_id,
        "start": start,
        "limit": limit + 1,
        "most": MOST_COUNTED,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH found AS MATERIALIZED (
                SELECT e.story_id FROM understand_searchentry e
                WHERE e.document @@ ({wanted}) AND e.inquiry_id = %(inquiry)s
                ORDER BY e.story_id DESC LIMIT %(most)s + %(start)s
            )
            SELECT s.id, (SELECT count(*) FROM found)
            FROM found JOIN listen_story s ON s.id = found.story_id
            WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL
            ORDER BY s.told_at DESC, s.id DESC OFFSET %(start)s LIMIT %(limit)s
            """,  # noqa: S608  Only constants are joined.
            values,
        )
        rows = cursor.fetchall()
    counted = int(rows[0][1]) if rows else 0
    return Hits(story_ids=[row[0] for row in rows[:limit]], counted=counted, has_more=len(rows) > limit)


def _tsquery(query: str) -> tuple[str, dict[str, str]]:
    """SQL of the whole query and its values. Every term is looked for in both languages, "quoted words" as they
    stand, -term must not occur in any form, and `or` or `oder` separates alternatives.
    """
    groups: list[list[str]] = [[]]
    values: dict[str, str] = {}
    for n, (minus, phrase, word) in enumerate(_TERM.findall(query)[:_MOST_TERMS]):
        if not minus and word.lower() in _OR:
            groups.append([])
            continue
        values[f"t{n}"] = phrase or word
        languages = ("simple",) if phrase else ("german", "english")
        any_language = " || ".join(f"phraseto_tsquery('{language}', %(t{n})s)" for language in languages)
        groups[-1].append(f"{'!!' if minus else ''}({any_language})")
    return " || ".join(f"({' && '.join(group)})" for group in groups if group) or "''::tsquery", values


def marked(texts: Sequence[str], query: str) -> list[list[tuple[str, bool]]]:
    """Each text in pieces with "is this a hit". Put together the pieces are exactly the text."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT ts_headline('german', t, websearch_to_tsquery('german', %(q)s), %(options)s),
                   ts_headline('english', t, websearch_to_tsquery('english', %(q)s), %(options)s)
            FROM unnest(%(texts)s::text[]) WITH ORDINALITY AS u(t, n) ORDER BY n
            """,
            {
                "q": query,
                "texts": list(texts),
                "options": f"HighlightAll=true, StartSel={_OPEN}, StopSel={_CLOSE}",
            },
        )
        rows = cursor.fetchall()
    return [_pieces(text, row) for text, row in zip(texts, rows, strict=True)]


def _pieces(text: str, headlines: Sequence[str]) -> list[tuple[str, bool]]:
    for headline in headlines:
        pieces: list[tuple[str, bool]] = []
        for n, part in enumerate(headline.split(_OPEN)):
            inside, found, rest = part.partition(_CLOSE) if n else ("", "", part)
            pieces += [(inside, True)] if found else [(inside, False)] if inside else []
            pieces += [(rest, False)] if rest else []
        # The marks must not change a single character of what somebody wrote.
        if any(hit for _, hit in pieces) and "".join(piece for piece, _ in pieces) == text:
            return pieces
    return [(text, False)]
