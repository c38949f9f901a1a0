"""Whom a German text addresses, and how: as „Sie“, as „du“, or nobody.

The catalogue `de_DU` holds a du form for every text that addresses its reader as „Sie“. What looks like it and is
none (a „Sie“ that means „they“ at the beginning of a sentence) stands in `addressing_nobody.toml`, with its reason.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_NOBODY = Path(__file__).with_name("addressing_nobody.toml")
_SIE = re.compile(r"\b(?:Sie|Ihnen|Ihr|Ihre[mnrs]?)\b")
_DU = re.compile(
    r"\b(du|dich|dir|dein(e|em|en|er|es|s)?|euch|euer|eure[mnrs]?|"
    r"ihr (habt|seid|könnt|wollt|sollt|müsst|dürft|werdet|lest|gebt|sprecht|zeigt))\b",
    re.IGNORECASE,
)
# Commands to a friend, at the beginning of a sentence or after „bitte“. Common nouns of this house are left out:
# Frage, Antwort, Suche, Versuch, Vergleich, Klick.
_DU_COMMAND = re.compile(
    r"(?:^|[.:;!?„–]\s*|\bbitte )"
    r"(Gib|Schreibe?|Gehe?|Lies|Sieh|Nimm|Erzähle?|Wähle?|Klicke|Drücke?|Schaue?|Komme?|Öffne|Prüfe?|Speichere|"
    r"Lade?|Melde|Bewahre?|Sende|Schicke?|Warte|Trage?|Hilf|Vergiss|Sprich|Sage?|Zeige?|Mache?|Beginne?|Kopiere?|"
    r"Drucke|Fotografiere?|Probiere?|Ändere|Lösche?|Behalte?|Installiere?|Starte|Antworte|Versuche)\b",
    re.IGNORECASE,
)
# Texts that look like a word to a friend and are none. Each says why.
_NO_DU = {
    "mit „du“": "the name of the choice itself",
    "Beginn": "a noun: when an evening begins",
    "Beginn der Stelle": "a noun: where a passage begins",
    "Beginn der gelobten Stelle": "a noun: where the praise begins",
    "Versuche": "a noun: experiments",
}


def looks_like_sie(text: str) -> bool:
    return _SIE.search(text) is not None


def says_sie(text: str) -> bool:
    """Whether a text of the code addresses its reader as „Sie“."""
    return looks_like_sie(text) and text not in addressing_nobody()


def says_du(text: str) -> bool:
    return text not in _NO_DU and bool(_DU.search(text) or _DU_COMMAND.search(text))


@cache
def addressing_nobody() -> dict[str, str]:
    """Texts with a „Sie“ or „Ihr“ that is not the reader, each with its reason."""
    reasons = tomllib.loads(_NOBODY.read_text("utf-8"))
    return {text: row["why"] for row in reasons["reason"] for text in row["texts"]}
