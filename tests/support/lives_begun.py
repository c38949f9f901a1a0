"""What every random history stands on: its people, its clock, and how it picks among what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from resonanz.act.errors import DecisionIncomplete
from resonanz.answer.errors import NobodyToAnswer
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.errors import (
    AlreadyWithheld,
    AppealRefused,
    AppealWasGranted,
    BelongsToSomebody,
    HeldBefore,
    NothingNew,
    NotReleased,
    NotWithheld,
    OwnDecision,
    StatementGone,
    StatementKnown,
    StatementsClosed,
    TastingClosed,
    TastingRefused,
    VotingClosed,
)
from resonanz.listen.models import Story
from resonanz.people.models import Account
from resonanz.understand import actions as understand
from resonanz.understand.enums import Side
from resonanz.understand.models import Insight
from tests.support.people import People

_WORDS = ("Hotline", "Rechnung", "gewartet", "freundlich", "Zähler", "zu spät", "danke", "nie wieder", "🙂", "Straße")
REFUSED = (
    *(AlreadyWithheld, HeldBefore, AppealWasGranted, AppealRefused, OwnDecision, NotWithheld),
    *(BelongsToSomebody, NothingNew, NobodyToAnswer),
    *(VotingClosed, StatementsClosed, StatementGone, StatementKnown, NotReleased),
    *(TastingClosed, TastingRefused),
    DecisionIncomplete,
)
"""What the product itself refuses is no deed."""
ROLES = (["customer"], ["non_customer"], ["customer", "employee"], ["other"], ["competitor_customer"])


class Begun:
    """A house on its first day. Each deed is done at its own time."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.moment = clock.now() - timedelta(days=20)
        with clock.held_at(self.moment):
            self.people = People()
            self.inquiry = self.people.inquiry(minimum_people=2)

    def do(self, deed: Callable[[], object]) -> None:
        self.moment += timedelta(seconds=self.random.randint(1, 40_000))
        with clock.held_at(self.moment):
            deed()

    def sentence(self) -> str:
        return self._sentence()

    def reader(self) -> int:
        return self._reader()

    def insight(self) -> Insight | None:
        return self._insight()

    def _some(self, rows: Any) -> list[Any]:
        found = list(rows.order_by("pk"))
        return [self.random.choice(found)] if found else []

    def _customer(self, address: str) -> Account:
        return Account.objects.get_or_create(
            email=address, defaults={"confirmed_at": clock.now(), "created_at": clock.now()}
        )[0]

    def _hours(self) -> int:
        return self.random.randint(1, 100)

    def _member(self) -> Account:
        return Account.objects.get(pk=self._reader())

    def _sentence(self) -> str:
        return " ".join(self.random.choices(_WORDS, k=self.random.randint(3, 9)))

    def _reader(self) -> int:
        return int(Account.objects.filter(is_team=True).order_by("?").values_list("pk", flat=True)[0])

    def _stories(self) -> list[Story]:
        return list(Story.objects.filter(inquiry=Inquiry(pk=self.inquiry.pk), withdrawn_at=None).order_by("pk"))

    def _story(self) -> Story:
        return self.random.choice(self._stories())

    def _insight(self) -> Insight | None:
        found = list(Insight.objects.order_by("pk"))
        return self.random.choice(found) if found else None

    def _passages(self) -> list[understand.Passage]:
        stories = self.random.sample(self._stories(), 4)
        support = {story.teller for story in stories[:3]}
        if len(support) < 2:
            return []
        sides = [Side.SUPPORT, Side.SUPPORT, Side.SUPPORT, self.random.choice([*Side])]
        return [
            understand.passage_of(story=story, words=story.text[:7], side=side)
            for story, side in zip(stories, sides, strict=True)
        ]
