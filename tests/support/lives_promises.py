"""An audit of promises, as random lives live it: drafted, judged outside and inside, opened and asked again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from resonanz.ask.enums import State
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.enums import Permission
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import INSIDE, Belief, Claim, Instrument, Stage
from resonanz.mirror.models import Look

if TYPE_CHECKING:
    from tests.support.lives import Life


def audit(life: Life) -> None:
    """Whatever comes next for the newest audit: somebody judges, or it is opened and the next one is drafted."""
    look = Look.objects.filter(instrument=Instrument.PROMISES).order_by("-pk").first()
    if look is None or look.stage == Stage.OPENED:
        _begin(life, look)
    elif life.random.random() < 0.1:
        mirror.open_look(look=look, by=life._reader())
    elif life.random.random() < 0.5:
        [code] = mirror.issue_passes(look=look, side=life.random.choice(INSIDE))
        mirror.judge_inside(code=code, key=_key(life), judged=_judged(life))
    elif Inquiry.objects.get(pk=life.inquiry.pk).state == State.OPEN:
        mirror.judge_outside(
            look=look,
            judged=_judged(life),
            key=_key(life),
            text=life._sentence(),
            roles=["customer"],
            permission=Permission.PUBLIC_ANONYMOUS,
        )


def _begin(life: Life, before: Look | None) -> None:
    by = life._reader()
    look = mirror.draft_look(
        instrument=Instrument.PROMISES,
        title=life._sentence(),
        why=life._sentence(),
        keep_until=clock.today() + timedelta(days=200),
        inquiry=Inquiry.objects.get(pk=life.inquiry.pk),
        follows=before,
        by=by,
    )
    texts = ("Immer persönlich.", "Alles digital.", "Fairness")
    items = [mirror.Item(kind=life.random.choice([*Claim]), text=text, source="Leitbild") for text in texts]
    mirror.keep_promises(look=look, items=items)
    mirror.begin_look(look=look, by=by)


def _judged(life: Life) -> dict[int, mirror.Judgement]:
    numbers = life.random.sample((1, 2, 3), life.random.randint(1, 3))
    return {
        number: mirror.Judgement(
            says=life.random.choice([*Belief]).value, why=life.random.choice(["", life._sentence()])
        )
        for number in numbers
    }


def _key(life: Life) -> str:
    return f"a key of an audit {life.random.random()}"
