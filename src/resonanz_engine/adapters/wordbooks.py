"""Reads the sets of wording rules that are shipped with the engine; how they are written stands in lists_de.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from resonanz_engine.adapters.shipped import shipped_words
from resonanz_engine.steps.tokens import folded
from resonanz_engine.wordbook import GAPS, Balance, Pattern, Slot, Topic, Wordbook, WordingRule

LANGUAGES = ("de", "en")
ENDINGS = {"~": ("", "e", "er", "en", "es", "em"), "+": ("e", "er", "en", "es", "em")}
"""What "freundlich~" and "freundlich+" stand for: all forms, or only those before a noun."""


@cache
def wordbook(name: str, language: str) -> Wordbook:
    """The rules of a set (such as "question") in one language; ValueError for a line that is no pattern."""
    lists = _lists(language)
    told, texts = _read(f"{name}_{language}"), _read(name)
    collected = Collected(lists)
    groups = told.get("groups", {})
    rules = tuple(_rule(row, collected, groups) for row in told["rule"])
    about = collected.all(told.get("about", {}).get("when", ()))
    topics = tuple(
        Topic(
            pattern=collected.one(row["after"]),
            begins=_options(row["begins"], lists),
            until=lists["until"],
            noun=row.get("noun", False),
            instead=row["instead"],
            informal=row.get("informal", row["instead"]),
        )
        for row in told.get("topic", ())
    )
    return Wordbook(
        rules=rules,
        patterns=tuple(collected.patterns),
        why={code: texts["why"][code] for code in LANGUAGES},
        instead=texts["instead"][language],
        informal=texts.get("informal", {}).get(language, {}),
        topics=topics,
        topic_kinds=frozenset(texts.get("topic_kinds", ())),
        fillers=lists.get("fillers", frozenset()),
        intimate=lists.get("intimate", frozenset()),
        joins=lists.get("joins", frozenset()),
        abbreviations=shipped_words("abbreviations"),
        everyday=lists.get("everyday", frozenset()),
        proof={kind: _options(words, lists) for kind, words in told.get("proof", {}).items()},
        cites=texts.get("cites", False),
        about=about,
        praise=frozenset(texts.get("praise", ())),
    )


@cache
def telling_words() -> Mapping[str, frozenset[str]]:
    """Function words that occur in one language only, folded."""
    own = {
        code: frozenset(folded(word) for word in shipped_words(f"stop_{code}")) | _lists(code)["telling"]
        for code in LANGUAGES
    }
    return {code: own[code].difference(*(own[other] for other in LANGUAGES if other != code)) for code in LANGUAGES}


@cache
def foreign_words() -> frozenset[str]:
    """Function words of neighbouring languages that occur in none of ours, folded."""
    ours = (shipped_words(f"stop_{code}") for code in LANGUAGES)
    known = frozenset(folded(word) for words in ours for word in words).union(*telling_words().values())
    return frozenset(folded(word) for word in shipped_words("foreign")) - known


class Collected:
    """Patterns of all rules, each of them once."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self.lists = lists
        self.patterns: list[Pattern] = []
        self.at: dict[str, int] = {}

    def one(self, line: str) -> int:
        if line not in self.at:
            self.at[line] = len(self.patterns)
            self.patterns.append(pattern(line, self.lists))
        return self.at[line]

    def all(self, lines: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.one(line) for line in lines)


def pattern(line: str, lists: Mapping[str, frozenset[str]]) -> Pattern:
    """A pattern out of a line such as ``^ finden sie .. nicht``."""
    words = line.split()
    opening = bool(words) and words[0] == "^"
    slots: list[Slot] = []
    gap, reach = 0, 0
    for word in words[opening:]:
        if word in GAPS:
            gap, reach = GAPS[word]
        elif word == "$" and slots:
            slots[-1] = replace(slots[-1], closes=True)
        elif word.startswith("!") and slots:
            slots[-1] = replace(slots[-1], not_next=_options(word[1:], lists))
        else:
            slots.append(_slot(word, lists, gap, reach))
            gap, reach = 0, 0
    if not slots:
        raise ValueError(f"No words in the pattern: {line}")
    return Pattern(tuple(slots), opening)


def _slot(word: str, lists: Mapping[str, frozenset[str]], gap: int, reach: int) -> Slot:
    options = _options(word.removeprefix(","), lists)
    if not options or any("*" in option[1:-1] for option in options):
        raise ValueError(f"No words, or a star inside one: {word}")
    return Slot(
        exact=frozenset(option for option in options if "*" not in option),
        prefixes=tuple(sorted(option[:-1] for option in options if option.endswith("*"))),
        suffixes=tuple(sorted(option[1:] for option in options if option.startswith("*") and option != "*")),
        gap=gap,
        reach=max(reach, word.startswith(",")),
        opens=word.startswith(","),
    )


def _options(word: str, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """All spellings that ``a|b~|@list`` stands for, folded."""
    out: set[str] = set()
    for option in word.split("|"):
        if option.startswith("@"):
            name = option[1:]
            if name not in lists:
                raise ValueError(f"There is no list {name}")
            out |= lists[name]
        elif option[-1:] in ENDINGS:
            out |= {folded(option[:-1]) + ending for ending in ENDINGS[option[-1]]}
        else:
            out.add(option if option.startswith("#") else folded(option))
    return frozenset(out)


@cache
def _lists(language: str) -> Mapping[str, frozenset[str]]:
    """Lists of words by name; those of adjectives also as "name+", only the forms before a noun; and
    "name-", words that begin a compound with a hyphen."""
    out: dict[str, frozenset[str]] = {}
    for name, words in _read(f"lists_{language}").items():
        found = words.split()
        out[name] = frozenset[str]().union(*(_options(word, out) for word in found))
        before_noun = [word.replace("~", "+") if "@" not in word else f"{word}+" for word in found]
        out[f"{name}-"] = frozenset(f"{word}-*" for word in out[name] if not word.endswith("*"))
        out[f"{name}+"] = frozenset[str]().union(*(_options(word, out) for word in before_noun if word[-1] == "+"))
    return out


def _rule(row: Mapping[str, Any], collected: Collected, groups: Mapping[str, list[str]]) -> WordingRule:
    balance = row.get("balance")

    def patterns(name: str) -> tuple[int, ...]:
        return collected.all(_spelt_out(row.get(name, ()), groups))

    return WordingRule(
        name=row["name"],
        kind=row["kind"],
        when=patterns("when"),
        needs=patterns("needs"),
        unless=patterns("unless"),
        unless_text=patterns("unless_text"),
        asks=row.get("asks", False),
        whole=row.get("whole", False),
        cut=_options(row["cut"], collected.lists) if "cut" in row else frozenset(),
        balance=_balance(balance, collected.lists) if balance else None,
        instead=row.get("instead", ""),
        fires=tuple(row["fires"]),
        quiet=tuple(row["quiet"]),
    )


def _spelt_out(lines: Iterable[str], groups: Mapping[str, list[str]]) -> list[str]:
    """The patterns with "=name" replaced by the group, which may name others."""
    return [one for line in lines for one in (_spelt_out(groups[line[1:]], groups) if line.startswith("=") else [line])]


def _balance(row: Mapping[str, Any], lists: Mapping[str, frozenset[str]]) -> Balance:
    return Balance(_options(row["more"], lists), _options(row["than"], lists), row["least"], row["ahead"])


def _read(name: str) -> dict[str, Any]:
    source = files("resonanz_engine").joinpath("data", "wording", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
