"""Short ways into the mirror."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import Told
from resonanz.mirror import actions
from resonanz.mirror.enums import Instrument, Side, Stage
from resonanz.mirror.models import Look, Sheet
from tests.support.people import People

_numbers = count(1)


def look_at(
    people: People, instrument: Instrument, inquiry: Inquiry | None = None, *, asking: bool = True, **changes: Any
) -> Look:
    told: dict[str, Any] = {
        "title": "Frühjahr",
        "why": "Wir wollen wissen, wie weit wir auseinanderliegen.",
        "keep_until": people.today() + timedelta(days=100),
        "inquiry": inquiry,
        **changes,
    }
    look = actions.draft_look(instrument=instrument, by=people.mira.pk, **told)
    if asking:
        actions.begin_look(look=look, by=people.mira.pk)
    return Look.objects.get(pk=look.pk)


def inside(look: Look, side: Side, answers: Any) -> Sheet:
    """Somebody from inside answers with a link of their own."""
    [code] = actions.issue_passes(look=look, side=side)
    return actions.answer_inside(code=code, key=f"a key that is long enough {next(_numbers)}", answers=answers)


def words(*said: str) -> dict[str, Any]:
    return {"words": list(said)}


def outside(
    look: Look, answers: Any, *, roles: Sequence[str] = ("customer",), text: str = "So war es.", **changes: Any
) -> Told:
    told: dict[str, Any] = {
        "key": f"a key that is long enough {next(_numbers)}",
        "permission": "public_anonymous",
        **changes,
    }
    return actions.answer_outside(look=look, answers=answers, text=text, roles=roles, **told)


def sealed(people: People, inquiry: Inquiry, *leaders: Sequence[str]) -> Look:
    """Three words of the leadership, sealed: from now on people outside can answer."""
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    for said in leaders or [("schnell", "modern", "nah")]:
        inside(look, Side.LEADERSHIP, words(*said))
    actions.seal_look(look=look, by=people.mira.pk)
    return Look.objects.get(pk=look.pk, stage=Stage.SEALED)
