"""How many people of each audience believe each promise, as far as it may be said, and which can be told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from resonanz.mirror.enums import FLOORS, Belief, Side
from resonanz.mirror.models import Promise, Sheet
from resonanz.mirror.reads.words import CUSTOMERS, NOT_YET, OTHERS, OUTSIDERS, audience_of
from resonanz.mirror.rules.audiences import shown_audiences
from resonanz.mirror.rules.belief_counts import Part, protected
from resonanz.mirror.rules.beliefs import rank_promises
from resonanz.mirror.rules.judging import judgements_of

if TYPE_CHECKING:
    from resonanz.mirror.models import Look

_AUDIENCES = (CUSTOMERS, Side.STAFF.value, Side.LEADERSHIP.value, NOT_YET, OTHERS)


def picture_of_promises(look: Look) -> dict[str, Any]:
    """`people` and `parts` follow the audiences; None stands for one that is too small. `ranks` are those of customers
    and computed from what is said of them, never from a count that is not.
    """
    people, counted = _count(look)
    numbers = list(Promise.objects.filter(look=look).order_by("number").values_list("number", flat=True))
    shown = shown_audiences({name: people[name] for name in OUTSIDERS}, floor=FLOORS[Side.OUTSIDE])
    floors = {name: _floor(name, people[name], is_shown=name in shown) for name in _AUDIENCES}
    parts = {
        number: [_part(people[name], counted[name, number], floors[name]) for name in _AUDIENCES] for number in numbers
    }
    told = {str(number): row[0] for number, row in parts.items() if row[0] and row[0].is_told}
    ranking = rank_promises({key: part.ratings for key, part in told.items()}, k=2) if told else None
    return {
        "audiences": list(_AUDIENCES),
        "people": [people[name] if people[name] >= floors[name] else None for name in _AUDIENCES],
        "items": [
            {"number": number, "parts": [part.written() if part else None for part in row]}
            for number, row in parts.items()
        ],
        "ranks": [[int(one.key), one.rank] for one in ranking.believed] if ranking else [],
    }


def _floor(name: str, people: int, *, is_shown: bool) -> int:
    """The smallest number that is said; one more than there are where nothing is."""
    if name in Side.values:
        return FLOORS[Side(name)]
    return FLOORS[Side.OUTSIDE] if is_shown else max(people + 1, FLOORS[Side.OUTSIDE])


def _count(look: Look) -> tuple[Counter[str], defaultdict[tuple[str, int], Counter[str]]]:
    """People by audience, and by audience and number what they said."""
    people: Counter[str] = Counter()
    counted: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for side, answers, roles in Sheet.objects.filter(look=look).values_list("side", "answers", "story__roles"):
        audience = audience_of(side, roles or ())
        people[audience] += 1
        for number, one in judgements_of(answers).items():
            counted[audience, number][one.says] += 1
    return people, counted


def _part(people: int, said: Counter[str], floor: int) -> Part | None:
    return protected(
        believe=said[Belief.BELIEVE],
        doubt=said[Belief.DOUBT],
        unsure=said[Belief.UNSURE],
        left_open=people - said.total(),
        floor=floor,
    )
