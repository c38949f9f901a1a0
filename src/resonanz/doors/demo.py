"""The demo organisation. Its past is lived through the product's own actions, in the order of time."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import as_file, files
from typing import Any

from django.db import transaction

from resonanz.act import actions as act
from resonanz.act.enums import Word
from resonanz.answer import actions as answer
from resonanz.ask import actions as ask
from resonanz.ask import reads as ask_reads
from resonanz.doors import (
    demo_asked,
    demo_audience,
    demo_calculation,
    demo_complaints,
    demo_darlings,
    demo_fans,
    demo_forum,
    demo_invitations,
    demo_language,
    demo_measures,
    demo_promise_audit,
    demo_promises,
    demo_quiet,
    demo_readiness,
    demo_tasting,
    demo_touchpoints,
    demo_trust,
    demo_votes,
    demo_walks,
    demo_words,
    demo_workshop,
)
from resonanz.doors.demo_keys import story_key
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.people import actions as people
from resonanz.people import reads as people_reads
from resonanz.trust import actions as trust
from resonanz.trust.enums import Via
from resonanz.understand import actions as understand
from resonanz.understand import reads as understand_reads
from resonanz.understand.actions.engine import embedder
from resonanz.understand.actions.matching import match_inquiry
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.enums import Side
from resonanz_engine.adapters.remembered import Remembered

Step = Callable[[int, int], None]


def has_anything() -> bool:
    return people_reads.the_organisation() is not None or ask_reads.all_inquiries().exists()


def load(step: Step) -> None:
    content: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/auenfurt.json").read_text("utf-8"))
    with transaction.atomic():
        past = _Past(content)
        past.live()
    trust.publish_checkpoint()
    total = len(content["stories"]) + len(demo_quiet.texts(demo_quiet.content()))
    step(0, total)
    folder = files("resonanz.doors") / "data/demo"
    with (
        as_file(folder / "auenfurt.npz") as vectors,
        as_file(folder / "quiet.npz") as quiet,
        as_file(folder / "forum.npz") as said,
        as_file(folder / "fragen.npz") as asked,
    ):
        reader = Remembered(Remembered(Remembered(Remembered(embedder(), asked), said), quiet), vectors)
        catch_up(past.inquiry.pk, on_step=step, reader=reader)
        refresh_themes(past.inquiry.pk)
        match_inquiry(past.inquiry.pk, reader=reader)
        demo_touchpoints.correct(content, past)
        match_inquiry(past.inquiry.pk, reader=reader)
        for inquiry in past.forums.inquiries:
            if catch_up(inquiry.pk, reader=reader):
                refresh_themes(inquiry.pk)
            match_inquiry(inquiry.pk, reader=reader)
        for inquiry in past.asked.inquiries:
            # The worker forms their themes as its first work; nobody has to wait for them before the house opens.
            catch_up(inquiry.pk, reader=reader)
    past.tastings.open_today(past)


class _Past:
    """Deeds of the demo, each at its moment. Sorted by time, because the ledger knows no other order."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        self.today = clock.now()
        self.people: dict[str, int] = {}
        self.stories: dict[str, int] = {}
        self.insights: dict[str, int] = {}
        self.tastings = demo_tasting.Tastings()
        self.forums = demo_forum.Forums()
        self.asked = demo_asked.Asked()

    def live(self) -> None:
        with clock.held_at(self.moment(self.content["inquiry"]["opened_days_ago"] + 1, 9, 0)):
            self._found()
        deeds: list[tuple[datetime, int, Callable[[], object]]] = []
        told: dict[str, datetime] = {}
        for story in self.content["stories"]:
            told[story["key"]] = self.moment(story["days_ago"], story["hour"], story["minute"])
            deeds.append((told[story["key"]], 0, partial(self._tell, story)))
        for reading in self.content["read"]["by"]:
            moment = self._after_work(reading["days_ago"], 1, told[reading["story"]])
            deeds.append((moment, 1, partial(self._read, reading)))
        for insight in self.content["insights"]:
            words = [told[row["story"]] for row in insight["evidence"] + insight["counter"]]
            made = self._after_work(insight["days_ago"], 2, *words)
            deeds.append((made, 2, partial(self._understand, insight)))
            deeds += [
                (self._after_work(decision["days_ago"], 3, made), 3, partial(self._decide, insight, decision))
                for decision in insight["decisions"]
            ]
        for reply in self.content["replies"]:
            moment = self._after_work(reply["days_ago"], 4, told[reply["story"]])
            deeds.append((moment, 4, partial(self._reply, reply)))
        deeds += demo_trust.deeds(self.content["trust"], self)
        deeds += demo_touchpoints.deeds(self.content, self)
        deeds += demo_audience.deeds(self)
        deeds += demo_invitations.deeds(self)
        deeds += demo_votes.deeds(self.content["voting"], self)
        deeds += demo_workshop.deeds(self)
        deeds += demo_fans.deeds(self)
        deeds += demo_quiet.deeds(demo_quiet.content(), self)
        deeds += self.tastings.deeds(self)
        deeds += self.forums.deeds(self)
        deeds += self.asked.deeds(self)
        deeds += demo_measures.deeds(self)
        deeds += demo_promises.deeds(self)
        deeds += demo_darlings.deeds(self)
        deeds += demo_walks.deeds(self)
        deeds += demo_calculation.deeds(self)
        deeds += demo_readiness.deeds(self)
        deeds += demo_promise_audit.deeds(self)
        deeds += demo_complaints.deeds(self.content, self)
        deeds += demo_words.deeds(self)
        deeds += demo_language.deeds(self)
        for moment, _order, deed in sorted(deeds, key=lambda deed: deed[:2]):
            with clock.held_at(min(moment, self.today)):
                deed()

    def _found(self) -> None:
        organisation = {key: value for key, value in self.content["organisation"].items() if key != "slogan"}
        people.describe_organisation(**organisation)
        for member in self.content["team"]:
            self.people[member["key"]] = people.add_member(name=member["name"], function=member["function"], by=None).pk
        demo_trust.found(self.content["trust"], self)
        demo_promises.found(self)
        told = self.content["inquiry"]
        today = self.today.date()
        self.inquiry = ask.draft_inquiry(
            slug=told["slug"],
            title=told["title"],
            question=told["question"],
            why=told["why"],
            readers=told["readers"],
            in_return=told["in_return"],
            answer_by=today + timedelta(days=told["answer_in_days"]),
            keep_until=today + timedelta(days=told["keep_until_in_days"]),
            by=next(iter(self.people.values())),
        )
        ask.open_inquiry(inquiry=self.inquiry, by=next(iter(self.people.values())))

    def _tell(self, story: dict[str, Any]) -> None:
        told = listen.tell_story(
            inquiry=self.inquiry,
            key=story_key(self.inquiry.code, story["key"]),
            text=story["text"],
            works_well=story["works_well"],
            roles=story["roles"],
            permission=story["permission"],
            name=story["name"],
            feeling=story["feeling"],
            via=Via(story["via"]),
        )
        self.stories[story["key"]] = told.story_id

    def _read(self, reading: dict[str, Any]) -> None:
        listen.mark_read(story_ids=[self.stories[reading["story"]]], by=self.people[reading["team"]])

    def _understand(self, insight: dict[str, Any]) -> None:
        passages = [
            understand.passage_of(story=self._story(row["story"]), words=row["quote"], side=side)
            for side, rows in ((Side.SUPPORT, insight["evidence"]), (Side.COUNTER, insight["counter"]))
            for row in rows
        ]
        made = understand.make_insight(
            inquiry=self.inquiry,
            title=insight["title"],
            summary=insight["summary"],
            passages=passages,
            by=self.people[insight["by"]],
        )
        self.insights[insight["key"]] = made.pk

    def _decide(self, insight: dict[str, Any], decision: dict[str, Any]) -> None:
        found = understand_reads.insight(self.insights[insight["key"]])
        assert found is not None
        due = decision["due_in_days"]
        act.decide(
            insight=found,
            place=self.inquiry.place,
            word=Word(decision["word"]),
            reason=decision["reason"],
            owner=decision["owner"],
            due_on=None if due is None else self.today.date() + timedelta(days=due),
            by=self.people[decision["by"]],
        )

    def _reply(self, reply: dict[str, Any]) -> None:
        answer.reply_to(story=self._story(reply["story"]), text=reply["text"], by=self.people[reply["by"]])

    def _story(self, key: str) -> Any:
        return listen_reads.story(self.stories[key])

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime:
        day = self.today - timedelta(days=days_ago)
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0)

    def _after_work(self, days_ago: int, order: int, *earlier: datetime) -> datetime:
        """Late in the afternoon of that day, but never before what it follows."""
        pause = timedelta(minutes=20 * order)
        return max(self.moment(days_ago, 17, 10 * order), *(moment + pause for moment in earlier))
