"""Insights with chosen voices, and decisions at chosen moments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.act.actions import decide
from resonanz.act.enums import Word
from resonanz.act.models import Decision
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.understand import actions as understand
from resonanz.understand.enums import Side
from resonanz.understand.models import Insight
from tests.support.people import People

NOON = datetime(2026, 3, 11, 11, 0, tzinfo=UTC)
DAY = date(2026, 3, 11)


def guests(people: People, inquiry: Inquiry, count: int = 3) -> list[Story]:
    return [people.tells(inquiry, f"Gast {n} hat lange gewartet.")[0] for n in range(count)]


def insight_of(
    people: People, inquiry: Inquiry, stories: Sequence[Story], title: str, counter: Sequence[Story] = ()
) -> Insight:
    sides = [(Side.SUPPORT, stories), (Side.COUNTER, counter)]
    passages = [
        understand.passage_of(story=story, words=story.text, side=side) for side, told in sides for story in told
    ]
    return understand.make_insight(inquiry=inquiry, title=title, summary="", passages=passages, by=people.mira.pk)


def said(people: People, insight: Insight, word: Word, *, moment: datetime = NOON, **owed: Any) -> Decision:
    with clock.held_at(moment):
        return decide(insight=insight, place="inquiry:AUEN", word=word, by=people.mira.pk, **owed)


def queries(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        ask()
    return len(caught)
