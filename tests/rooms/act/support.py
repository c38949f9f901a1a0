"""Insights to decide about, without the long way there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from resonanz.ask.models import Inquiry
from resonanz.understand import actions as understand
from resonanz.understand.models import Insight
from tests.support.people import People

NOON = datetime(2026, 3, 11, 11, 0, tzinfo=UTC)
DAY = date(2026, 3, 11)

_guests = count(1)


def insight_on(people: People, inquiry: Inquiry, title: str = "Wer anruft, wartet") -> Insight:
    """Carried by three different guests."""
    stories = [people.tells(inquiry, f"Gast {next(_guests)}: Ich habe gewartet.")[0] for _ in range(3)]
    return understand.make_insight(
        inquiry=inquiry,
        title=title,
        summary="",
        passages=[understand.passage_of(story=story, words="Ich habe gewartet.") for story in stories],
        by=people.mira.pk,
    )
