"""How long people say that they waited: a time in a sentence with a waiting word, with its place in the text.

What is found is always a piece of the text itself. Patterns stand in `data/told_waits.toml`. It rather misses a time
than takes one for waiting that was something else: promises, clock times, ways and delays are left out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import pairwise, product
from typing import Any

from resonanz.mirror.rules.walking import LONGEST

SAYS_A_TIME = r"(minut|min\M|min\.|mins|stund|stünd|std|hour|hrs?\M|[0-9] ?h\M)"
"""For PostgreSQL: what a text has to contain to be looked at at all. Wider than the patterns, never narrower."""
_LONGEST_SENTENCE = 2_000


@dataclass(frozen=True, kw_only=True)
class ToldWait:
    """`minutes` as said at text[start:end]; text[begins:ends] is the sentence around it."""

    minutes: float
    start: int
    end: int
    begins: int
    ends: int


@dataclass(frozen=True, kw_only=True)
class _Patterns:
    waiting: re.Pattern[str]
    not_waited: re.Pattern[str]
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    time: re.Pattern[str]
    shortened: frozenset[str]
    worth: Mapping[str, float]
    numbers: Mapping[str, int]
    phrases: tuple[tuple[re.Pattern[str], float], ...]


_FOUND: dict[bytes, tuple[ToldWait, ...]] = {}
_MOST_FOUND = 50_000


def told_waits(text: str) -> list[ToldWait]:
    """In the order of the text; several times that follow each other as one ("1 Stunde 20 Minuten") are added.

    What was found in a text is kept under its hash, so that a page with thousands of passages reads each only once; no
    word of it is kept.
    """
    mark = blake2b(text.encode(), digest_size=16).digest()
    found = _FOUND.get(mark)
    if found is None:
        found = tuple(wait for begins, ends in _sentences(text) for wait in _in_sentence(text, begins, ends))
        if len(_FOUND) >= _MOST_FOUND:
            _FOUND.clear()
        _FOUND[mark] = found
    return list(found)


def _in_sentence(text: str, begins: int, ends: int) -> Iterator[ToldWait]:
    patterns, sentence = _patterns(), text[begins:ends]
    if len(sentence) > _LONGEST_SENTENCE or not patterns.waiting.search(sentence):
        return
    if patterns.not_waited.search(sentence):
        return
    for start, end, minutes in _added(sentence):
        if patterns.not_after.search(sentence[:start]) or patterns.not_before.match(sentence[end:]):
            continue
        if 0 < minutes <= LONGEST:
            yield ToldWait(minutes=minutes, start=begins + start, end=begins + end, begins=begins, ends=ends)


def _added(sentence: str) -> Iterator[tuple[int, int, float]]:
    """Times of a sentence; what directly follows a longer one belongs to it: "eine Stunde und zehn Minuten"."""
    current: tuple[int, int, float] | None = None
    for match in _patterns().time.finditer(sentence):
        minutes = _minutes(match)
        between = sentence[current[1] : match.start()].strip().lower() if current else None
        if current and between in {"", "und", "and"} and minutes < current[2] and current[2] % 60 == 0:
            current = (current[0], match.end(), current[2] + minutes)
            continue
        if current:
            yield current
        current = (match.start(), match.end(), minutes)
    if current:
        yield current


def _minutes(match: re.Match[str]) -> float:
    found, patterns = match.groupdict(), _patterns()
    if found["phrase"]:
        return next(minutes for pattern, minutes in patterns.phrases if pattern.fullmatch(found["phrase"]))
    if found["hours"]:
        return int(found["hours"]) * 60 + int(found["rest"])
    # Of a range the smaller number counts.
    unit = next(minutes for unit, minutes in patterns.worth.items() if re.fullmatch(unit, found["unit"], re.IGNORECASE))
    return _number(found["number"]) * unit


def _number(said: str) -> float:
    said = said.lower().replace(",", ".")
    return float(said) if said[0].isdigit() else float(_patterns().numbers[re.sub(r"[\s-]+", "-", said)])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Places of sentences. A point ends one when a capital, a digit or a quotation mark follows after a space, unless
    a number or a shortened word stands before it; an empty line always does.
    """
    ends = [0]
    for match in re.finditer(r"\n\s*\n|[.!?…]+[\"“”»«')]*\s+(?=[\"„“»«'(]*[A-ZÄÖÜ0-9])", text):
        before = re.search(r"(\w+)$", text[max(0, match.start() - 12) : match.start()])
        word = before[1].lower() if before else ""
        is_point = match[0].startswith(".") and not match[0].startswith("..")
        if is_point and (word.isdigit() or word in _patterns().shortened):
            continue
        ends.append(match.end())
    ends.append(len(text))
    for begins, end in pairwise(ends):
        piece = text[begins:end]
        if piece.strip():
            yield begins + len(piece) - len(piece.lstrip()), begins + len(piece.rstrip())


@cache
def _patterns() -> _Patterns:
    told: dict[str, Any] = tomllib.loads((files("resonanz.mirror") / "data/told_waits.toml").read_text("utf-8"))
    numbers = dict(_numbers(told["words"]))
    phrases = [(one, float(minutes)) for minutes, ones in told["phrases"].items() for one in ones]
    worth = {
        unit: float(minutes)
        for part in ("units", "adjectives")
        for minutes, units in told[part].items()
        for unit in units
    }
    about = "|".join(told["about"])
    return _Patterns(
        waiting=_any(told["waiting"]),
        not_waited=_any(told["not_waited"]),
        not_after=re.compile(rf"(?:^|\W)(?:{_spaced(told['not_after'])})(?:\s+(?:{about}))*\s+$", re.IGNORECASE),
        not_before=re.compile(rf"\W*(?:lang\s+)?(?:{_spaced(told['not_before'])})\b", re.IGNORECASE),
        time=_time(numbers, worth, [one for one, _minutes in phrases], about=about),
        shortened=frozenset(told["shortened"]),
        worth=worth,
        numbers=numbers,
        phrases=tuple((re.compile(_spaced([one]), re.IGNORECASE), minutes) for one, minutes in phrases),
    )


def _time(
    numbers: Mapping[str, int], worth: Mapping[str, float], phrases: Iterable[str], *, about: str
) -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word).replace(r"\-", r"[\s-]") for word in numbers), key=len, reverse=True))
    number = rf"\d{{1,4}}(?:[.,]\d{{1,2}})?|(?:{words})"
    unit = "|".join(sorted(worth, key=len, reverse=True))
    span = rf"(?:\s*(?:-|–|bis|oder|to|or)\s*(?:{number}))?"
    return re.compile(
        rf"(?<![\w:.,/])(?:(?P<phrase>{'|'.join(_spaced([one]) for one in phrases)})"
        rf"|(?P<hours>\d{{1,2}}):(?P<rest>[0-5]\d)\s*(?:stunden?|std\.?|h|hours?)"
        rf"|(?P<number>{number}){span}[\s-]*(?:(?:{about})\s+)?(?P<unit>{unit}))(?!\w)",
        re.IGNORECASE,
    )


def _numbers(languages: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Each number in words up to 99, with a hyphen where a space may stand."""
    for language, told in languages.items():
        for part in ("ones", "teens", "tens"):
            yield from told[part].items()
        for (one, n), (ten, tens) in product(told["ones"].items(), told["tens"].items()):
            if language == "en":
                yield f"{ten}-{one}", tens + n
            elif one not in {"eine", "einer", "einen"}:
                yield f"{one}und{ten}", tens + n


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_spaced(patterns)})(?!\w)", re.IGNORECASE)


def _spaced(patterns: Iterable[str]) -> str:
    return "|".join(re.sub(r" (?!\?)", r"\\s+", one) for one in patterns)
