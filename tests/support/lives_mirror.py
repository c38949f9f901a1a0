"""The self-image held against the image outside, as random lives live it."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from resonanz.ground import clock
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import Instrument, Side, Stage
from resonanz.mirror.models import Look
from tests.support.lives_calculation import calculate
from tests.support.lives_language import live_language
from tests.support.lives_promises import audit
from tests.support.lives_readiness import ready
from tests.support.lives_walks import walk

if TYPE_CHECKING:
    from tests.support.lives import Life

_numbers = count(1)
_WORDS = ("nah", "teuer", "freundlich", "langsam", "🙂", "nett")


def look(life: Life) -> None:
    """One step of a look at three words; the first begins one, and after the last another begins."""
    by = life.people.mira.pk
    open_now = Look.objects.filter(instrument=Instrument.THREE_WORDS).exclude(stage=Stage.OPENED).first()
    if open_now is None:
        day = clock.today() + timedelta(days=60)
        made = mirror.draft_look(
            instrument=Instrument.THREE_WORDS, title="Blick", why="Darum.", keep_until=day, inquiry=life.inquiry, by=by
        )
        mirror.begin_look(look=made, by=by)
        for side in (Side.LEADERSHIP, Side.STAFF):
            [code] = mirror.issue_passes(look=made, side=side)
            mirror.answer_inside(code=code, key=_key(), answers=_said(life))
        mirror.seal_look(look=made, by=by)
        open_now = made
    mirror.answer_outside(
        look=open_now,
        answers=_said(life),
        key=_key(),
        text=life._sentence(),
        roles=["customer"],
        permission="public_anonymous",
    )
    if life.random.random() < 0.3:
        mirror.open_look(look=open_now, by=by)


def language(life: Life) -> None:
    live_language(life.random, life._reader())


DEEDS = (look, walk, language, calculate, calculate, ready, audit)
"""Everything that can happen in the mirror."""


def _said(life: Life) -> dict[str, list[str]]:
    return {"words": [life.random.choice(_WORDS) for _ in range(life.random.randint(1, 3))]}


def _key() -> str:
    return f"a life that goes on for {next(_numbers)}"
