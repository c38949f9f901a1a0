"""Agendas to start from, and help for whoever leads a round: written by us, kept as data in each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from resonanz.forum.enums import RoundKind
from resonanz.ground.manner import DU, GERMAN

LANGUAGES = ("de", "en")
"""The first one where a language has no file."""
_LONGEST = 240


@dataclass(frozen=True, kw_only=True)
class TemplateRound:
    kind: str
    title: str
    prompt: str
    minutes: int
    silent_first: bool = False


@dataclass(frozen=True, kw_only=True)
class Template:
    """An evening that worked. `fits` says for whom, in a sentence."""

    key: str
    name: str
    fits: str
    rounds: tuple[TemplateRound, ...]

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rounds)


@dataclass(frozen=True, kw_only=True)
class Hosting:
    """Help for one kind of round.

    What it is for, how it goes, a sentence to say aloud, what goes wrong easily, and what to do when it did.
    """

    purpose: str
    steps: tuple[str, ...]
    say: str
    pitfalls: tuple[str, ...]
    rescue: str
    say_du: str = ""
    """The same sentence for guests who are addressed with du; empty where it addresses nobody."""


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """What the team agrees on before: the points with their reasons, and what to say instead of defending oneself."""

    title: str
    lede: str
    points: tuple[tuple[str, str], ...]
    instead: tuple[tuple[str, str], ...]


def templates(language: str) -> dict[str, Template]:
    """By key, in the order of the file, which is the same in every language; "de-du" is one of its own here."""
    return _templates(DU if language == DU else _known(language))


def rewording(*, du: bool) -> dict[str, str]:
    """What a template says to guests in one manner, by what it says in the other; German only."""
    before, after = (GERMAN, DU) if du else (DU, GERMAN)
    found: dict[str, str] = {}
    for key, template in templates(before).items():
        for old, new in zip(template.rounds, templates(after)[key].rounds, strict=True):
            found |= {old.title: new.title, old.prompt: new.prompt}
    return found


def hosting(language: str) -> dict[str, Hosting]:
    """By kind of round; there is help for each."""
    return _hosting(_known(language))


def briefing(language: str) -> Briefing:
    return _briefing(_known(language))


@lru_cache(maxsize=len(LANGUAGES) + 1)
def _templates(language: str) -> dict[str, Template]:
    rows = _read(f"agenda_{language.replace('-', '_')}")["template"]
    made = (Template(**{**row, "rounds": tuple(_round(one) for one in row["rounds"])}) for row in rows)
    return {template.key: template for template in made}


@lru_cache(maxsize=len(LANGUAGES))
def _hosting(language: str) -> dict[str, Hosting]:
    found = {
        RoundKind(kind).value: Hosting(**{**row, "steps": tuple(row["steps"]), "pitfalls": tuple(row["pitfalls"])})
        for kind, row in _read(f"hosting_{language}").items()
    }
    if missing := set(RoundKind.values) - set(found):
        raise ValueError(missing)
    return found


@lru_cache(maxsize=len(LANGUAGES))
def _briefing(language: str) -> Briefing:
    row = _read(f"briefing_{language}")
    return Briefing(
        title=row["title"],
        lede=row["lede"],
        points=tuple((one["say"], one["because"]) for one in row["point"]),
        instead=tuple((one["not"], one["but"]) for one in row["instead"]),
    )


def _round(row: dict[str, Any]) -> TemplateRound:
    """Raises `ValueError` for a kind that does not exist or a time nobody could keep."""
    made = TemplateRound(**{**row, "kind": RoundKind(row["kind"]).value})
    if not 1 <= made.minutes <= _LONGEST or not made.title.strip():
        raise ValueError(row)
    return made


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("resonanz.forum").joinpath("data", f"{name}.toml").read_text("utf-8"))


def _known(language: str) -> str:
    short = language.partition("-")[0]
    return short if short in LANGUAGES else LANGUAGES[0]
