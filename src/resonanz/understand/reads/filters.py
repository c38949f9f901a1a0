"""What narrows a search: who speaks, when it was told, which theme it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Excerpt

Value = str | int | float | list[str] | datetime
READABLE = "s.inquiry_id = %(inquiry)s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL"
"""Condition on `listen_story s`: what is still there, in its newest version."""

IN_THEME = (
    "AND e.story_id IN (SELECT p.story_id FROM understand_placement p WHERE p.theme_id = %(theme)s"
    " UNION SELECT p.story_id FROM understand_passage p WHERE p.theme_id = %(theme)s)"
)
"""Condition on `understand_searchentry e`: lets the planner begin with the few stories of a theme."""

_TOLD_OF = (
    "(EXISTS (SELECT FROM understand_placement p WHERE p.story_id = s.id AND p.theme_id = %(theme)s)"
    " OR EXISTS (SELECT FROM understand_passage p WHERE p.story_id = s.id AND p.theme_id = %(theme)s))"
)


@dataclass(frozen=True, kw_only=True)
class Filters:
    """All of them must hold. `role` is what people said of themselves; `since` and `until` are days, both included."""

    role: str = ""
    theme_id: int | None = None
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return bool(self.role or self.theme_id or self.since or self.until)

    def sql(self) -> tuple[str, dict[str, Value]]:
        """Conditions on `listen_story s`, made of constants only, and their values."""
        chosen: list[tuple[str, str, Value | None]] = [
            ("s.roles && %(roles)s::varchar[]", "roles", [self.role] if self.role else None),
            ("s.told_at >= %(since)s", "since", _midnight(self.since) if self.since else None),
            ("s.told_at < %(until)s", "until", _midnight(self.until + timedelta(days=1)) if self.until else None),
            (
                _TOLD_OF,
                "theme",
                self.theme_id or None,
            ),
        ]
        used = [(condition, name, value) for condition, name, value in chosen if value is not None]
        return " AND ".join([READABLE, *(each[0] for each in used)]), {name: value for _, name, value in used}


NO_FILTERS = Filters()


def theme_names(inquiry_id: int) -> list[tuple[int, str]]:
    """The living themes with their names, the widest first, in one statement."""
    named = Excerpt.objects.filter(
        theme__inquiry_id=inquiry_id, theme__faded_at=None, kind=Excerpted.NAME, rank=0
    ).select_related("story", "theme")
    return [
        (row.theme_id, row.story.text[row.start : row.end]) for row in named.order_by("-theme__tellers", "theme__key")
    ]


def found_ids(statement: str, values: Mapping[str, Value]) -> list[int]:
    """The first column of what a statement of this room finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
