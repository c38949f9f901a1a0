"""How two spellings of a name count as one, and how the fields of foreign tables are called."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources.abc import Traversable

_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LONGEST = 200
_CAMEL = re.compile(r"(?<=[a-zäöüß0-9])(?=[A-ZÄÖÜ])")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class FieldNames:
    """How one field is called elsewhere; names in order of preference."""

    names: tuple[str, ...]
    words: frozenset[str]
    never: frozenset[str]


def fold(text: str) -> str:
    """Reduce a name to its letters and digits, umlauts spelled out. Nobody's name is longer than 200 characters."""
    text = text[:_LONGEST]
    return "".join(_WORD.findall(text.casefold())).translate(_SPELLING) or text.strip()


def words_of(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(_CAMEL.sub(" ", text[:_LONGEST])))


def read_field_names(source: Traversable) -> dict[str, FieldNames]:
    """Reads a TOML file with names, words and never for each field."""
    return {
        field: FieldNames(
            names=tuple(fold(name) for name in entry["names"]),
            words=frozenset(map(fold, entry["words"])),
            never=frozenset(map(fold, entry["never"])),
        )
        for field, entry in tomllib.loads(source.read_text("utf-8")).items()
    }


def called(names: FieldNames, headers: Collection[str]) -> str | None:
    """The header that is one of the names as a whole, the most telling name first."""
    folded = {fold(header): header for header in reversed(list(headers))}
    return next((folded[name] for name in names.names if name in folded), None)


def called_by_word(names: FieldNames, headers: Collection[str]) -> str | None:
    """The first header with one of the words in it and none that rules it out."""
    for header in headers:
        words = words_of(header)
        if words & names.words and not words & names.never:
            return header
    return None
