"""What came before and after the evening of the demo: fears and moods, second thoughts, the seal and the balance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from resonanz.act import actions as act
from resonanz.act.enums import Word
from resonanz.ask import actions as ask
from resonanz.forum import actions as forum
from resonanz.forum import reads
from resonanz.forum.enums import CameTrue, Phase
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Withdrawal
from resonanz.understand import actions as understand
from resonanz.understand import reads as understand_reads
from resonanz.understand.enums import Side

if TYPE_CHECKING:
    from resonanz.doors.demo_evening import Evening, Timed
    from resonanz.doors.demo_tasting import Past

_CAME = {"n": CameTrue.NO, "p": CameTrue.PARTLY, "y": CameTrue.YES, "-": CameTrue.CANT_SAY}
"""How each of the team answered, in the order of the team."""


class Afterwork:
    """`insights` fills while it is lived."""

    def __init__(self, told: Mapping[str, Any], past: Past, evening: Evening, insights: dict[str, int]) -> None:
        self.told = told
        self.past = past
        self.evening = evening
        self.insights = insights

    def deeds(self) -> Iterator[Timed]:
        told, at = self.told, self.past.moment
        if "readiness" in told:
            yield from self._readiness(told["readiness"])
        for row in told["afterwards"]:
            yield at(row["days_ago"], 19, 10), partial(self._think_again, row)
        yield at(told["sealed_days_ago"], 11, 0), self._read
        yield at(told["sealed_days_ago"], 12, 0), self._seal
        for number, row in enumerate(told["insights"]):
            yield at(row["days_ago"], 16, number), partial(self._understand, row)
            yield at(row["decided_days_ago"], 16, 30), partial(self._decide, row)
        yield at(told["balanced_days_ago"], 11, 0), self._balance
        for row in told["evening"]["commitments"]:
            if "then" in row:
                yield at(row["then"]["days_ago"], 15, 20), partial(self.evening.follow_up, row)

    def _readiness(self, asked: Mapping[str, Any]) -> Iterator[Timed]:
        at = self.past.moment
        for number, (member, level) in enumerate(asked["before"]):
            yield at(asked["before_days_ago"], 10, number), partial(self._before, member, level)
        yield at(asked["before_days_ago"] - 1, 14, 0), self._answer_fears
        for number, (member, level) in enumerate(asked["after"]):
            yield at(asked["after_days_ago"], 10, number), partial(self._after, member, level, number)

    def _before(self, member: str, level: int) -> None:
        fears = [row["text"] for row in self.told["readiness"]["fears"] if row["by"] == member]
        who = self.past.people[member]
        forum.say_mood(forum=self.evening.forum, account_id=who, phase=Phase.BEFORE, level=level, fears=fears)

    def _fears(self) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        by_text = {row["text"]: row for row in self.told["readiness"]["fears"]}
        for seen in reads.fears(self.evening.forum):
            yield seen.fear, by_text[seen.fear.text]

    def _answer_fears(self) -> None:
        for fear, row in self._fears():
            forum.answer_fear(forum=self.evening.forum, fear_id=fear.pk, answer=row["answer"])

    def _after(self, member: str, level: int, number: int) -> None:
        forum.say_mood(
            forum=self.evening.forum,
            account_id=self.past.people[member],
            phase=Phase.AFTER,
            level=level,
            outcomes={fear.pk: _CAME[row["came"][number]] for fear, row in self._fears()},
        )

    def _story(self, key: str) -> Any:
        return listen_reads.story(self.evening.stories[key])

    def _think_again(self, row: Mapping[str, Any]) -> None:
        """What guests changed while they looked through their words."""
        story = self._story(row["words"])
        if row["deed"] == "withdraw":
            listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
        elif row["deed"] == "widen":
            listen.change_permission(story=story, permission=row["permission"])
        else:
            place, key = self.evening.forum.inquiry.place, f"auenfurt-{self.evening.forum.pk}-again-{story.pk}"
            listen.supersede_story(story=story, place=place, key=key, text=row["text"])

    def _read(self) -> None:
        """Two from the team have read every word before anybody says what it means."""
        asked = self.evening.forum.inquiry_id
        newest = listen_reads.newest_versions(asked, list(self.evening.stories.values()))
        for member in ("tiedgen", "aydogru"):
            listen.mark_read(story_ids=[story.pk for story in newest.values()], by=self.past.people[member])

    def _seal(self) -> None:
        forum.seal_minutes(forum_id=self.evening.forum.pk, by=self.past.people["tiedgen"])

    def _understand(self, row: Mapping[str, Any]) -> None:
        passages = [
            understand.passage_of(story=self._story(key), words=words, side=side)
            for side, rows in ((Side.SUPPORT, row["evidence"]), (Side.COUNTER, row["counter"]))
            for key, words in rows
        ]
        made = understand.make_insight(
            inquiry=self.evening.forum.inquiry,
            title=row["title"],
            summary=row["summary"],
            passages=passages,
            by=self.past.people[row["by"]],
        )
        self.insights[row["key"]] = made.pk

    def _decide(self, row: Mapping[str, Any]) -> None:
        found = understand_reads.insight(self.insights[row["key"]])
        assert found is not None
        due = row["due_in_days"]
        act.decide(
            insight=found,
            place=self.evening.forum.inquiry.place,
            word=Word(row["word"]),
            reason=row["reason"],
            owner=row["owner"],
            due_on=None if due is None else self.evening.day(due),
            by=self.past.people[row["by"]],
        )

    def _balance(self) -> None:
        """The circle is closed, and with it the question."""
        by = self.past.people["tiedgen"]
        held = forum.publish_balance(forum_id=self.evening.forum.pk, by=by)
        ask.close_inquiry(inquiry=held.inquiry, by=by)
