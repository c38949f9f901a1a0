"""Which days may be counted. Each day of the house is counted at most once, whatever the texts are called.

Why so strict: whoever counts a house twice for the same time, the second time without one person, holds that person's
sentences in the difference, however coarsely both are rounded, if only often enough. Under another name it would be the
same. Periods that share no day share no text, so there is nothing to subtract. A period lasts four weeks or more, so
that nobody cuts time into slices until one holds a single person.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

SHORTEST = 28
LONGEST = 731
OLDEST = timedelta(days=10 * 366)


def period_problems(
    from_on: date | None, to_on: date | None, *, today: date, counted: Iterable[tuple[date, date]]
) -> dict[str, str]:
    """What is wrong with a period, by field; `counted` are the first and the last day of each count there is."""
    if from_on is None:
        return {"from_on": _("Von welchem Tag an stammen die Texte?")}
    if to_on is None:
        return {"to_on": _("Bis zu welchem Tag stammen die Texte?")}
    return _misplaced(from_on, to_on, today) or _wrong_length(from_on, to_on) or _taken(from_on, to_on, counted)


def _misplaced(from_on: date, to_on: date, today: date) -> dict[str, str]:
    if to_on < from_on:
        return {"to_on": _("Das Ende liegt vor dem Anfang.")}
    if to_on > today:
        return {"to_on": _("Dieser Tag liegt in der Zukunft. Gezählt wird, was geschrieben ist.")}
    if from_on < today - OLDEST:
        return {"from_on": _("Das ist mehr als zehn Jahre her. So weit zurück zählt der Spiegel nicht.")}
    return {}


def _wrong_length(from_on: date, to_on: date) -> dict[str, str]:
    days = (to_on - from_on).days + 1
    if days < SHORTEST:
        told = {"days": days, "least": SHORTEST}
        return {
            "to_on": _("Das sind %(days)s Tage. Ein Zeitraum hat mindestens %(least)s, damit niemand darin allein ist.")
            % told
        }
    if days > LONGEST:
        return {"to_on": _("Ein Zeitraum hat höchstens zwei Jahre. Geteilt zeigt er auch, was sich ändert.")}
    return {}


def _taken(from_on: date, to_on: date, counted: Iterable[tuple[date, date]]) -> dict[str, str]:
    for first, last in sorted(counted):
        if first <= to_on and from_on <= last:
            told = {"first": f"{first:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"}
            return {
                "from_on": _(
                    "Vom %(first)s bis %(last)s ist schon gezählt. Kein Tag zählt zweimal, auch nicht für andere "
                    "Texte: Aus dem Unterschied zweier Zählungen ließe sich ein einzelner Mensch errechnen."
                )
                % told
            }
    return {}
