"""Three words of everybody who gave them, and by which audience they are counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from resonanz.mirror.enums import Instrument, Side
from resonanz.mirror.models import Look, Sheet
from resonanz.people.enums import Role

CUSTOMERS, NOT_YET, OTHERS = "customers", "not_yet", "others"
OUTSIDERS = (CUSTOMERS, NOT_YET, OTHERS)
AUDIENCES: tuple[str, ...] = (Side.STAFF.value, CUSTOMERS, NOT_YET, OTHERS)
"""Every answer belongs to exactly one, so that no two numbers can be subtracted from each other."""
_NOT_YET = {Role.NON_CUSTOMER, Role.COMPETITOR_CUSTOMER}


@dataclass(frozen=True, kw_only=True)
class SpokenWord:
    """`person` is an opaque number of this look alone, `story_id` None inside."""

    text: str
    person: str
    audience: str
    story_id: int | None


def spoken_words(look: Look) -> list[SpokenWord]:
    """All words of a look that are still there, in the order in which they came."""
    rows = Sheet.objects.filter(look=look).order_by("entry_index")
    found: list[SpokenWord] = []
    for pk, side, answers, story_id, roles in rows.values_list("pk", "side", "answers", "story_id", "story__roles"):
        audience = audience_of(side, roles or ())
        found += [
            SpokenWord(text=word, person=str(pk), audience=audience, story_id=story_id) for word in answers["words"]
        ]
    return found


@dataclass(frozen=True, kw_only=True)
class ToldWords:
    """Three words that came with somebody's story."""

    words: Sequence[str]
    at: datetime
    inquiry_code: str


def words_told_with(story_ids: Collection[int]) -> list[ToldWords]:
    rows = Sheet.objects.filter(story_id__in=story_ids, look__instrument=Instrument.THREE_WORDS).order_by("pk")
    return [
        ToldWords(words=answers["words"], at=at, inquiry_code=code)
        for answers, at, code in rows.values_list("answers", "answered_at", "story__inquiry__code")
    ]


def audience_of(side: str, roles: Sequence[str]) -> str:
    """Whoever is a customer is not counted among the others. Who works here and answered outside is: added to those
    who answered inside, the difference would say how many they are.
    """
    held = set(roles)
    if side != Side.OUTSIDE:
        return side
    if Role.CUSTOMER in held and Role.EMPLOYEE not in held:
        return CUSTOMERS
    return NOT_YET if held & _NOT_YET and Role.EMPLOYEE not in held else OTHERS
