"""The quieter ways of listening in the demo: what was dictated, written on cards, said in a talk, and watched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.listen import actions as listen
from resonanz.people import reads as people_reads

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 8
_WORDS = ("text", "works_well", "roles", "permission", "feeling")


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    inquiry: Any

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/quiet.json").read_text("utf-8"))
    return found


def texts(told: Mapping[str, Any]) -> list[str]:
    """The words of every story that comes of it."""
    notes = [note for name in ("interview", "observation") for note in told[name]["notes"] if "release" in note]
    return [row["text"] for row in (*told["written"], *told["cards"]["typed"], *notes)]


def deeds(told: Mapping[str, Any], past: Past) -> Iterator[Deed]:
    for number, row in enumerate(told["written"]):
        yield past.moment(row["days_ago"], row["hour"], row["minute"]), _ORDER, partial(_write, past, row, number)
    codes: list[str] = []
    cards = told["cards"]
    yield past.moment(cards["days_ago"], 9, 30), _ORDER, partial(_print, past, cards, codes)
    for row in cards["typed"]:
        yield past.moment(row["days_ago"], row["hour"], row["minute"]), _ORDER, partial(_type_in, past, row, codes)
    for name in ("interview", "observation"):
        yield from _talk(told[name], past, name)


def _write(past: Past, row: Mapping[str, Any], number: int) -> None:
    listen.write_down(
        inquiry=past.inquiry,
        key=f"auenfurt-{past.inquiry.code}-written-{number}",
        words=_words(row),
        origin=row["origin"],
        agreed=True,
        by=_member(past, row),
    )


def _print(past: Past, cards: Mapping[str, Any], codes: list[str]) -> None:
    key = f"auenfurt-{past.inquiry.code}-cards"
    codes += listen.print_cards(inquiry=past.inquiry, key=key, count=cards["count"], by=_member(past, cards))


def _type_in(past: Past, row: Mapping[str, Any], codes: list[str]) -> None:
    day = past.moment(row["written_days_ago"], 12, 0).date()
    listen.type_in_card(
        inquiry=past.inquiry, code=codes[row["card"]], words=_words(row), by=_member(past, row), written_on=day
    )


def _talk(told: Mapping[str, Any], past: Past, name: str) -> Iterator[Deed]:
    begin = past.moment(told["days_ago"], told["hour"], told["minute"])
    held: list[int] = []
    notes: dict[int, int] = {}
    yield begin, _ORDER, partial(_begin, past, told, name, held)
    for number, note in enumerate(told["notes"]):
        yield begin + timedelta(minutes=note["after"]), _ORDER, partial(_note, note, number, held, notes)
    yield begin + timedelta(minutes=told["ends_after"]), _ORDER, lambda: listen.end_talk(talk_id=held[0])
    released = past.moment(told["released_days_ago"], 18, 30)
    for number, note in enumerate(told["notes"]):
        if "release" in note:
            at = released + timedelta(minutes=number)
            yield at, _ORDER, partial(_release, name, note["release"], number, held, notes)


def _begin(past: Past, told: Mapping[str, Any], name: str, held: list[int]) -> None:
    said: dict[str, Any] = {"inquiry": past.inquiry, "key": f"auenfurt-{past.inquiry.code}-{name}"}
    said |= {"subject": told["subject"], "place": told["place"], "by": _member(past, told)}
    if name == "observation":
        held.append(listen.begin_observation(**said).talk_id)
        return
    asked = {"questions": [past.inquiry.question, *told["questions"]], "roles": told["roles"], "agreed": True}
    held.append(listen.begin_interview(**said, **asked).talk_id)


def _note(note: Mapping[str, Any], number: int, held: list[int], notes: dict[int, int]) -> None:
    made = listen.note(talk_id=held[0], key=f"note-{number}", kind=note["kind"], text=note["text"])
    notes[number] = made.pk


def _release(name: str, permission: str, number: int, held: list[int], notes: dict[int, int]) -> None:
    release = listen.release_seen if name == "observation" else listen.release_quote
    release(talk_id=held[0], note_id=notes[number], permission=permission)


def _words(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _WORDS if name in row}


def _member(past: Past, row: Mapping[str, Any]) -> Any:
    return people_reads.member(past.people[row["by"]])
