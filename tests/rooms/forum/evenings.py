"""Evenings that are over, with words of every kind, for what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from resonanz.act import actions as act_actions
from resonanz.act.enums import Word
from resonanz.forum import actions
from resonanz.forum.models import Forum, Seat
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.understand import actions as understand
from resonanz.understand.models import Insight
from tests.rooms.forum.support import begun, said, seated, started
from tests.support.people import People

AFTER_REVIEW = timedelta(days=8)


@dataclass
class Evening:
    """An evening that runs; words can be said in any round, by whom is new each time unless a seat is given."""

    people: People
    forum: Forum

    def says(self, position: int, text: str, *, seat: Seat | None = None, **changes: Any) -> Story:
        self.forum.refresh_from_db()
        chosen = next(row for row in self.forum.rounds.all() if row.position == position)
        if not chosen.is_running:
            chosen = started(self.people, self.forum, position)
        given: dict[str, Any] = {"permission": "public_anonymous", **changes}
        told = said(seat or seated(self.forum).seat, chosen, text, **given)
        return Story.objects.select_related("inquiry").get(pk=told.story_id)

    def ends(self) -> Forum:
        self.forum.refresh_from_db()
        return actions.end_evening(forum_id=self.forum.pk, by=self.people.mira.pk, steps=self.forum.steps)

    def is_sealed(self) -> Forum:
        self.ends()
        with later():
            return actions.seal_minutes(forum_id=self.forum.pk, by=self.people.mira.pk)

    def is_balanced(self) -> Forum:
        """Sealed, with one insight that has its word."""
        self.is_sealed()
        with later():
            act_actions.decide(
                insight=self.understood(),
                place=self.forum.inquiry.place,
                word=Word.EXISTS,
                by=self.people.mira.pk,
                reason="Seit Mai.",
            )
            return actions.publish_balance(forum_id=self.forum.pk, by=self.people.mira.pk)

    def understood(self, *stories: Story, words: str = "", title: str = "Wer anruft, wartet") -> Insight:
        """Carried by these stories, or by three guests who told something online."""
        told = list(stories) + [
            self.people.tells(self.forum.inquiry, f"Gast {n} wartete daheim.")[0] for n in range(3 - len(stories))
        ]
        passages = [
            understand.passage_of(story=story, words=words if words and words in story.text else story.text)
            for story in told
        ]
        return understand.make_insight(
            inquiry=self.forum.inquiry, title=title, summary="", passages=passages, by=self.people.mira.pk
        )


def evening(people: People, **changes: Any) -> Evening:
    return Evening(people=people, forum=begun(people, **changes))


@contextmanager
def later(by: timedelta = AFTER_REVIEW) -> Iterator[None]:
    with clock.held_at(clock.now() + by):
        yield
