"""Whom the demo asked: a plan published before anybody applied, forty people on the list, and one draw."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from importlib.resources import files
from itertools import groupby
from typing import Any

from resonanz.ask import actions as ask
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import CandidateState, Found
from resonanz.doors.demo_trust import Deed, Past
from resonanz.people import actions as people

_ORDER = 6


def deeds(past: Past) -> Iterator[Deed]:
    told: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/audience.json").read_text("utf-8"))
    sealed = told["sealed_days_ago"]
    yield past.moment(sealed, 10, 0), _ORDER, partial(_seal, past, told)
    yield past.moment(sealed - 1, 11, 0), _ORDER, partial(_list, past, told)
    yield past.moment(told["drawn_days_ago"], 9, 0), _ORDER, partial(_draw, past, told)
    yield past.moment(told["drawn_days_ago"] - 2, 9, 0), _ORDER, partial(_leave, past, told)


def _seal(past: Past, told: dict[str, Any]) -> None:
    ask.plan_audience(
        inquiry=past.inquiry,
        places=told["places"],
        rule=told["rule"],
        apply_until=past.moment(told["sealed_days_ago"], 0, 0) + timedelta(days=told["applications_days"]),
        groups=[ask.Wanted(**group) for group in told["groups"]],
    )
    ask.seal_audience(inquiry=past.inquiry, by=past.people[told["by"]])


def _list(past: Past, told: dict[str, Any]) -> None:
    for (found, door), those in groupby(told["people"], key=lambda one: (one["found"], one["door"])):
        listed = [
            ask.Listing(
                # Nobody in a demo confirms a mail, so that everybody here is somebody the team knows.
                account_id=people.note_person(name=one["name"], email=one["email"]).pk,
                groups=one["groups"],
            )
            for one in those
        ]
        way = Found.NAMED if found == Found.APPLIED else Found(found)
        ask.list_people(inquiry_id=past.inquiry.pk, people=listed, found=way, door=door, by=past.people[told["by"]])


def _draw(past: Past, told: dict[str, Any]) -> None:
    ask.draw_places(inquiry=past.inquiry, by=past.people[told["by"]])


def _leave(past: Past, told: dict[str, Any]) -> None:
    drawn = ask_reads.candidates_of(past.inquiry.pk).filter(state=CandidateState.DRAWN)
    for candidate in list(drawn[: told["left_after_draw"]]):
        ask.leave_list(inquiry_id=past.inquiry.pk, account_id=candidate.account_id)
