"""Search by words, in German and English at once, and by meaning; with the found words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from resonanz.understand.reads.filters import IN_THEME, NO_FILTERS, READABLE, Filters, found_ids
from resonanz.understand.reads.meaning import Meaning, stories_meant
from resonanz.understand.rules import fused

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters around a hit; a text that contains them itself is shown unmarked."""

MOST_COUNTED = 1_000
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_MOST_TERMS = 20
_LONGEST = 500
"""Nobody types more; PostgreSQL refuses single words of more than 2,046 bytes."""
_OR = {"or", "oder"}


@dataclass(frozen=True, kw_only=True)
class Hits:
    """`counted` is everything there is to page through, `by_words` how much of it has the words themselves; that stops
    at `MOST_COUNTED`: from there on nobody pages on, people refine the search. `meant` are those of `story_ids` that
    say it in other words.
    """

    story_ids: list[int]
    counted: int
    by_words: int
    has_more: bool
    meant: frozenset[int] = frozenset()


def asks_for_words(query: str) -> bool:
    """Quotes and minus mean exactly these words, and without any letter or digit there is no meaning to look for."""
    terms = _TERM.findall(query)
    return any(minus or '"' in query for minus, _, _ in terms) or not any(letter.isalnum() for letter in query)


def find_stories(
    inquiry_id: int,
    query: str,
    *,
    start: int,
    limit: int,
    filters: Filters = NO_FILTERS,
    meaning: Meaning | None = None,
) -> Hits:
    """The stories that contain the words in any inflection, and with `meaning` those that say it in other words.

    Both rankings are fused. Without a query they are all stories that pass the filters, the newest first.
    """
    query = query[:_LONGEST]
    words = _by_words(inquiry_id, query, filters) if query else _newest(inquiry_id, filters)
    wants_meaning = meaning is not None and query and not asks_for_words(query)
    meant = stories_meant(inquiry_id, meaning, filters=filters) if meaning and wants_meaning else []
    ranked = fused(words, meant)
    page = ranked[start : start + limit]
    return Hits(
        story_ids=page,
        counted=len(ranked),
        by_words=len(words),
        has_more=len(ranked) > start + limit,
        meant=frozenset(page).difference(words),
    )


def _by_words(inquiry_id: int, query: str, filters: Filters) -> list[int]:
    """The newest hits, those first that have the words most often in relation to their length.

    OFFSET 0 keeps the planner from reading all stories for the sake of a thousand.
    """
    wanted, terms = _tsquery(query)
    conditions, values = filters.sql()
    narrowed = f"CROSS JOIN LATERAL (SELECT FROM listen_story s WHERE s.id = e.story_id AND {conditions} OFFSET 0) AS s"
    return found_ids(
        f"""
        WITH found AS MATERIALIZED (
            SELECT e.story_id, e.document FROM understand_searchentry e {narrowed if filters else ""}
            WHERE e.document @@ ({wanted}) AND e.inquiry_id = %(inquiry)s {IN_THEME if filters.theme_id else ""}
            ORDER BY e.story_id DESC LIMIT %(most)s
        )
        SELECT s.id FROM found CROSS JOIN LATERAL (
            SELECT s.id, s.told_at FROM listen_story s WHERE s.id = found.story_id AND {READABLE} OFFSET 0
        ) AS s
        ORDER BY ts_rank(found.document, {wanted}, 1) DESC, s.told_at DESC, s.id DESC
        """,  # noqa: S608  Only constants are joined.
        {**values, **terms, "inquiry": inquiry_id, "most": MOST_COUNTED},
    )


def _newest(inquiry_id: int, filters: Filters) -> list[int]:
    conditions, values = filters.sql()
    return found_ids(
        f"""
        SELECT s.id FROM listen_story s WHERE {conditions}
        ORDER BY s.told_at DESC, s.id DESC LIMIT %(most)s
        """,  # noqa: S608  Only constants are joined.
        {**values, "inquiry": inquiry_id, "most": MOST_COUNTED},
    )


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
                "q": query[:_LONGEST],
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
