"""What the makers love, and what a measure brings, as random lives live it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from resonanz.act import actions as act
from resonanz.act import reads as act_reads
from resonanz.act.enums import Side, Span, Term, Unit, Verdict
from resonanz.act.errors import IsMaker, NothingToLeave
from resonanz.act.models import Darling, Measure
from resonanz.ground import clock

if TYPE_CHECKING:
    from tests.support.lives import Life


def love(life: Life) -> None:
    """A darling, its evidence, a verdict, a farewell and what its makers say to that; whatever is refused is none."""
    mira, jonas, word = life.people.mira.pk, life.people.jonas.pk, life.random.choice([*Verdict, Verdict.LET_GO])
    darling = Darling.objects.first() or act.love(
        title="Der Tarifplaner",
        what="Ein Rechner",
        why="Zwei Winter Arbeit",
        since="2014",
        makers=[jonas],
        names=["Grete Ammersdorf"],
        agreed=True,
        conditions=["Wer ihn öffnet, findet seinen Tarif."],
        by=jonas,
    )
    with suppress(IsMaker, NothingToLeave):
        piece = act.bring_evidence(
            condition=darling.conditions.all()[0],
            side=life.random.choice([*Side]),
            observation="Drei von vier gaben auf.",
            observed_on=clock.today(),
            story=life.random.choice([None, life._story().pk]),
            by=life.random.choice([mira, mira, jonas]),
        )
        act.judge(darling=darling, word=word, reason="So ist es.", rests_on=[piece.pk], by=mira)
        praise = [(story.pk, story.text[:7]) for story in life._stories()[:1]]
        act.write_farewell(
            darling=darling, was="Ein Rechner", gave="Ruhe", thanks="Danke", remains="Viel", by=jonas, praise=praise
        )
    act.comment(darling=darling, text="Ich höre zu.", by=jonas)
    loved = act_reads.darling(darling.pk)
    assert loved is not None
    act.agree(maker=loved.makers[0].row, is_public=life.random.random() < 0.5, by=jonas)
    if life.random.random() < 0.3:
        act.forget_maker(maker=loved.makers[1].row)


def reckon(life: Life) -> None:
    """An estimate for a measure, and what came of it."""
    insight, by = life._insight(), life.people.mira.pk
    if insight is None:
        return
    measure = Measure.objects.select_related("inquiry").first()
    measure = measure or act.bring_in_measure(insight=insight, title="Durchwahl in jede Mail", by=by)
    low = Decimal(life.random.randint(1, 10_000)) / 100
    gain = act.Assumption(
        key="line_1",
        label="Weniger Anrufe",
        unit=Unit.MONEY,
        term=Term.GAIN_YEAR,
        low=low,
        likely=low + 1,
        high=low + Decimal("7.1234"),
        source="Zählung",
        owner="Kundendienst",
    )
    act.estimate_benefit(measure=measure, template="lines", assumptions=[gain], by=by, reason="Wir wissen mehr.")
    today = clock.today()
    act.note_actual(
        measure=measure,
        span=Span.FIRST,
        from_on=today - timedelta(days=364),
        to_on=today,
        low=Decimal(life.random.randint(-1000, 1000)),
        how="Gezählt",
        by=by,
    )
