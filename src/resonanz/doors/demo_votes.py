"""The voting of the demo: statements of the house, of guests and from stories, and how eighty people voted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Choice
from resonanz.people import reads as people_reads

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 7
_CHOICES = {"+": Choice.AGREE, "-": Choice.DISAGREE, "0": Choice.PASS}
"""In the ballots of the demo; a dot is a statement that somebody has not come to yet."""


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    stories: dict[str, int]
    inquiry: Any

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(content: Mapping[str, Any], past: Past) -> Iterator[Deed]:
    stated: list[Any] = []
    yield past.moment(content["opened_days_ago"], 9, 0), _ORDER, partial(_open, past)
    for number, told in enumerate(content["statements"]):
        at = past.moment(told["days_ago"], 10, number)
        yield at, _ORDER, partial(_state, past, content, told, number, stated)
    for number, ballot in enumerate(content["ballots"]):
        at = past.moment(ballot["days_ago"], ballot["hour"], ballot["minute"])
        yield at, _ORDER, partial(_vote, past, ballot, number, stated)


def _open(past: Past) -> None:
    listen.open_voting(inquiry=past.inquiry, takes_statements=True, by=next(iter(past.people.values())))


def _state(past: Past, content: Mapping[str, Any], told: Mapping[str, Any], number: int, stated: list[Any]) -> None:
    key = f"auenfurt-{past.inquiry.code}-statement-{number}"
    if "guest" in told:
        voter = _voter(past, content["ballots"][number], number)
        said = listen.add_statement(inquiry=past.inquiry, voter=voter, key=key, text=told["text"])
    elif "story" in told:
        story = listen_reads.story(past.stories[told["story"]])
        assert story is not None
        by = people_reads.member(past.people[told["by"]])
        said = listen.quote_statement(story=story, inquiry=past.inquiry, key=key, words=told["text"], by=by)
    else:
        by = people_reads.member(past.people[told["by"]])
        said = listen.write_statement(inquiry=past.inquiry, key=key, words=told["text"], by=by)
    stated.append((number, said))


def _voter(past: Past, ballot: Mapping[str, Any], number: int) -> Any:
    key = f"auenfurt-{past.inquiry.code}-voter-{number}"
    return listen.begin_voting(inquiry=past.inquiry, key=key, roles=ballot["roles"]).voter


def _vote(past: Past, ballot: Mapping[str, Any], number: int, stated: list[Any]) -> None:
    said = ((statement, ballot["votes"][place]) for place, statement in stated)
    choices = {statement.pk: _CHOICES[sign].value for statement, sign in said if sign in _CHOICES}
    listen.cast_votes(inquiry=past.inquiry, voter=_voter(past, ballot, number), choices=choices)
