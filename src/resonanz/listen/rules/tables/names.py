"""The vocabulary of foreign tables of messages, read from data files."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from resonanz.ground.tables.names import FieldNames, fold, read_field_names

_LONGEST = 200
_GENDER = re.compile(r"[*:_/(·-]{1,2}(?:in(?:nen)?|r)\b\)?")
_DATA = files("resonanz.listen.rules") / "data"


@lru_cache(maxsize=1)
def field_names() -> dict[str, FieldNames]:
    return read_field_names(_DATA / "headers.toml")


def fold_role(word: str) -> str:
    """Reduce „Kund*in“, „Kunde/-in“ and „KundIn“ to one spelling."""
    return fold(_GENDER.sub("in", word.strip()[:_LONGEST].casefold()))


@lru_cache(maxsize=1)
def role_words() -> dict[str, str]:
    read = tomllib.loads((_DATA / "roles.toml").read_text("utf-8"))
    return {fold_role(word): role for role, words in read.items() for word in _spellings(words)}


def _spellings(words: Iterable[str]) -> Iterable[str]:
    """Joining „Kunde/-in“ leaves „kundein“ behind, which nobody would list."""
    for word in words:
        yield word
        yield f"{word}in"
