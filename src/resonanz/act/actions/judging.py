"""Evidence, verdict and farewell of a darling: all of it by people who did not make it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act.actions.entering import enter_darling
from resonanz.act.actions.loving import locked
from resonanz.act.enums import Side, Verdict
from resonanz.act.errors import DarlingIncomplete, IsMaker, NothingToLeave
from resonanz.act.models import (
    Darling,
    DarlingCondition,
    DarlingEvidence,
    DarlingFarewell,
    DarlingMaker,
    DarlingPraise,
    DarlingVerdict,
    Experiment,
    Measure,
)
from resonanz.act.rules import darlings as bodies
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Story


Praise = tuple[int, str]


@transaction.atomic
def bring_evidence(
    *,
    condition: DarlingCondition,
    side: Side,
    by: int,
    observation: str = "",
    observed_on: date | None = None,
    story: int | None = None,
    insight: int | None = None,
    measure: int | None = None,
    experiment: int | None = None,
) -> DarlingEvidence:
    """A link to what was told, understood or done, or an observation with its day.

    Raises `IsMaker` and `DarlingIncomplete`.
    """
    darling = locked(condition.darling)
    _must_have_distance(darling, by)
    told = listen_reads.story(story) if story is not None else None
    problems = _unlinkable(story, told, insight=insight, measure=measure, experiment=experiment)
    if story is None and insight is None and measure is None and experiment is None:
        if not observation.strip():
            problems["observation"] = _("Was wurde beobachtet? Oder verlinken Sie eine Geschichte oder Erkenntnis.")
        if observed_on is None:
            problems["observed_on"] = _("Eine Beobachtung braucht ihren Tag.")
    if observed_on is not None and observed_on > clock.today():
        problems["observed_on"] = _("Dieser Tag liegt in der Zukunft.")
    if problems:
        raise DarlingIncomplete(problems)
    row = DarlingEvidence(
        condition=condition,
        side=side,
        observation=observation.strip(),
        observed_on=observed_on,
        story=told,
        insight_id=insight,
        measure_id=measure,
        experiment_id=experiment,
    )
    enter_darling(row, bodies.evidence_body(row), by=by)
    return row


@transaction.atomic
def judge(*, darling: Darling, word: Verdict, reason: str, rests_on: Sequence[int], by: int) -> DarlingVerdict:
    """Keep, change or let go, with a reason and at least one piece of evidence (ids of `DarlingEvidence`).

    Raises `IsMaker` and `DarlingIncomplete`.
    """
    darling = locked(darling)
    makers = _must_have_distance(darling, by)
    problems: dict[str, str] = {}
    if not reason.strip():
        problems["reason"] = _("Bitte sagen Sie, warum. Die Menschen, die es gemacht haben, lesen es.")
    brought = DarlingEvidence.objects.filter(condition__darling=darling, pk__in=list(rests_on))
    entries = [row.entry_index for row in brought if row.by_id not in makers]
    if not entries:
        problems["rests_on"] = _("Ein Urteil ruht auf mindestens einem Beleg von jemandem, der Abstand hat.")
    if problems:
        raise DarlingIncomplete(problems)
    number = DarlingVerdict.objects.filter(darling=darling).count() + 1
    row = DarlingVerdict(darling=darling, number=number, word=word, reason=reason.strip(), rests_on=entries)
    enter_darling(row, bodies.verdict_body(row), by=by)
    return row


@transaction.atomic
def write_farewell(
    *, darling: Darling, was: str, gave: str, thanks: str, remains: str, by: int, praise: Sequence[Praise] = ()
) -> DarlingFarewell:
    """Honours the makers. Anybody may write it, also somebody who made it. `praise` are stories, each with the words
    that are to stand there, as they stand in it; without words it is what works well, or all of it.

    Raises `NothingToLeave` and `DarlingIncomplete`.
    """
    darling = locked(darling)
    newest = DarlingVerdict.objects.filter(darling=darling).order_by("-number").first()
    if newest is None or newest.word != Verdict.LET_GO:
        raise NothingToLeave
    asked = {
        "was": (was, _("Was war es?")),
        "gave": (gave, _("Was hat es gegeben?")),
        "thanks": (thanks, _("Ein Abschied ohne Dank ist keiner.")),
        "remains": (remains, _("Was bleibt? Auch „die Erinnerung“ ist eine Antwort.")),
    }
    problems = {field: sentence for field, (value, sentence) in asked.items() if not value.strip()}
    linked = [_praising(pk, words) for pk, words in dict(praise).items()]
    if not all(linked):
        problems["stories"] = _("Eine dieser Geschichten gibt es nicht, oder diese Worte stehen nicht darin.")
    if problems:
        raise DarlingIncomplete(problems)
    rows = [one for one in linked if one is not None]
    row = DarlingFarewell(
        darling=darling, was=was.strip(), gave=gave.strip(), thanks=thanks.strip(), remains=remains.strip()
    )
    enter_darling(row, bodies.farewell_body(row, [one.story_id for one in rows]), by=by)
    for one in rows:
        one.farewell = row
    DarlingPraise.objects.bulk_create(rows)
    return row


def _praising(story_id: int, words: str) -> DarlingPraise | None:
    """Where the words stand in the story; None if there is nothing to show."""
    story = listen_reads.story(story_id)
    if story is None or story.withdrawn_at is not None:
        return None
    if not words:
        return DarlingPraise(story=story)
    start = story.text.find(words)
    return DarlingPraise(story=story, start=start, end=start + len(words)) if start >= 0 else None


def _unlinkable(
    story: int | None, told: Story | None, *, insight: int | None, measure: int | None, experiment: int | None
) -> dict[str, str]:
    """What leads nowhere, by field."""
    problems: dict[str, str] = {}
    if story is not None and (told is None or told.withdrawn_at is not None):
        problems["story"] = _("Diese Geschichte gibt es nicht, oder ihre Worte wurden zurückgezogen.")
    if insight is not None and understand_reads.insight(insight) is None:
        problems["insight"] = _("Diese Erkenntnis gibt es nicht.")
    if measure is not None and not Measure.objects.filter(pk=measure).exists():
        problems["measure"] = _("Diese Maßnahme gibt es nicht.")
    if experiment is not None and not Experiment.objects.filter(pk=experiment).exists():
        problems["experiment"] = _("Diesen Versuch gibt es nicht.")
    return problems


def _must_have_distance(darling: Darling, by: int) -> set[int]:
    """The accounts of the makers; nobody among them brings evidence or judges."""
    made = DarlingMaker.objects.filter(darling=darling, account__isnull=False).values_list("account_id", flat=True)
    makers = {pk for pk in made if pk is not None}
    if by in makers:
        raise IsMaker
    return makers
