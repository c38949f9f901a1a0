"""The wordings of consents, read from their data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resonanz.people.enums import Channel, Purpose


@dataclass(frozen=True, kw_only=True)
class Wording:
    purpose: Purpose
    channel: Channel
    language: str
    version: int
    text: str
    after_evening: bool = False
    """Whether it says that somebody is written to after an evening at which they were."""


@cache
def all_wordings() -> tuple[Wording, ...]:
    raw = files("resonanz.people").joinpath("data/wordings.toml").read_text("utf-8")
    return tuple(
        Wording(
            purpose=Purpose(entry["purpose"]),
            channel=Channel(entry["channel"]),
            language=entry["language"],
            version=entry["version"],
            text=entry["text"],
            after_evening=entry.get("after_evening", False),
        )
        for entry in tomllib.loads(raw)["wording"]
    )


def current_wording(purpose: Purpose, channel: Channel, language: str) -> Wording | None:
    """The newest version in this language, else in German; None where this purpose has no such channel."""
    fitting = [w for w in all_wordings() if w.purpose == purpose and w.channel == channel]
    for wanted in (language, "de"):
        own = [wording for wording in fitting if wording.language == wanted]
        if own:
            return max(own, key=lambda wording: wording.version)
    return None


def offered() -> list[tuple[Purpose, Channel]]:
    """Every purpose and channel that can be agreed to, in the order of their enums."""
    there = {(wording.purpose, wording.channel) for wording in all_wordings()}
    return [(purpose, channel) for purpose in Purpose for channel in Channel if (purpose, channel) in there]
