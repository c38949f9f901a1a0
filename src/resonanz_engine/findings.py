"""What is found inside and beside the themes: passages, their kinds, needs, touchpoints, counter-voices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from resonanz_engine.types import FloatArray, IntArray, Span


class Kind(StrEnum):
    """What a passage does. A passage may do several things at once, or only tell."""

    WISH = "wish"
    PROBLEM = "problem"
    QUESTION = "question"
    PRAISE = "praise"
    PROMISE_BROKEN = "promise_broken"


NEEDS = frozenset({Kind.WISH, Kind.PROBLEM, Kind.PROMISE_BROKEN})
"""Kinds that tell of something a person lacks."""
OPPOSITE: Mapping[Kind, frozenset[Kind]] = {
    Kind.PRAISE: frozenset({Kind.PROBLEM, Kind.PROMISE_BROKEN}),
    Kind.PROBLEM: frozenset({Kind.PRAISE}),
    Kind.PROMISE_BROKEN: frozenset({Kind.PRAISE}),
    Kind.WISH: frozenset({Kind.PRAISE}),
    Kind.QUESTION: frozenset({Kind.PRAISE}),
}
"""Which kinds speak against which."""


@dataclass(frozen=True, slots=True)
class KindFound:
    """A kind of a passage with its strength (0..1) and why: the words that tell it, and the nearest example.

    reasons: verbatim pieces of the passage, the strongest first, empty where only the example decided;
    example: an own-written sentence of the shipped examples, never a customer's, "" where only words decided.
    """

    kind: Kind
    strength: float
    reasons: tuple[Span, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class KindsOfPassage:
    """All kinds of one passage, the strongest first; empty where it only tells."""

    passage: Span
    kinds: tuple[KindFound, ...]

    def strength(self, kind: Kind) -> float:
        """0..1, 0 where the passage is not of this kind."""
        return max((found.strength for found in self.kinds if found.kind == kind), default=0.0)


@dataclass(frozen=True, slots=True)
class ThemeOfStory:
    """A theme that a story belongs to, with the passages that say so, the strongest first."""

    key: int
    strength: float
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ThemeReach:
    """How far a theme reaches: people count once, however much they wrote.

    share = people / all people, with its 95 % Wilson interval.
    """

    key: int
    people: int
    stories: int
    passages: int
    share: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class StoriesInThemes:
    """of_story: (n) themes of each story, the strongest first; reach: of each theme, the widest first."""

    of_story: tuple[tuple[ThemeOfStory, ...], ...]
    reach: tuple[ThemeReach, ...]
    people: int


@dataclass(frozen=True, slots=True)
class NeedCell:
    """What one audience needs of one theme: people count once; passages in order of strength."""

    audience: str
    theme: int
    kind: Kind
    people: int
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NeedsTable:
    """cells: only where somebody speaks, by theme, kind and audience; people: all of each audience."""

    cells: tuple[NeedCell, ...]
    people: Mapping[str, int]

    def cell(self, audience: str, theme: int, kind: Kind) -> NeedCell:
        """The cell, an empty one where nobody speaks."""
        for cell in self.cells:
            if (cell.audience, cell.theme, cell.kind) == (audience, theme, kind):
                return cell
        return NeedCell(audience, theme, kind, 0, ())


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A step of the customers' way, in the organisation's own words: a name, a sentence, examples."""

    name: str
    sentence: str = ""
    examples: tuple[str, ...] = ()

    def wordings(self) -> tuple[str, ...]:
        """Every text that describes the step, without empty ones."""
        return tuple(text for text in (self.name, self.sentence, *self.examples) if text.strip())


@dataclass(frozen=True, slots=True)
class Correction:
    """A human's word: this passage (its row among the passages) belongs to the step, or does not."""

    passage: int
    touchpoint: int
    belongs: bool


@dataclass(frozen=True, slots=True, eq=False)
class TouchpointMatches:
    """touchpoints: (p,) position of the step of each passage, -1 for none; strengths: (p,) 0..1, 0.5 at the step's
    threshold; scores: (p, t) robust standard deviations by which a passage is nearer to a step than passages
    usually are; thresholds: (t,) of the scores.
    """

    touchpoints: IntArray
    strengths: FloatArray
    scores: FloatArray
    thresholds: FloatArray


@dataclass(frozen=True, slots=True)
class CounterVoice:
    """Somebody on the other side of the same matter: what they do instead, how near in meaning (0..1)."""

    passage: Span
    kind: Kind
    strength: float
    nearness: float
