"""The forums of the demo, of customers and among staff: each time one that was held and answered for, and the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any

from django.utils import timezone

from resonanz.ask import actions as ask
from resonanz.ask.enums import Manner
from resonanz.doors import demo_evening
from resonanz.doors.demo_afterwork import Afterwork
from resonanz.doors.demo_tasting import Deed, Past
from resonanz.forum import actions as forum
from resonanz.forum import reads
from resonanz.forum.enums import Form

_ORDER = 9
_WORDS = ("slug", "title", "question", "why", "readers", "in_return")


def content() -> dict[str, Any]:
    """`inside` are the forums among staff."""
    folder = files("resonanz.doors") / "data/demo"
    found: dict[str, Any] = json.loads((folder / "forum.json").read_text("utf-8"))
    return {**found, "inside": json.loads((folder / "unter_uns.json").read_text("utf-8"))}


def texts(told: Mapping[str, Any]) -> list[str]:
    """The words of every story that comes of it, the corrected ones too."""
    held, inside = told["held"], told["inside"]["held"]
    corrected = [row for row in held["afterwards"] if "text" in row]
    rows = (*held["evening"]["words"], *corrected, *told["next"]["wishes"], *inside["evening"]["words"])
    return [row["text"] for row in rows]


class Forums:
    """Each about an inquiry of its own. `inquiries` are those with words in them."""

    def __init__(self) -> None:
        self.content = content()
        self.inquiries: list[Any] = []
        self.insights: dict[str, int] = {}

    def deeds(self, past: Past) -> Iterator[Deed]:
        inside = self.content["inside"]
        yield from self._held(past, self.content["held"], Form.CUSTOMERS)
        yield from self._next(past)
        yield from self._held(past, inside["held"], Form.STAFF)
        following = inside["next"]
        yield past.moment(following["drafted_days_ago"], 15, 0), _ORDER, partial(_draft, past, following, Form.STAFF)

    def _held(self, past: Past, told: Mapping[str, Any], form: Form) -> Iterator[Deed]:
        evening = demo_evening.Evening(told["evening"], past, begins=_evening(past, -told["held_days_ago"]))

        def draft() -> None:
            evening.forum = self._drafted(past, told, form, starts=evening.begins)

        yield past.moment(told["drafted_days_ago"], 9, 40), _ORDER, draft
        yield past.moment(told["announced_days_ago"], 9, 40), _ORDER, lambda: announce(evening.forum, past)
        for moment, deed in (*evening.deeds(), *Afterwork(told, past, evening, self.insights).deeds()):
            yield moment, _ORDER, deed

    def _next(self, past: Past) -> Iterator[Deed]:
        told, made = self.content["next"], list[Any]()

        def draft() -> None:
            made.append(self._drafted(past, told, Form.CUSTOMERS))

        yield past.moment(told["drafted_days_ago"], 14, 0), _ORDER, draft
        yield past.moment(told["announced_days_ago"], 10, 0), _ORDER, lambda: announce(made[0], past)
        yield past.moment(told["added"]["days_ago"], 9, 0), _ORDER, lambda: _add_round(made[0], told, past)
        for number, row in enumerate(told["wishes"]):
            key = f"auenfurt-wish-{number}"
            yield past.moment(row["days_ago"], 20, 15), _ORDER, partial(_wish, made, row, key)
            if "verdict" in row:
                moment = past.moment(row["decided_days_ago"], 9, 30)
                yield moment, _ORDER, partial(_decide, made, row, number, told, past)

    def _drafted(self, past: Past, told: Mapping[str, Any], form: Form, starts: datetime | None = None) -> Any:
        made = _draft(past, told, form, starts=starts)
        self.inquiries.append(made.inquiry)
        return made


def announce(made: Any, past: Past) -> None:
    forum.announce_forum(forum=made, by=next(iter(past.people.values())))


def _draft(past: Past, told: Mapping[str, Any], form: Form, starts: datetime | None = None) -> Any:
    by = next(iter(past.people.values()))
    starts = starts or _evening(past, told["starts_in_days"])
    asked = told["inquiry"]
    inquiry = ask.draft_inquiry(
        **{name: asked[name] for name in _WORDS},
        manner=Manner(asked.get("manner", Manner.SIE)),
        answer_by=starts.date() + timedelta(days=asked["answer_after"]),
        keep_until=past.today.date() + timedelta(days=asked["keep_until_in_days"]),
        by=by,
    )
    made = forum.draft_forum(
        inquiry=inquiry,
        form=form,
        by=by,
        agenda=[forum.Planned(**row) for row in told["agenda"]],
        starts_at=starts,
        ends_at=starts + timedelta(minutes=told["lasts_minutes"]),
        **told["facts"],
    )
    for member, task in told.get("helpers", ()):
        forum.assign(forum=made, account_id=past.people[member], task=task)
    return made


def _evening(past: Past, in_days: int) -> datetime:
    """Six o'clock as the people there read it, on whichever side of a clock change."""
    day = past.moment(-in_days, 12, 0)
    return timezone.localtime(day).replace(hour=18, minute=0)


def _add_round(made: Any, told: Mapping[str, Any], past: Past) -> None:
    added = told["added"]
    rows = [*told["agenda"][: added["after"]], added["round"], *told["agenda"][added["after"] :]]
    by = past.people["tiedgen"]
    forum.set_agenda(forum=made, rounds=[forum.Planned(**row) for row in rows], by=by)


def _wish(made: list[Any], row: Mapping[str, Any], key: str) -> None:
    said = {name: row[name] for name in ("text", "roles", "permission")}
    forum.wish_for_agenda(forum=_current(made), key=key, **said)


def _decide(made: list[Any], row: Mapping[str, Any], number: int, told: Mapping[str, Any], past: Past) -> None:
    held, by = _current(made), past.people["tiedgen"]
    wish = reads.wishes_for(held).order_by("pk")[number]
    if row["verdict"] == "taken":
        place = told["added"]["after"]
        forum.take_wish(forum=held, wish_id=wish.pk, round_id=reads.rounds_of(held.pk)[place].pk, by=by)
    else:
        forum.decline_wish(forum=held, wish_id=wish.pk, reason=row["reason"], by=by)


def _current(made: list[Any]) -> Any:
    """As it stands now: what was done to it did not change our copy."""
    made[0].refresh_from_db()
    return made[0]
