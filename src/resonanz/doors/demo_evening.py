"""The evening of the demo, minute by minute: who came, what was said, who spoke, and what was promised aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from resonanz.act import actions as act
from resonanz.act.enums import Pledge
from resonanz.doors.demo_tasting import Past
from resonanz.forum import actions as forum
from resonanz.forum import reads
from resonanz.people import reads as people_reads

Timed = tuple[datetime, Callable[[], object]]


class Evening:
    """`forum` is there once it was drafted; `stories` and `seats` fill while it is lived."""

    def __init__(self, told: Mapping[str, Any], past: Past, *, begins: datetime) -> None:
        self.told = told
        self.past = past
        self.begins = begins
        self.forum: Any = None
        self.seats: list[Any] = []
        self.stories: dict[str, int] = {}
        self._contributions: dict[str, int] = {}
        self._given: dict[str, int] = {}

    def deeds(self) -> Iterator[Timed]:
        told = self.told
        yield self._at(told["begins_minute"]), self._begin
        for number, row in enumerate(told["seats"]):
            yield self._at(row["minute"], number), partial(self._arrive, row, number)
        for step in told["steps"]:
            yield self._at(step[2]), partial(self._step, *step)
        for number, row in enumerate(told["words"]):
            yield self._at(row["minute"], number % 50 + 5), partial(self._say, row, number)
        for row in told["queue"]:
            yield from self._turns(row)
        for row in told["commitments"]:
            yield self._at(row["minute"]), partial(self._promise, row)
        yield self._at(told["ends_minute"]), self._end

    def _at(self, minute: int, second: int = 0) -> datetime:
        return self.begins + timedelta(minutes=minute, seconds=second)

    def _pressed(self) -> dict[str, Any]:
        """By whom, and how far the page believed the evening to be."""
        self.forum.refresh_from_db()
        return {"forum_id": self.forum.pk, "by": self.past.people[self.told["by"]], "steps": self.forum.steps}

    def _begin(self) -> None:
        forum.begin_forum(**self._pressed())
        self.forum.refresh_from_db()

    def _end(self) -> None:
        forum.end_evening(**self._pressed())

    def _step(self, deed: str, position: int, _minute: int, detail: Any = None) -> None:
        pressed = self._pressed()
        if deed == "start":
            forum.start_round(position=position, **pressed)
        elif deed == "reveal":
            forum.reveal(**pressed)
        elif deed == "extend":
            forum.extend_round(minutes=detail, **pressed)
        else:
            forum.skip_round(position=position, reason=detail, **pressed)

    def _arrive(self, row: Mapping[str, Any], number: int) -> None:
        given = {name: row[name] for name in ("name", "roles", "table", "is_remote")}
        key = f"auenfurt-{self.forum.pk}-seat-{number}"
        taken = forum.take_seat(forum=self.forum, key=key, hall_code=self.forum.hall_code, **given)
        self.seats.append(taken.seat)

    def _say(self, row: Mapping[str, Any], number: int) -> None:
        scribe = people_reads.member(self.past.people[row["scribe"]]) if "scribe" in row else None
        chosen = reads.rounds_of(self.forum.pk)[row["round"] - 1]
        told = forum.contribute(
            seat=self._seat(row),
            round_id=chosen.pk,
            key=f"auenfurt-{self.forum.pk}-said-{number}",
            text=row["text"],
            permission=row["permission"],
            name=row.get("name", ""),
            answers_id=self._contributions.get(row.get("answers", "")),
            waited=timedelta(minutes=row.get("waited", 0)),
            scribe=scribe,
        )
        self.stories[row.get("key", f"said {number}")] = told.story_id
        if "key" in row:
            # Among staff no words lead back to the seat.
            said = reads.said_by(self._seat(row)).filter(story_id=told.story_id).first()
            if said is not None:
                self._contributions[row["key"]] = said.pk

    def _turns(self, row: Mapping[str, Any]) -> Iterator[Timed]:
        """One turn in the queue; a second one of the same seat comes after the first is over."""
        held: list[Any] = []
        yield self._at(row["asks"], 58), partial(self._ask, row, held)
        if "speaks" in row:
            yield self._at(row["speaks"], 59), lambda: forum.call_up(forum_id=self.forum.pk, turn_id=held[0].pk)
            yield self._at(row["ends"], 57), lambda: forum.finish_turn(forum_id=self.forum.pk, turn_id=held[0].pk)
        if "declined" in row:
            why = row["reason"]
            yield (
                self._at(row["declined"], 59),
                lambda: forum.decline_turn(forum_id=self.forum.pk, turn_id=held[0].pk, reason=why),
            )
        if "leaves" in row:
            yield self._at(row["leaves"], 59), lambda: forum.leave_queue(seat=self._seat(row))

    def _ask(self, row: Mapping[str, Any], held: list[Any]) -> None:
        about = self._contributions.get(row.get("words", ""))
        held.append(forum.ask_to_speak(seat=self._seat(row), contribution_id=about))

    def _seat(self, row: Mapping[str, Any]) -> Any:
        return self.seats[row["seat"] - 1]

    def _promise(self, row: Mapping[str, Any]) -> None:
        given = act.commit_to(
            inquiry=self.forum.inquiry,
            text=row["text"],
            owner=row["owner"],
            due_on=self.day(row["due_in_days"]),
            by=self.past.people[row["by"]],
            place=str(self.forum),
        )
        self._given[row["owner"]] = given.pk

    def day(self, in_days: int) -> Any:
        return self.past.today.date() + timedelta(days=in_days)

    def follow_up(self, row: Mapping[str, Any]) -> None:
        then = row["then"]
        act.follow_up(
            commitment_id=self._given[row["owner"]],
            deed=Pledge(then["deed"]),
            reason=then["reason"],
            due_on=self.day(then["due_in_days"]) if "due_in_days" in then else None,
            by=self.past.people[row["by"]],
        )
