"""The vocabulary of tables of messages, read from data files."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from resonanz.ground.tables.names import fold

_LONGEST = 200
_GENDER = re.compile(r"[*:_/(·-]{1,2}(?:in(?:nen)?|r)\b\)?")


@dataclass(frozen=True)
class FieldNames:
    """How one field is called elsewhere; names in order of preference."""

    names: tuple[str, ...]
    words: frozenset[str]
    never: frozenset[str]


@lru_cache(maxsize=1)
def field_names() -> dict[str, FieldNames]:
    return {
        field: FieldNames(
            names=tuple(fold(name) for name in entry["names"]),
            words=frozenset(map(fold, entry["words"])),
            never=frozenset(map(fold, entry["never"])),
        )
        for field, entry in _read("headers.toml").items()
    }


def fold_role(word: str) -> str:
    """Reduce „Kund*in“, „Kunde/-in“ and „KundIn“ to one spelling."""
    return fold(_GENDER.sub("in", word.strip()[:_LONGEST].casefold()))


@lru_cache(maxsize=1)
def role_words() -> dict[str, str]:
    return {fold_role(word): role for role, words in _read("roles.toml").items() for word in _spellings(words)}


def _spellings(words: Iterable[str]) -> Iterable[str]:
    """Joining „Kunde/-in“ leaves „kundein“ behind, which nobody would list."""
    for word in words:
        yield word
        yield f"{word}in"


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("resonanz.listen.rules") / "data" / name).read_text("utf-8"))
