"""How the accepted stories stand: shown, held, hidden, erased or superseded, each exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum
from django.urls import reverse

from resonanz.ground import clock
from resonanz.listen.enums import Visibility
from resonanz.listen.models import Statement, Story, Tally
from resonanz.listen.reads.statements import held_statements, statement_voice, statements_by_entry
from resonanz.listen.reads.stories import held_stories, stories_by_entry
from resonanz.listen.reads.voices import Voice, voice
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import Deed
from resonanz.trust.reads import Case

if TYPE_CHECKING:
    from resonanz.trust.models import Report

_TWO = 2


@dataclass(frozen=True, kw_only=True)
class Standings:
    """`accepted` is the sum of all others."""

    accepted: int
    shown: int
    held: int
    hidden: int
    erased: int
    superseded: int


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """What the author is told about one decision: the statement of reasons, and what can be done about it."""

    voice: Voice
    standing: str
    cases: list[Case]
    standing_case: Case | None
    appeal: Case | None
    decided: Case | None

    @property
    def can_appeal(self) -> bool:
        return self.standing_case is not None and self.appeal is None and self.standing_case.can_still_appeal


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What the team has to decide. `own` says that the reader of the page withheld the words and may not decide."""

    story: Story | Statement
    url: str
    voice: Voice
    cases: list[Case]
    report: Report | None = None
    appeal: Case | None = None
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything that waits for moderation; `is_alone` when nobody else could decide an appeal."""

    reports: list[Waiting] = field(default_factory=list)
    appeals: list[Waiting] = field(default_factory=list)
    holds: list[Waiting] = field(default_factory=list)
    is_alone: bool = False

    @property
    def size(self) -> int:
        return len(self.reports) + len(self.appeals) + len(self.holds)


def standings() -> Standings:
    """Counts of the whole house; reads the tallies and the few rows that do not stand as they came."""
    tally: dict[str, Any] = Tally.objects.aggregate(stories=Sum("stories"), withdrawn=Sum("withdrawn"))
    newest, gone = tally["stories"] or 0, tally["withdrawn"] or 0
    held = Q(visibility=Visibility.HELD, held_until__gt=clock.now())
    withheld = Story.objects.exclude(visibility=Visibility.SHOWN).filter(withdrawn_at=None)
    away = withheld.aggregate(
        held=Count("pk", filter=held),
        hidden=Count("pk", filter=Q(visibility=Visibility.HIDDEN)),
        newest=Count("pk", filter=(held | Q(visibility=Visibility.HIDDEN)) & Q(superseded_at=None)),
    )
    earlier = Story.objects.filter(superseded_at__isnull=False).aggregate(
        all=Count("pk"),
        erased=Count("pk", filter=Q(withdrawn_at__isnull=False)),
        withheld=Count("pk", filter=Q(withdrawn_at=None) & (held | Q(visibility=Visibility.HIDDEN))),
    )
    return Standings(
        accepted=newest + gone + earlier["all"],
        shown=newest - away["newest"],
        held=away["held"],
        hidden=away["hidden"],
        erased=gone + earlier["erased"],
        superseded=earlier["all"] - earlier["erased"] - earlier["withheld"],
    )


def is_statement(words: Story | Statement) -> bool:
    return isinstance(words, Statement)


def words_voice(words: Story | Statement, *, as_told: bool = False) -> Voice:
    return statement_voice(words) if isinstance(words, Statement) else voice(words, as_told=as_told)


def case_url(words: Story | Statement) -> str:
    """Where the team decides about these words."""
    return reverse("listen:statement_case" if isinstance(words, Statement) else "listen:case", args=[words.pk])


def statements_for(voices: Sequence[Story | Statement]) -> list[Reasons]:
    """For the author: every decision about these voices that was ever taken, with its reasons."""
    cases = trust_reads.cases_of([story.entry_index for story in voices])
    return [_statement(story, cases[story.entry_index]) for story in voices if cases[story.entry_index]]


def _statement(story: Story | Statement, cases: list[Case]) -> Reasons:
    standing = next((case for case in cases if case.row.entry_index == story.withheld_by), None)
    standing = standing if story.is_withheld else None
    appeals = [case for case in cases if standing and case.row.answers == standing.row.entry_index]
    appeal = next((case for case in appeals if case.row.deed == Deed.APPEAL), None)
    decided = next((case for case in cases if appeal and case.row.answers == appeal.row.entry_index), None)
    return Reasons(
        voice=words_voice(story),
        standing=story.standing.value,
        cases=cases,
        standing_case=standing,
        appeal=appeal,
        decided=decided,
    )


def desk(*, reader: int, most: int = 100) -> Desk:
    """What waits for a decision, the longest waiting first; a constant number of statements."""
    reports = list(trust_reads.waiting_reports()[:most])
    appeals = trust_reads.with_words(list(trust_reads.open_appeals()[:most]))
    held: list[Story | Statement] = [*held_stories()[:most], *held_statements()[:most]]
    targets = {report.target_index for report in reports} | {appeal.row.target_index for appeal in appeals}
    stories: dict[int, Story | Statement] = {
        **stories_by_entry(list(targets)),
        **statements_by_entry(list(targets)),
        **{story.entry_index: story for story in held},
    }
    cases = trust_reads.cases_of(list(stories))

    def waiting(target: int, **more: Any) -> Waiting:
        story = stories[target]
        own = any(case.row.entry_index == story.withheld_by and case.row.decided_by == reader for case in cases[target])
        return Waiting(story=story, url=case_url(story), voice=words_voice(story), cases=cases[target], own=own, **more)

    return Desk(
        reports=[waiting(report.target_index, report=report) for report in reports if report.target_index in stories],
        appeals=[
            waiting(appeal.row.target_index, appeal=appeal)
            for appeal in appeals
            if stories[appeal.row.target_index].withdrawn_at is None
        ],
        holds=[waiting(story.entry_index) for story in held],
        is_alone=people_reads.present_team().count() < _TWO,
    )
