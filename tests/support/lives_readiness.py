"""Readiness checks as random lives live them: begun, answered by whoever wants to, opened, asked once more."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from resonanz.ground import clock
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import INSIDE, Instrument, Stage
from resonanz.mirror.errors import NotNow
from resonanz.mirror.models import Look
from resonanz.mirror.rules.readiness import questions

if TYPE_CHECKING:
    from random import Random

    from tests.support.lives import Life


def ready(life: Life) -> None:
    """A few answers from either side for the look that is under way, and sometimes its opening."""
    look = _asking(life)
    for _ in range(life.random.randint(1, 4)):
        side = life.random.choice(INSIDE)
        [code] = mirror.issue_passes(look=look, side=side)
        key = f"a key for a readiness check {life.random.random()}"
        mirror.answer_inside(code=code, key=key, answers=answers(life.random))
    if life.random.random() < 0.4:
        with suppress(NotNow):
            mirror.open_look(look=look, by=life.people.mira.pk)


def answers(random: Random) -> dict[str, Any]:
    """Any sheet: some statements passed over, some that somebody could not say."""
    return {"answers": {key: random.randint(0, 5) for key in questions() if random.random() < 0.8}}


def _asking(life: Life) -> Look:
    looks = Look.objects.filter(instrument=Instrument.READINESS)
    under_way = looks.filter(stage=Stage.ASKING).first()
    if under_way is not None:
        return under_way
    made = mirror.draft_look(
        instrument=Instrument.READINESS,
        title="Standort",
        why="Bevor wir etwas ankündigen.",
        keep_until=clock.today() + timedelta(days=100),
        by=life.people.mira.pk,
        follows=looks.order_by("pk").last(),
    )
    mirror.begin_look(look=made, by=life.people.mira.pk)
    return made
