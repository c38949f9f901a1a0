"""A house that writes about its customers: texts with author keys, and an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from resonanz.mirror import actions
from resonanz.mirror.enums import Council
from resonanz.mirror.models import LanguageCount
from tests.support.people import People

SPRING = {"from_on": date(2026, 1, 1), "to_on": date(2026, 3, 31)}
SUMMER = {"from_on": date(2026, 4, 1), "to_on": date(2026, 6, 30)}
BAD, OBJECT, WAR = "Der Querulant hat geschrieben.", "Die Kunden sind nur Targets.", "Wir müssen die Kunden ködern."
GOOD, PLAIN = "Der Kunde hatte recht.", "Die Kundin hat am Montag angerufen."


def texts(authors: int = 12, *, each: Sequence[str] = (BAD, GOOD, PLAIN, PLAIN)) -> list[tuple[str, str]]:
    return [(f"a{n}", " ".join(each)) for n in range(authors)]


def agreed(people: People, *, council: Council = Council.WORKS_COUNCIL) -> None:
    actions.agree_to_counting(
        council=council, spoken_by="Vorsitz des Betriebsrats", on=date(2026, 1, 2), by=people.mira.pk
    )


def counting(people: People, told: Sequence[tuple[str, str]] | None = None, **changes: Any) -> LanguageCount:
    wanted: dict[str, Any] = {"source": "E-Mails", **SPRING, **changes}
    return actions.count_language(texts=texts() if told is None else told, by=people.mira.pk, **wanted)
