"""How a deed of moderation stands in the ledger: public facts in the body, words in the meta part.

Words carry a salt of their own, so that they can be erased while the fact that something was decided stays provable.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from resonanz.trust.enums import Deed, Kind

APPEAL_DAYS = 183
"""Article 20 of the Digital Services Act gives six months."""
APPEAL_TIME = timedelta(days=APPEAL_DAYS)

KINDS = {
    Deed.HOLD: Kind.HOLD,
    Deed.HIDE: Kind.HIDE,
    Deed.RELEASE: Kind.RELEASE,
    Deed.APPEAL: Kind.APPEAL,
    Deed.GRANT: Kind.APPEAL,
    Deed.REJECT: Kind.APPEAL,
}


class Done(Protocol):
    target_index: int
    deed: str
    ground: str
    cause: str
    answers: int | None
    function: str
    deadline: datetime | None


def body(done: Done) -> dict[str, Any]:
    """The part that stays for ever and names nobody."""
    return {
        "entry": done.target_index,
        "deed": done.deed,
        "ground": done.ground,
        "cause": done.cause,
        "answers": done.answers,
        "function": done.function,
        "until": _moment(done.deadline),
    }


def meta(note: str) -> dict[str, str]:
    return {"note": note}


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
