"""From the wish to the concept: what each rung of the ladder stands on, and what tasters said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from resonanz.ground.components import whole_percent
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Missed
from resonanz.trust import reads as trust_reads
from resonanz.trust.reads import ReleasedTable, ShownCell
from resonanz.understand.enums import Kind
from resonanz.understand.models import AnsweredNeed, Theme
from resonanz.understand.reads.needs import passages_with
from resonanz.understand.reads.themes import ShownTheme, shown_theme, shown_themes
from resonanz_engine.steps.interval import wilson

if TYPE_CHECKING:
    from resonanz.listen.models import Story, Version
    from resonanz.listen.reads import Voice

_WISHES = 2
"""Words shown on the lowest rung, for each need."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Words of somebody, exactly as they stand in their story."""

    words: str
    story_id: int


@dataclass(frozen=True, kw_only=True)
class ShownNeed:
    """What a version claims to answer: people who said something of this kind about this theme, and their words."""

    pk: int
    version_id: int
    kind: Kind
    theme: ShownTheme
    slug: str
    people: int
    passages: list[Wish]


@dataclass(frozen=True, kw_only=True)
class ShownShare:
    """`count` of `base` people with the 95 % bounds of the share (Wilson); all None where it is not said."""

    cell: ShownCell
    base: int | None
    low: float | None
    high: float | None

    @property
    def percent(self) -> int | None:
        return None if self.cell.count is None or not self.base else whole_percent(self.cell.count / self.base)

    @property
    def low_percent(self) -> int | None:
        return None if self.low is None else whole_percent(self.low)

    @property
    def high_percent(self) -> int | None:
        return None if self.high is None else whole_percent(self.high)


@dataclass(frozen=True, kw_only=True)
class ShownAudience:
    """One line of a version's result. `role` is empty for everybody from outside; `size` is how many they are."""

    role: str
    label: str
    size: ShownCell
    shares: tuple[tuple[Missed, ShownShare], ...]


@dataclass(frozen=True, kw_only=True)
class Result:
    """What was said to one version, as far as no small group shows."""

    version: Version
    audiences: tuple[ShownAudience, ...]
    released_at: datetime | None

    @property
    def everybody(self) -> ShownAudience:
        return self.audiences[0]

    @property
    def has_figures(self) -> bool:
        return any(share.cell.count is not None for row in self.audiences for _choice, share in row.shares)


def needs_answered(version_ids: Sequence[int]) -> dict[int, list[ShownNeed]]:
    """The needs that these versions claim to answer, with the evidence of each."""
    rows = AnsweredNeed.objects.filter(version_id__in=version_ids).select_related("theme__inquiry").order_by("pk")
    themes: dict[int, ShownTheme | None] = {}
    found: dict[int, list[ShownNeed]] = {pk: [] for pk in version_ids}
    for row in rows:
        if row.theme_id not in themes:
            themes[row.theme_id] = shown_theme(row.theme_id)
        theme = themes[row.theme_id]
        if theme is not None:
            found[row.version_id].append(_need(row, theme))
    return found


def _need(row: AnsweredNeed, theme: ShownTheme) -> ShownNeed:
    kind = Kind(row.kind)
    return ShownNeed(
        pk=row.pk,
        version_id=row.version_id,
        kind=kind,
        theme=theme,
        slug=row.theme.inquiry.slug,
        people=theme.needs.get(kind.value, 0),
        passages=[
            Wish(words=row.story.text[row.start : row.end], story_id=row.story_id)
            for row in passages_with(theme.inquiry_id, kind=kind, theme_id=theme.pk)[:_WISHES]
        ],
    )


def needs_to_choose(inquiry_ids: Sequence[int]) -> list[tuple[str, str]]:
    """(value, words) of every need that somebody has: kind and theme, the widest first in each inquiry."""
    choices = []
    for inquiry_id in inquiry_ids:
        for theme in shown_themes(inquiry_id, most=40):
            for kind in Kind:
                people = theme.needs.get(kind.value, 0)
                if people:
                    choices.append((f"{kind.value}:{theme.pk}", f"{kind.label}: {theme.name} ({people})"))
    return choices


def inquiries_with_themes() -> list[int]:
    """Where needs can be found: every inquiry that has living themes."""
    rows = Theme.objects.filter(faded_at=None).order_by("inquiry_id")
    return list(rows.values_list("inquiry_id", flat=True).distinct())


def result_of(version: Version, outside: ReleasedTable, inside: ReleasedTable) -> Result:
    """The released tables of one version, by audience: everybody from outside first, who works here last."""
    rows = [_audience("", "", outside)]
    rows += [
        _audience(role, label, outside) for role, label in listen_reads.role_badges(list(outside.by_value("role")))
    ]
    rows += [_audience(role, label, inside) for role, label in listen_reads.role_badges(["employee"])]
    return Result(version=version, audiences=tuple(rows), released_at=outside.released_at)


def _audience(role: str, label: str, table: ReleasedTable) -> ShownAudience:
    around: Mapping[str, str] = {"role": role} if role and role != "employee" else {}
    cells = {tuple(sorted(cell.label.items())): cell for cell in table.cells}
    size = cells[tuple(sorted(around.items()))]
    shares = []
    for choice in Missed:
        cell = cells[tuple(sorted({**around, "missed": choice.value}.items()))]
        base = size.count
        # Counts of two releases are never divided by each other.
        if cell.count is None or base is None or cell.released_at != size.released_at:
            shares.append((choice, ShownShare(cell=cell, base=None, low=None, high=None)))
        else:
            low, high = wilson(cell.count, base)
            shares.append((choice, ShownShare(cell=cell, base=base, low=low, high=high)))
    return ShownAudience(role=role, label=str(label), size=size, shares=tuple(shares))


def voices_of_team(stories: Sequence[Story]) -> list[Voice]:
    return [listen_reads.voice(story) for story in stories]


def voices_of_public(stories: Sequence[Story]) -> list[Voice]:
    """What everybody may read; words that moderation took out of sight give way to a note."""
    released = [story for story in stories if story.is_public or story.is_withheld_from_public]
    decisions = trust_reads.deciding([story.withheld_by for story in released if story.withheld_by is not None])
    return [listen_reads.public_voice(story, decisions=decisions) for story in released]
