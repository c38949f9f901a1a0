"""Promises of many inquiries at once, counted in the database: the same definition as `act.rules.promises`.

Nothing is kept, so nothing can be edited or grow stale; a test lives random histories and holds both against each
other. A promise is a run of steps: decisions of one insight, or steps of one commitment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from resonanz.act.enums import Outcome, Standing
from resonanz.ground import clock

_TOLD = """
WITH told AS (
    SELECT insight_id, inquiry_id, number, word, due_on, entry_index,
        (decided_at AT TIME ZONE %(zone)s)::date AS day,
        lag(word) OVER (PARTITION BY insight_id ORDER BY number) AS before
    FROM (
        SELECT *, max(number) FILTER (WHERE public_on IS NULL OR public_on <= %(today)s)
            OVER (PARTITION BY insight_id) AS last_told
        FROM act_decision WHERE inquiry_id = ANY(%(inquiries)s)
    ) AS decided WHERE number <= last_told
)"""
"""Decisions that everybody may know today: with one that is told, all before it are."""

_PROMISES = """
, numbered AS (
    SELECT *, count(*) FILTER (WHERE word = 'in_progress' AND before IS DISTINCT FROM 'in_progress')
        OVER (PARTITION BY insight_id ORDER BY number) AS run
    FROM told
), steps AS (
    SELECT 'decision' AS kind, insight_id AS about, run, inquiry_id, number, day, due_on, entry_index,
        word = 'in_progress' AS holds, word = 'done' AS is_kept
    FROM numbered WHERE word = 'in_progress' OR before = 'in_progress'
    UNION ALL
    SELECT 'commitment', c.id, 0, c.inquiry_id, s.number, (s.at AT TIME ZONE %(zone)s)::date, s.due_on, s.entry_index,
        s.deed NOT IN ('kept', 'broken'), s.deed = 'kept'
    FROM act_commitmentstep s JOIN act_commitment c ON c.id = s.commitment_id
    WHERE c.inquiry_id = ANY(%(inquiries)s)
), spans AS (
    SELECT *, coalesce(lead(day) OVER run_, %(today)s) AS until, lag(due_on) OVER run_ AS due_before,
        first_value(due_on) OVER run_ AS promised_for, first_value(entry_index) OVER run_ AS first_entry,
        first_value(due_on) OVER (PARTITION BY kind, about, run ORDER BY holds DESC, number DESC) AS due_now
    FROM steps WINDOW run_ AS (PARTITION BY kind, about, run ORDER BY number)
), courses AS (
    SELECT kind, about, inquiry_id, first_entry, promised_for, due_now,
        min(greatest(day, due_on)) FILTER (WHERE holds AND greatest(day, due_on) < until) AS missed_on,
        bool_or(is_kept) AS is_kept, bool_and(holds) AS is_open,
        count(*) FILTER (WHERE holds AND due_before <> due_on) AS moved
    FROM spans GROUP BY kind, about, run, inquiry_id, first_entry, promised_for, due_now
), promises AS (
    SELECT kind, about, inquiry_id, first_entry, promised_for, due_now AS due_on, missed_on, moved, CASE
        WHEN is_open AND due_now < %(today)s THEN 'missed'
        WHEN is_open THEN 'open'
        WHEN NOT is_kept THEN 'broken'
        WHEN missed_on IS NULL THEN 'kept'
        ELSE 'late' END AS outcome
    FROM courses
)"""

_COUNTED = """
SELECT inquiry_id, date_trunc('month', promised_for)::date, outcome, count(*), count(*) FILTER (WHERE moved > 0)
FROM promises GROUP BY 1, 2, 3"""

_MISSED = """
SELECT kind, about, inquiry_id, first_entry, missed_on FROM promises
WHERE missed_on IS NOT NULL ORDER BY missed_on DESC, first_entry DESC LIMIT %(most)s"""

_ALL = """
SELECT kind, about, first_entry, promised_for, due_on, missed_on, moved, outcome FROM promises ORDER BY first_entry"""

_STANDING = """
, newest AS (SELECT DISTINCT ON (insight_id) inquiry_id, word, due_on FROM told
    ORDER BY insight_id, number DESC)
SELECT inquiry_id, CASE WHEN word = 'in_progress' AND due_on < %(today)s THEN 'missed' ELSE word END, count(*)
FROM newest GROUP BY 1, 2"""

_KEYS = """
SELECT DISTINCT ON (insight_id) insight_id,
    CASE WHEN word = 'in_progress' AND due_on < %(today)s THEN 'missed' ELSE word END
FROM told ORDER BY insight_id, number DESC"""

_NEWEST = """
SELECT inquiry_id, max(entry_index) FROM (
    SELECT inquiry_id, entry_index FROM act_decision
    UNION ALL
    SELECT d.inquiry_id, x.entry_index FROM act_disclosure x JOIN act_decision d ON d.id = x.decision_id
    UNION ALL
    SELECT c.inquiry_id, s.entry_index FROM act_commitmentstep s JOIN act_commitment c ON c.id = s.commitment_id
) AS entered WHERE inquiry_id = ANY(%(inquiries)s) GROUP BY 1"""


@dataclass(frozen=True, kw_only=True)
class PromiseCount:
    """How many promises of an inquiry, first given for a day of this month, ended or stand like this.

    The month is that of the day that was named first: moving a promise does not move it out of its month.
    """

    inquiry_id: int
    month: date
    outcome: Outcome
    promises: int
    moved: int


@dataclass(frozen=True, kw_only=True)
class MissedPromise:
    """`about` is the insight (kind decision) or the commitment; `first_entry` is where the promise began."""

    kind: str
    about: int
    inquiry_id: int
    first_entry: int
    missed_on: date


@dataclass(frozen=True, kw_only=True)
class PromiseRow:
    kind: str
    about: int
    first_entry: int
    promised_for: date
    due_on: date
    missed_on: date | None
    moved: int
    outcome: Outcome


def promise_counts(inquiry_ids: Iterable[int]) -> list[PromiseCount]:
    """One statement, however many promises there are."""
    return [
        PromiseCount(inquiry_id=pk, month=month, outcome=Outcome(outcome), promises=n, moved=moved)
        for pk, month, outcome, n, moved in _ask([_TOLD, _PROMISES, _COUNTED], inquiry_ids)
    ]


def missed_promises(inquiry_ids: Iterable[int], *, most: int) -> list[MissedPromise]:
    """The last missed first; each from the day after, without anybody doing anything."""
    return [
        MissedPromise(kind=kind, about=about, inquiry_id=pk, first_entry=entry, missed_on=missed_on)
        for kind, about, pk, entry, missed_on in _ask([_TOLD, _PROMISES, _MISSED], inquiry_ids, most=most)
    ]


def promise_rows(inquiry_ids: Iterable[int]) -> list[PromiseRow]:
    """Every promise with what became of it, in the order in which they were given."""
    rows = _ask([_TOLD, _PROMISES, _ALL], inquiry_ids)
    return [
        PromiseRow(
            kind=kind,
            about=about,
            first_entry=entry,
            promised_for=promised_for,
            due_on=due_on,
            missed_on=missed_on,
            moved=moved,
            outcome=Outcome(outcome),
        )
        for kind, about, entry, promised_for, due_on, missed_on, moved, outcome in rows
    ]


def newest_entries(inquiry_ids: Iterable[int]) -> dict[int, int]:
    """By inquiry the entry of its last decision, publication or step of a commitment: no count here is newer."""
    return dict(_ask([_NEWEST], inquiry_ids))


def standing_counts(inquiry_ids: Iterable[int]) -> list[tuple[int, Standing, int]]:
    """(inquiry, standing, insights) of every insight that has a word in public; those without one are not in it."""
    return [(pk, Standing(key), n) for pk, key, n in _ask([_TOLD, _STANDING], inquiry_ids)]


def standing_keys(inquiry_id: int) -> dict[int, Standing]:
    """Each insight that has a word in public, with how it stands today; one statement for thousands."""
    return {pk: Standing(key) for pk, key in _ask([_TOLD, _KEYS], [inquiry_id])}


def _ask(parts: Sequence[str], inquiry_ids: Iterable[int], **more: int) -> list[tuple[Any, ...]]:
    values: dict[str, Any] = {
        "inquiries": list(inquiry_ids),
        "today": clock.today(),
        "zone": timezone.get_current_timezone_name(),
        **more,
    }
    with connection.cursor() as cursor:
        cursor.execute("".join(parts), values)
        return list(cursor.fetchall())
