"""Reads the families of words that are shipped with the engine; how they are written stands in families/de.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from resonanz_engine.adapters.shipped import shipped_words
from resonanz_engine.adapters.snowball import Snowball
from resonanz_engine.steps.wordforms import folded, parts
from resonanz_engine.word_types import FamilyBook, Sense

Key = TypeVar("Key")
SIDES = {"plus": 1, "minus": -1}


@cache
def family_book() -> FamilyBook:
    """The shipped families; ValueError where a word stands in two places."""
    told = tomllib.loads(files("resonanz_engine").joinpath("data", "families", "de.toml").read_text("utf-8"))
    return read_book(told)


def read_book(told: Mapping[str, Any]) -> FamilyBook:
    """A book out of the parsed file."""
    words: dict[str, Sense] = {}
    prefixes: dict[str, Sense] = {}
    phrases: dict[tuple[str, ...], Sense] = {}
    for family in told["family"]:
        for side, sign in SIDES.items():
            sense = (family["key"], sign)
            for word in family.get(side, "").split():
                place = prefixes if word.endswith("*") else words
                _put(place, word.removesuffix("*").casefold(), sense)
            for phrase in family.get(f"phrases_{side}", ()):
                _put(phrases, tuple(stemmed(parts(phrase))), sense)
    return FamilyBook(
        words=_with_stems(words),
        prefixes={folded(word): sense for word, sense in prefixes.items()},
        phrases=phrases,
        weak=frozenset(family["key"] for family in told["family"] if family.get("weak")),
        idioms={tuple(parts(idiom)): tuple(instead.split()) for idiom, instead in told.get("idioms", {}).items()},
        negators=_folded(told["negators"]),
        turning=_folded(told["turning"]),
        boosters=_folded(told["boosters"]),
        beginnings=tuple(sorted(_folded(told["beginnings"]), key=lambda word: (-len(word), word))),
        stop=frozenset(map(folded, shipped_words("stop_de") | shipped_words("stop_en"))),
    )


def stemmed(words: list[str]) -> list[str]:
    """Folded stems of lower-case words."""
    return [folded(stem) for stem in Snowball().stem(words, "de")]


def _put(place: dict[Key, Sense], key: Key, sense: Sense) -> None:
    if place.setdefault(key, sense) != sense:
        raise ValueError(f"{key!r} stands in {place[key]} and in {sense}.")


def _with_stems(words: Mapping[str, Sense]) -> dict[str, Sense]:
    """Stems beside the words; a stem that several families share tells nothing."""
    out: dict[str, Sense] = {}
    unclear: set[str] = set()
    for word, stem in zip(words, stemmed(list(words)), strict=True):
        if out.setdefault(stem, words[word]) != words[word]:
            unclear.add(stem)
    plain = {folded(word): sense for word, sense in words.items()}
    return {**{stem: sense for stem, sense in out.items() if stem not in unclear}, **plain}


def _folded(words: str) -> frozenset[str]:
    return frozenset(folded(word.casefold()) for word in words.split())
