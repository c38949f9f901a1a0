"""Walked against told: for each step what the team waited itself, and what customers say they waited there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import cache

from resonanz.mirror.enums import WayOut
from resonanz.mirror.models import JourneyEdition, JourneyStep, StepTouchpoint, Walk, WalkedStep
from resonanz.mirror.reads.journeys import editions_of, finished_walks
from resonanz.mirror.reads.told_steps import NOTHING_TOLD, ToldStep, told_of_steps
from resonanz.mirror.rules.step_names import same_step
from resonanz.mirror.rules.walking import Spread, waits
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads

_AN_HOUR = 3600


@dataclass(frozen=True, kw_only=True)
class Change:
    """Waiting minutes of the first and of the latest walk that came to a step."""

    first: int
    latest: int

    @property
    def less(self) -> int:
        return self.first - self.latest


@dataclass(frozen=True, kw_only=True)
class ComparedStep:
    """`walked` are the steps of that name in all walks, the first walk first; `left` of them ended without success."""

    step: JourneyStep
    walked: Sequence[WalkedStep]
    spread: Spread | None
    told: ToldStep

    @property
    def left(self) -> int:
        return sum(one.way_out == WayOut.LEFT for one in self.walked)

    @property
    def change(self) -> Change | None:
        if len(self.walked) < 2:  # noqa: PLR2004  A change has two ends.
            return None
        return Change(first=self.walked[0].waited, latest=self.walked[-1].waited)


@dataclass(frozen=True, kw_only=True)
class ComparedJourney:
    """`former` are steps that only earlier editions had; nothing is told beside them any more."""

    edition: JourneyEdition
    editions: Sequence[JourneyEdition]
    walks: Sequence[Walk]
    steps: Sequence[ComparedStep]
    former: Sequence[ComparedStep]

    @property
    def longest(self) -> ComparedStep | None:
        """Where the team waited longest, as its median says; the earlier step where two are alike."""
        walked = [row for row in self.steps if row.spread]
        return max(walked, key=lambda row: row.spread.middle if row.spread else 0, default=None)

    @property
    def beside(self) -> ComparedStep | None:
        """Where both sides have a number, the one with the longest wait that was walked."""
        both = [row for row in self.steps if row.spread and row.told.spread]
        return max(both, key=lambda row: row.spread.middle if row.spread else 0, default=None)

    @property
    def left(self) -> int:
        """How many walks ended without what somebody came for at one of their steps at least."""
        return sum(any(one.way_out == WayOut.LEFT for one in walk.walked.all()) for walk in self.walks)

    @property
    def has_picture(self) -> bool:
        return any(row.spread or row.told.spread for row in self.steps)


@dataclass(frozen=True, kw_only=True)
class WalkedSummary:
    """The journey that was walked last, at its step with the longest wait among those of which enough people tell, if
    there are any. Minutes are medians; `told` is None below
    five people, `told_base` says how many there are. `left` of `walks` turned away at some step. `url` and `url_args`
    lead to the page with all of it.
    """

    name: str
    step: str
    walks: int
    walked: float
    told: float | None
    told_base: int
    left: int
    url: str
    url_args: tuple[int, ...]


def compared_journey(journey_id: int) -> ComparedJourney | None:
    """Statements do not grow with stories, walks or steps."""
    editions = editions_of(journey_id)
    if not editions:
        return None
    walks = finished_walks(journey_id)
    by_name: dict[str, list[WalkedStep]] = {}
    for walk in walks:
        for one in walk.walked.all():
            by_name.setdefault(same_step(one.step.name), []).append(one)
    current = list(editions[0].steps.all())
    told = told_of_steps(current)
    return ComparedJourney(
        edition=editions[0],
        editions=editions,
        walks=walks,
        steps=[_compared(step, by_name, told) for step in current],
        former=[_compared(step, by_name, {}) for step in _former(editions, by_name)],
    )


def walked_summary() -> WalkedSummary | None:
    """None until a walk is finished. Kept until a passage of its steps comes or goes or is moderated, a step is linked
    to something else, somebody walks again, or an hour passes.
    """
    finished = Walk.objects.filter(finished_at__isnull=False).select_related("edition")
    last = finished.order_by("-finished_at", "-pk").first()
    if last is None:
        return None
    key = f"walked:{last.pk}:{last.finished_at}:{_stamp(last.edition.journey_id)}".replace(" ", "")
    kept: WalkedSummary | None = cache.get(key)
    if kept is None:
        kept = _summed(last.edition.journey_id)
        cache.set(key, kept, timeout=_AN_HOUR)
    return kept


def _stamp(journey_id: int) -> str:
    links = StepTouchpoint.objects.filter(step__edition__journey_id=journey_id).order_by("pk")
    linked = list(links.values_list("step_id", "touchpoint_id"))
    passages = understand_reads.passages_stamp({touchpoint for _step, touchpoint in linked})
    edition = JourneyEdition.objects.filter(journey_id=journey_id).order_by("-number").values_list("pk", flat=True)[0]
    ruled = trust_reads.moderation_log().order_by("-pk").values_list("pk", flat=True).first()
    said = f"{linked}{passages}{edition}{ruled}"
    return blake2b(said.encode(), digest_size=16).hexdigest()


def _summed(journey_id: int) -> WalkedSummary | None:
    found = compared_journey(journey_id)
    shown = (found.beside or found.longest) if found else None
    if found is None or shown is None or shown.spread is None:
        return None
    return WalkedSummary(
        name=found.edition.name,
        step=shown.step.name,
        walks=len(found.walks),
        walked=shown.spread.middle,
        told=shown.told.spread.middle if shown.told.spread else None,
        told_base=shown.told.people,
        left=found.left,
        url="mirror:journey",
        url_args=(found.edition.journey_id,),
    )


def _compared(
    step: JourneyStep, by_name: Mapping[str, Sequence[WalkedStep]], told: Mapping[int, ToldStep]
) -> ComparedStep:
    walked = by_name.get(same_step(step.name), [])
    spread = waits(walked=[one.waited for one in walked], told=()).walked
    return ComparedStep(step=step, walked=walked, spread=spread, told=told.get(step.pk, NOTHING_TOLD))


def _former(editions: Sequence[JourneyEdition], walked: Iterable[str]) -> list[JourneyStep]:
    known = {same_step(step.name) for step in editions[0].steps.all()}
    former: dict[str, JourneyStep] = {}
    for edition in editions[1:]:
        for step in edition.steps.all():
            if same_step(step.name) in set(walked) - known:
                former.setdefault(same_step(step.name), step)
    return list(former.values())
