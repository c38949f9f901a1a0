"""How two spellings of a column's name count as one."""

import re

_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LONGEST = 200
_CAMEL = re.compile(r"(?<=[a-zäöüß0-9])(?=[A-ZÄÖÜ])")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Reduce a name to its letters and digits, umlauts spelled out. Nobody's name is longer than 200 characters."""
    text = text[:_LONGEST]
    return "".join(_WORD.findall(text.casefold())).translate(_SPELLING) or text.strip()


def words_of(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(_CAMEL.sub(" ", text[:_LONGEST])))
