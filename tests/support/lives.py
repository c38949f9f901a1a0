"""Random histories of a house, made only of what the product itself lets people do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from resonanz.act import actions as act
from resonanz.act.enums import Word
from resonanz.answer import actions as answer
from resonanz.ask import actions as ask
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Feeling, Permission, Withdrawal
from resonanz.listen.models import Story
from resonanz.people import actions as people_actions
from resonanz.people.models import Account
from resonanz.understand import actions as understand
from resonanz.understand.enums import Side
from resonanz.understand.models import Insight
from tests.support.people import People

_WORDS = ("Hotline", "Rechnung", "gewartet", "freundlich", "Zähler", "zu spät", "danke", "nie wieder", "🙂", "Straße")
_ROLES = (["customer"], ["non_customer"], ["customer", "employee"], ["other"], ["competitor_customer"])


class Life:
    """Does one random deed after the other, each at its own time."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.moment = clock.now() - timedelta(days=20)
        with clock.held_at(self.moment):
            self.people = People()
            self.inquiry = self.people.inquiry(minimum_people=2)

    def start(self) -> None:
        """Enough of everything that each later deed finds something to work on."""
        for deed in [*[self.tell] * 6, self.supplement, *[self.read] * 3, *[self.understand] * 2, self.decide]:
            self.do(deed)
        for deed in (self.rephrase, self.decide, self.reply, self.reply, self.erase, self.promise, self.member):
            self.do(deed)

    def go_on(self, deeds: int) -> None:
        likely: list[Callable[[], object]] = [*[self.tell] * 5, *[self.read] * 3, *[self.reply] * 2, *[self.decide] * 2]
        rare = [self.supplement, self.understand, self.rephrase, self.erase, self.promise, self.member, self.link]
        for _ in range(deeds):
            self.do(self.random.choice([*likely, *rare]))

    def do(self, deed: Callable[[], object]) -> None:
        self.moment += timedelta(seconds=self.random.randint(1, 40_000))
        with clock.held_at(self.moment):
            deed()

    def tell(self) -> None:
        permission = self.random.choice([*Permission])
        self.people.tells(
            self.inquiry,
            self._sentence(),
            permission=permission,
            roles=self.random.choice(_ROLES),
            name="Ada Muster" if permission == Permission.PUBLIC_NAMED else "",
            works_well=self.random.choice(["", self._sentence()]),
            feeling=self.random.choice(["", *Feeling]),
        )

    def supplement(self) -> None:
        key = f"a key for a supplement {self.random.random()}"
        listen.supplement_story(story=self._story(), place=self.inquiry.place, key=key, text=self._sentence())

    def read(self) -> None:
        ids = [story.pk for story in self._stories()]
        listen.mark_read(story_ids=self.random.sample(ids, min(len(ids), 3)), by=self._reader())

    def understand(self) -> None:
        passages = self._passages()
        if len(passages) >= 2:
            understand.make_insight(
                inquiry=self.inquiry, title=self._sentence(), summary="", passages=passages, by=self._reader()
            )

    def rephrase(self) -> None:
        insight, passages = self._insight(), self._passages()
        if insight is not None and len(passages) >= 2:
            understand.change_insight(
                insight=insight,
                inquiry=self.inquiry,
                title=self._sentence(),
                summary=self._sentence(),
                passages=passages,
                by=self._reader(),
            )

    def decide(self) -> None:
        insight, word = self._insight(), self.random.choice([*Word])
        if insight is not None:
            act.decide(
                insight=insight,
                place=self.inquiry.place,
                word=word,
                by=self._reader(),
                reason=self._sentence(),
                owner="Kundendienst",
                due_on=clock.today() + timedelta(days=self.random.randint(1, 60)),
            )

    def reply(self) -> None:
        answer.reply_to(story=self._story(), text=self._sentence(), by=self._reader())

    def erase(self) -> None:
        if len(self._stories()) > 4:
            listen.withdraw_stories(story_ids=[self._story().pk], ground=self.random.choice([*Withdrawal]))

    def promise(self) -> None:
        deed = self.random.choice(["change", "change", "close"])
        if deed == "close":
            ask.close_inquiry(inquiry=self.inquiry, by=self._reader())
            self.moment += timedelta(minutes=self.random.randint(0, 90))
            with clock.held_at(self.moment):
                ask.open_inquiry(inquiry=self.inquiry, by=self._reader())
        else:
            ask.change_inquiry(inquiry=self.inquiry, by=self._reader(), why=self._sentence())

    def member(self) -> None:
        jonas = self.people.jonas
        people_actions.change_member(
            account=jonas,
            name=jonas.name,
            function=self._sentence()[:40],
            email=None,
            is_active=self.random.random() < 0.7,
            by=self.people.mira,
        )

    def link(self) -> None:
        people_actions.issue_link(account=self.people.mira, by=self.random.choice([None, self.people.jonas]))

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
