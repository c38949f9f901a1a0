"""When two names look the same: other scripts, invisible characters, spacing and accents make no difference."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from confusable_homoglyphs.confusables import confusables_data

_INVISIBLE = {"Cf", "Cc", "Cn", "Co", "Cs"}
# What a reader takes for one letter although it is several, and letters that fonts draw alike.
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_ALIKE = str.maketrans({"1": "l", "i": "l", "|": "l", "!": "l", "0": "o", "ı": "l", "ł": "l", "đ": "d", "ø": "o"})


def without_invisible(text: str) -> str:
    """Without control, format and unassigned characters, and without fillers that look like nothing."""
    return "".join(
        character
        for character in text
        if unicodedata.category(character) not in _INVISIBLE and character not in "\u115f\u1160\u3164\uffa0\u2800\u034f"
    )


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """What stays of a name when only its look counts. Empty when nothing visible is left."""
    plain = unicodedata.normalize("NFKD", without_invisible(name))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    latin = "".join(_latin(character) for character in bare).casefold()
    letters = "".join(_latin(character) for character in latin if character.isalnum() or character in "|!")
    looks = letters.casefold().translate(_ALIKE)
    for several, one in _PAIRS:
        looks = looks.replace(several, one)
    return looks


def looks_alike(name: str, other: str) -> bool:
    """Whether a reader could take one for the other, also with first and last name changed about."""
    return bool(looks_of(name) & looks_of(other))


@lru_cache(maxsize=8192)
def looks_of(name: str) -> frozenset[str]:
    """Every look of a name: as written, and with its words in the order of the alphabet."""
    words = [skeleton(word) for word in name.replace(",", " ").replace("\N{NO-BREAK SPACE}", " ").split()]
    return frozenset(filter(None, (skeleton(name), "".join(sorted(filter(None, words))))))


@lru_cache(maxsize=4096)
def _latin(character: str) -> str:
    """The Latin letter or digit that a character is taken for, else the character itself."""
    if character.isascii():
        return character
    twins = [twin["c"] for twin in confusables_data.get(character, ())]
    return next((twin for twin in twins if twin.isascii() and twin.isalnum()), character)
