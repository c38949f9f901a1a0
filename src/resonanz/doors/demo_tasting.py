"""The tasting of the demo: one that is uncovered, with what people said, and one that is open for whoever looks in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.ask import actions as ask
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.understand import actions as understand
from resonanz.understand import reads as understand_reads

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 8
_NEEDS = 2


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    inquiry: Any
    today: datetime

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


class Tastings:
    """An inquiry of its own: who is asked to taste is not asked for stories."""

    def __init__(self) -> None:
        path = files("resonanz.doors") / "data/demo/kostprobe.json"
        self.content: dict[str, Any] = json.loads(path.read_text("utf-8"))
        self.inquiry: Any = None
        self.concept: Any = None
        self._words: list[dict[str, Iterator[str]]] = []

    def deeds(self, past: Past) -> Iterator[Deed]:
        told = self.content["tasted"]
        asked_at = past.moment(self.content["inquiry"]["opened_days_ago"], 8, 0)
        yield asked_at, _ORDER, partial(self._ask, past)
        yield past.moment(told["opened_days_ago"], 8, 30), _ORDER, partial(self._open, past)
        for number, taster in enumerate(told["tasters"]):
            at = past.moment(taster["days_ago"], taster["hour"], taster["minute"])
            yield at, _ORDER, partial(self._taste, number, taster)
        yield past.moment(told["closed_days_ago"], 12, 0), _ORDER, partial(self._close, past)

    def open_today(self, past: Past) -> None:
        """The second concept answers needs that are found only when all stories have been read."""
        told = self.content["open"]
        concept = self._create(told, past)
        found = understand_reads.needs_to_choose([past.inquiry.pk])
        # Another model may give the themes other names.
        themes = [need for need in found if any(word in need[1] for word in told["needs"])] or found
        for version in listen_reads.versions_of(concept.pk):
            for value, _words in themes[:_NEEDS]:
                kind, _colon, theme = value.partition(":")
                understand.link_need(version=version, kind=kind, theme_id=int(theme), by=past.people[told["by"]])
        listen.open_tasting(concept=concept, inquiry=self.inquiry, by=past.people[told["by"]])

    def _ask(self, past: Past) -> None:
        told, today, by = self.content["inquiry"], past.today.date(), next(iter(past.people.values()))
        words = {name: told[name] for name in ("slug", "title", "question", "why", "readers", "in_return")}
        drafted = ask.draft_inquiry(
            **words,
            answer_by=today + timedelta(days=told["answer_in_days"]),
            keep_until=today + timedelta(days=told["keep_until_in_days"]),
            by=by,
        )
        self.inquiry = ask.open_inquiry(inquiry=drafted, by=by)

    def _create(self, told: Mapping[str, Any], past: Past) -> Any:
        by = past.people[told["by"]]
        concept = listen.create_concept(inquiry=self.inquiry, name=told["name"], opportunity=told["opportunity"], by=by)
        for version in told["versions"]:
            words = {name: version[name] for name in ("what", "costs", "origin")}
            listen.add_version(concept=concept, by=by, **words)
        return concept

    def _open(self, past: Past) -> None:
        told = self.content["tasted"]
        self.concept = self._create(told, past)
        self._words = [
            {answer: iter(texts) for answer, texts in version["reactions"].items()} for version in told["versions"]
        ]
        listen.open_tasting(concept=self.concept, inquiry=self.inquiry, by=past.people[told["by"]])

    def _taste(self, number: int, taster: Mapping[str, Any]) -> None:
        """One person tastes all versions, each with the words that belong to the answer."""
        first = None
        for place, version in enumerate(listen_reads.versions_of(self.concept.pk)):
            answer = taster["answers"][place]
            key = f"auenfurt-{self.inquiry.code}-taster-{number}-{place}"
            taste = listen.react(
                inquiry=self.inquiry,
                concept=self.concept,
                version=version,
                key=key,
                text=next(self._words[place][answer]),
                first=first,
                roles=[taster["role"]],
                permission=taster["permission"],
            ).taste
            why = taster.get("why", "") if place == 0 else ""
            listen.say_missed(inquiry=self.inquiry, taste=taste, key=f"{key}-why", choice=answer, why=why)
            first = first or taste.story

    def _close(self, past: Past) -> None:
        by = past.people[self.content["tasted"]["by"]]
        listen.close_tasting(concept=self.concept, inquiry=self.inquiry, by=by)
