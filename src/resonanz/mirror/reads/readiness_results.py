"""What a readiness check showed: the numbers as they were said at its opening, with the statements of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from resonanz.ground.manner import reader_language
from resonanz.mirror.enums import INSIDE, Instrument, Stage
from resonanz.mirror.models import Look, LookChange
from resonanz.mirror.reads.looks import openings, picture_of
from resonanz.mirror.reads.readiness_parts import TELLING, Estimate, QuestionRow, Said, Start, ThemeRow, may_be_chance
from resonanz.mirror.rules.readiness import Theme, themes
from resonanz.mirror.rules.readiness_numbers import WHOLE

MOST_GAPS, MOST_STARTS = 3, 3
_Told = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """`leadership` and `staff` count people; None for a side too small to be shown."""

    look: Look
    leadership: int | None
    staff: int | None
    themes: Sequence[ThemeRow]
    is_wide: bool

    @property
    def shows(self) -> bool:
        return self.leadership is not None or self.staff is not None

    @property
    def both(self) -> bool:
        return self.leadership is not None and self.staff is not None

    @property
    def rows(self) -> list[QuestionRow]:
        return [row for theme in self.themes for row in theme.rows]

    @property
    def farthest(self) -> ThemeRow | None:
        """The theme that the sides are farthest apart in."""
        return max((theme for theme in self.themes if theme.gap), key=lambda theme: abs(theme.gap or 0), default=None)

    @property
    def lowest(self) -> ThemeRow | None:
        return min((theme for theme in self.themes if theme.means), key=lambda theme: min(theme.means), default=None)

    @property
    def gaps(self) -> list[QuestionRow]:
        """The statements with the largest gaps."""
        apart = [row for row in self.rows if row.tells]
        return sorted(apart, key=lambda row: -abs(row.gap or 0))[:MOST_GAPS]

    @property
    def both_low(self) -> list[QuestionRow]:
        """The lowest first."""
        return sorted((row for row in self.rows if row.is_low), key=lambda row: sum(row.means))

    @property
    def starts(self) -> list[Start]:
        """One for each theme that asks for it most: where the sides see it differently, or where it stands low."""
        found = [(_urgency(theme), theme) for theme in self.themes]
        urgent = sorted((pair for pair in found if pair[0] >= TELLING), key=lambda pair: -pair[0])
        return [_start(theme) for _much, theme in urgent[:MOST_STARTS]]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One side of one theme in two looks."""

    before: Estimate
    after: Estimate

    @property
    def steps(self) -> float:
        return self.after.mean - self.before.mean

    @property
    def low(self) -> float:
        return self.steps - hypot(self.before.half, self.after.half)

    @property
    def high(self) -> float:
        return self.steps + hypot(self.before.half, self.after.half)

    @property
    def may_be_chance(self) -> bool:
        return may_be_chance(self.before, self.after)


@dataclass(frozen=True, kw_only=True)
class ReadinessCourse:
    """Every open look, oldest first; `changes` is (theme, leadership, staff) from `before` to the newest."""

    results: Sequence[Readiness]
    before: Readiness | None
    changes: Sequence[tuple[Theme, Change | None, Change | None]]

    @property
    def rows(self) -> list[tuple[str, list[ThemeRow]]]:
        """The label of each theme with how it stood in every look."""
        columns = zip(*(one.themes for one in self.results), strict=True)
        return [(found[0].theme.label, list(found)) for found in columns]

    @property
    def newest(self) -> Readiness:
        return self.results[-1]


@dataclass(frozen=True, kw_only=True)
class ReadinessSummary:
    """The newest open look. `largest` is the theme that the sides are farthest apart in."""

    look_id: int
    leadership: int | None
    staff: int | None
    themes: Sequence[ThemeRow]
    largest: ThemeRow | None


def result_of_readiness(look: Look) -> Readiness:
    return _result(look, picture_of(look) or {"sides": {}, "level": WHOLE})


def readiness_over_time() -> ReadinessCourse | None:
    """None before the first opening."""
    results = [_result(row.look, row.said["picture"]) for row in openings(Instrument.READINESS)]
    if not results:
        return None
    newest, earlier = results[-1], results[:-1]
    repeated = [one for one in earlier if one.look.pk == newest.look.follows_id]
    before = next(iter(repeated or earlier[-1:]), None)
    changes = [
        (now.theme, _change(then.leadership, now.leadership), _change(then.staff, now.staff))
        for then, now in zip(before.themes if before else (), newest.themes, strict=False)
    ]
    return ReadinessCourse(results=results, before=before, changes=changes)


def readiness_summary() -> ReadinessSummary | None:
    """Of the newest look that was opened, in one query; None before the first."""
    rows = LookChange.objects.filter(stage=Stage.OPENED, look__instrument=Instrument.READINESS).select_related("look")
    row = rows.order_by("-entry_index").first()
    if row is None:
        return None
    result = _result(row.look, row.said["picture"])
    return ReadinessSummary(
        look_id=row.look_id,
        leadership=result.leadership,
        staff=result.staff,
        themes=result.themes,
        largest=result.farthest,
    )


def _result(look: Look, told: _Told) -> Readiness:
    nothing: _Told = {"people": None, "questions": {}, "themes": {}}
    ours, theirs = (told["sides"].get(side.value, nothing) for side in INSIDE)
    return Readiness(
        look=look,
        leadership=ours["people"],
        staff=theirs["people"],
        themes=[_theme(theme, ours, theirs) for theme in themes(reader_language())],
        is_wide=told["level"] == WHOLE,
    )


def _theme(theme: Theme, ours: _Told, theirs: _Told) -> ThemeRow:
    return ThemeRow(
        theme=theme,
        leadership=_estimate(ours["themes"].get(theme.key)),
        staff=_estimate(theirs["themes"].get(theme.key)),
        rows=[
            QuestionRow(
                question=question,
                leadership=_said(ours["questions"].get(question.key)),
                staff=_said(theirs["questions"].get(question.key)),
            )
            for question in theme.questions
        ],
    )


def _estimate(told: _Told | None) -> Estimate | None:
    return Estimate(**{name: value / WHOLE for name, value in told.items()}) if told else None


def _said(told: _Told | None) -> Said | None:
    return Said(mean=told["mean"] / WHOLE, edge=told["edge"], answered=told["answered"]) if told else None


def _change(before: Estimate | None, after: Estimate | None) -> Change | None:
    return Change(before=before, after=after) if before and after else None


def _urgency(theme: ThemeRow) -> float:
    """How much a theme asks for a beginning, in steps: how far the sides are apart, or how low even the better is."""
    apart = abs(theme.gap or 0.0) if theme.tells else 0.0
    return max(apart, 3.5 - max(theme.means)) if theme.means else 0.0


def _start(theme: ThemeRow) -> Start:
    is_gap = theme.tells and abs(theme.gap or 0.0) >= 3.5 - max(theme.means)
    rows = [row for row in theme.rows if row.means]
    if is_gap:
        ways = 1 if (theme.gap or 0.0) > 0 else -1
        return Start(theme=theme, row=max(rows, key=lambda row: ways * (row.gap or 0.0)), is_gap=True)
    return Start(theme=theme, row=min(rows, key=lambda row: sum(row.means) / len(row.means)), is_gap=False)
