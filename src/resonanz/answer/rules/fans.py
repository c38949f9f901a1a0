"""How somebody stands as a fan, what a list of ours may not say, and the token that pauses from a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from django.core import signing

from resonanz.answer.enums import FanDeed, FanStanding

PAUSE_DAYS = 90
LONGEST_PAUSE = 730
_SALT = "answer.fan_pause"
_WAGES = re.compile(
    r"\b(?:pro|je|für\s+jede[nrs]?|per|for\s+(?:each|every))\s+\S*(?:empfehlung|empfohlene|bewertung|geworben|like|"
    r"weitersag|referral|recommendation|review)"
    r"|\b(?:treue|bonus|prämien|sammel)punkte?\b|\bpunktekonto\b|\bwerbeprämie\b|\bkunden\s+werben\b"
    r"|\b(?:empfehlungs|rabatt|gutschein|promo)-?code|\breferral\b|\b(?:loyalty|bonus)\s+points?\b",
    re.IGNORECASE,
)


class Step(Protocol):
    """As much of a step as its standing needs."""

    deed: str
    kinds: list[str]
    paused_until: date | None


def standing_of(newest: Step | None, *, today: date) -> FanStanding:
    """A pause is over from the day it names on; who paused without ever declaring is nothing then."""
    if newest is None:
        return FanStanding.NONE
    if newest.deed == FanDeed.LEFT:
        return FanStanding.LEFT
    if newest.deed == FanDeed.PAUSED and (newest.paused_until is None or newest.paused_until > today):
        return FanStanding.PAUSED
    return FanStanding.ACTIVE if newest.kinds else FanStanding.NONE


def pays_for_deeds(lines: Sequence[str]) -> bool:
    """Whether a line promises something for a behaviour: points, codes, a premium for each recommendation."""
    return any(_WAGES.search(line) for line in lines)


def pause_token(account_id: int) -> str:
    """Stays valid for ever: whoever finds an old mail may still pause what it began."""
    return signing.Signer(salt=_SALT, sep="~").sign(str(account_id))


def read_pause_token(token: str) -> int | None:
    try:
        return int(signing.Signer(salt=_SALT, sep="~").unsign(token))
    except (signing.BadSignature, ValueError):
        return None
