"""How agreements and counts stand in the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resonanz.mirror.models import LanguageAgreement, LanguageCount, LanguageShare

LANGUAGE_PLACE = "language_mirror"


def agreement_body(row: LanguageAgreement) -> dict[str, Any]:
    return {
        "deed": str(row.deed),
        "council": str(row.council),
        "spoken_by": row.spoken_by,
        "on": row.on.isoformat(),
    }


def count_body(row: LanguageCount, shares: Iterable[LanguageShare]) -> dict[str, Any]:
    return {
        "deed": "counted",
        "source": row.source,
        "from": row.from_on.isoformat(),
        "to": row.to_on.isoformat(),
        "authors": row.authors,
        "texts": row.texts,
        "sentences": row.sentences,
        "unread": row.unread,
        "rules": row.rules,
        "shares": {str(one.kind): [one.low, one.share, one.high] for one in shares},
    }
