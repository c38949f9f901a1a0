"""A readiness check in its parts: themes and statements, each with what both sides say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from resonanz.mirror.rules.readiness import Question, Theme

TELLING = 0.5
"""Steps that two sides must be apart before it is said; the numbers are not finer than that."""
LOW = 2.5


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A mean of 1 to 5 with its 95 % interval; `half` is half its width before it was cut off at 1 and 5."""

    mean: float
    low: float
    high: float
    half: float


@dataclass(frozen=True, kw_only=True)
class Said:
    """One side on one statement. `edge` is "top" or "bottom" where the mean was cut off there. `answered` is None where
    too few passed it over to say how many; most of the side answered then.
    """

    mean: float
    edge: str
    answered: int | None


@dataclass(frozen=True, kw_only=True)
class QuestionRow:
    question: Question
    leadership: Said | None
    staff: Said | None

    @property
    def means(self) -> list[float]:
        return [said.mean for said in (self.leadership, self.staff) if said]

    @property
    def gap(self) -> float | None:
        """Leadership minus staff in steps; None unless both are said."""
        return self.leadership.mean - self.staff.mean if self.leadership and self.staff else None

    @property
    def lower(self) -> float:
        """The same gap, staff minus leadership."""
        return -(self.gap or 0.0)

    @property
    def tells(self) -> bool:
        return self.gap is not None and abs(self.gap) >= TELLING

    @property
    def is_low(self) -> bool:
        """Whether everybody who is shown stands low here."""
        return bool(self.means) and max(self.means) <= LOW


@dataclass(frozen=True, kw_only=True)
class ThemeRow:
    theme: Theme
    leadership: Estimate | None
    staff: Estimate | None
    rows: Sequence[QuestionRow]

    @property
    def means(self) -> list[float]:
        return [said.mean for said in (self.leadership, self.staff) if said]

    @property
    def gap(self) -> float | None:
        """Leadership minus staff in steps; None unless both are said."""
        return self.leadership.mean - self.staff.mean if self.leadership and self.staff else None

    @property
    def lower(self) -> float:
        """The same gap, staff minus leadership."""
        return -(self.gap or 0.0)

    @property
    def may_be_chance(self) -> bool:
        return may_be_chance(self.leadership, self.staff)

    @property
    def tells(self) -> bool:
        return self.gap is not None and abs(self.gap) >= TELLING and not self.may_be_chance


@dataclass(frozen=True, kw_only=True)
class Start:
    """Where to begin: with which statement of which theme, and whether because of a gap or because it stands low."""

    theme: ThemeRow
    row: QuestionRow
    is_gap: bool


def may_be_chance(one: Estimate | None, other: Estimate | None) -> bool:
    """Whether the interval of their difference holds zero."""
    return one is None or other is None or abs(one.mean - other.mean) <= hypot(one.half, other.half)
