"""What of a spoken word tells its meaning: no case, no umlauts, no skin tones, no drawn-out letters."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_UMLAUTS = re.compile("ae|oe|ue")
_FOLDED = {"ae": "a", "oe": "o", "ue": "u", "ä": "a", "ö": "o", "ü": "u"}
_TONES = range(0x1F3FB, 0x1F400)
ENDINGS = (
    ("igkeit", ""),
    ("keit", ""),
    ("heit", ""),
    ("schaft", ""),
    ("ität", ""),
    ("enz", "ent"),
    ("anz", "ant"),
    ("ion", "iv"),
    ("ie", "isch"),
    ("ung", "en"),
)
SHORTEST = 4
"""What is left of a word without its ending has so many letters."""


def shown(text: str) -> str:
    """The word as spoken, without blanks around it; "" where nothing of it can be seen."""
    kept = text.strip()
    return kept if any(unicodedata.category(sign)[0] not in "CZ" for sign in kept) else ""


def parts(text: str) -> list[str]:
    """Lower-case words; the different emoji where there are none; otherwise the visible signs as one."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf"
    ).casefold()
    found = [_DRAWN_OUT.sub(r"\1", hit.group()) for hit in _WORD.finditer(plain)]
    if found:
        return found
    emoji = [sign for sign in plain if unicodedata.category(sign) == "So" and ord(sign) not in _TONES]
    return list(dict.fromkeys(emoji)) or ["".join(plain.split())]


def folded(word: str) -> str:
    """Umlauts in any spelling become the plain vowel."""
    plain = "".join(_FOLDED.get(sign, sign) for sign in word) if not word.isascii() else word
    return _UMLAUTS.sub(lambda hit: _FOLDED[hit.group()], plain)


def bases(word: str) -> list[str]:
    """The word, and what it may be derived from: "Schnelligkeit" from "schnell", "Kompetenz" from "kompetent"."""
    shorter = [
        word.removesuffix(ending) + instead
        for ending, instead in ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST
    ]
    return [word, *shorter]
