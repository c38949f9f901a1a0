"""What a random house does with what it promised: other days, other hands, words that stay internal for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from resonanz.act import actions as act
from resonanz.act import reads as act_reads
from resonanz.act.enums import Pledge, Word
from resonanz.act.models import Decision
from resonanz.ground import clock

if TYPE_CHECKING:
    from tests.support.lives import Life


def pledge(life: Life) -> None:
    """Somebody gives their word aloud, by name where they agree to it."""
    named = act_reads.may_be_named().first()
    act.commit_to(
        inquiry=life.inquiry,
        text=life.sentence(),
        owner="Kundendienst",
        held_by=named.pk if named else None,
        due_on=clock.today() + timedelta(days=life.random.randint(0, 30)),
        by=life.people.mira.pk,
    )


def name(life: Life) -> None:
    deed = life.random.choice([act.agree_to_name, act.agree_to_name, act.take_name_back])
    deed(account_id=life.reader())


def decide(life: Life) -> None:
    insight, word = life.insight(), life.random.choice([*Word])
    if insight is None:
        return
    later = clock.today() + timedelta(days=life.random.randint(20, 60))
    named = act_reads.may_be_named().first() if life.random.random() < 0.4 else None
    internal = clock.today() + timedelta(days=life.random.randint(1, 9)) if life.random.random() < 0.3 else None
    act.decide(
        insight=insight,
        place=life.inquiry.place,
        word=word,
        by=life.reader(),
        reason=life.sentence(),
        owner="Kundendienst",
        held_by=named.pk if named else None,
        due_on=later if word == Word.IN_PROGRESS else None,
        public_on=internal,
    )


def tell(life: Life) -> None:
    """The day of an internal decision comes, or another one is named; where there is none, one is made first."""
    act.tell_what_is_due()
    internal = Decision.objects.filter(is_current=True, public_on__gt=clock.today())
    held = internal.order_by("?").first() or _kept_internal(life)
    if held is not None:
        act.change_public_day(
            decision_id=held.pk,
            public_on=clock.today() + timedelta(days=life.random.randint(0, 12)),
            reason=life.sentence(),
            by=life.reader(),
        )


def _kept_internal(life: Life) -> Decision | None:
    insight = life.insight()
    if insight is None:
        return None
    given: dict[str, Any] = {"insight": insight, "place": life.inquiry.place, "by": life.reader()}
    # What was promised in public ends in public.
    act.decide(word=Word.DONE, reason=life.sentence(), **given)
    soon = clock.today() + timedelta(days=13)
    return act.decide(word=Word.EXISTS, reason=life.sentence(), public_on=soon, **given)


def follow(life: Life) -> None:
    running = act_reads.open_commitments()
    if running:
        promise = life.random.choice(running)
        act.follow_up(
            commitment_id=promise.commitment.pk,
            deed=life.random.choice([Pledge.MOVED, Pledge.HANDED, Pledge.KEPT, Pledge.BROKEN]),
            reason=life.sentence(),
            due_on=max(promise.due_on, clock.today()) + timedelta(days=3),
            owner="Leitung",
            by=life.reader(),
        )
