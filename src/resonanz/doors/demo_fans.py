"""Thanks and fans of the demo: what we give, who said that they like us, and whom two changes are owed to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.answer import actions as answer
from resonanz.answer import reads as answer_reads
from resonanz.doors.demo_trust import Deed
from resonanz.ground.environment import SignInService
from resonanz.listen import reads as listen_reads
from resonanz.people import actions as people
from resonanz.understand import reads as understand_reads

_ORDER = 12


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    stories: dict[str, int]
    insights: dict[str, int]
    inquiry: Any

    def moment(self, days_ago: int, hour: int, minute: int) -> Any: ...


def deeds(past: Past) -> Iterator[Deed]:
    told: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/fans.json").read_text("utf-8"))
    for days_ago, lines in told["giving"]:
        yield past.moment(days_ago, 9, 0), _ORDER, partial(_give, past, told["by"], lines)
    known: dict[str, int] = {}
    for number, row in enumerate(told["fans"]):
        for days_ago, deed in row["steps"]:
            yield past.moment(days_ago, 19, number), _ORDER, partial(_step, known, row, deed)
    for row in told["wishes"]:
        yield past.moment(row["days_ago"], 20, 0), _ORDER, partial(_wish, past, row)
    for number, row in enumerate(told["makers"]):
        yield past.moment(row["days_ago"], 18, number), _ORDER, partial(_make, past, row)
    for row in told["together"]:
        yield past.moment(row["days_ago"], 21, 0), _ORDER, partial(_invite, past, row)


def _give(past: Past, by: str, lines: list[str]) -> None:
    answer.say_what_we_give(lines=lines, by=past.people[by])


def _step(known: dict[str, int], row: Mapping[str, Any], deed: str) -> None:
    """Each takes their own step. They sign in through the portal of their provider, which vouches for the address."""
    account_id = known.get(row["email"]) or _arrive(row)
    known[row["email"]] = account_id
    if deed == "declare":
        giving = answer_reads.giving()
        assert giving is not None
        answer.declare_fan(
            account_id=account_id,
            kinds=row["kinds"],
            read=giving.number,
            why=row.get("why", ""),
            is_named=row.get("is_named", False),
        )
    elif deed == "pause":
        answer.pause_fan(account_id=account_id)
    elif deed == "resume":
        answer.resume_fan(account_id=account_id)
    else:
        answer.leave_fans(account_id=account_id)


def _arrive(row: Mapping[str, Any]) -> int:
    service = SignInService(
        issuer="https://portal.auenfurt.example",
        client_id="demo",
        client_secret="",
        label="Kundenportal",
        employee_claim=None,
        team_claim=None,
    )
    claims = {"sub": row["email"], "email": row["email"], "email_verified": True, "name": row["name"]}
    return people.arrive_by_service(service=service, claims=claims).pk


def _wish(past: Past, row: Mapping[str, Any]) -> None:
    story = listen_reads.story(past.stories[row["story"]])
    assert story is not None
    answer.ask_for_credit(voices=listen_reads.voices_of(story), name=row["name"])


def _make(past: Past, row: Mapping[str, Any]) -> None:
    insight = understand_reads.insight(past.insights[row["insight"]])
    assert insight is not None
    if row["deed"] == "offer":
        answer.offer_credit(insight=insight, maker=past.people[row["maker"]], by=past.people[row["by"]])
    else:
        answer.agree_to_credit(insight=insight, is_named=row["deed"] == "name", by=past.people[row["maker"]])


def _invite(past: Past, row: Mapping[str, Any]) -> None:
    answer.ask_together(
        occasion=f"inquiry:{past.inquiry.pk}",
        circle="fans",
        what_for=row["what_for"],
        how_long=row["how_long"],
        in_return=row["in_return"],
        by=past.people[row["by"]],
    )
