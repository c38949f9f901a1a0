"""Rules and examples that tell what a passage does, as plain data; adapters read them from files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from resonanz_engine.findings import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a rule: how many words may stand before it, and how far away it may be.

    reach: 0 within the clause, 1 within the sentence, 2 anywhere behind.
    """

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: int = 0
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that speak for a kind (or for none), against another, and how much (0..1).

    turns: "nicht" in front turns praise into trouble and back; opening: only where a sentence begins.
    """

    kind: Kind | None
    against: Kind | None
    weight: float
    parts: tuple[Part, ...]
    turns: bool = False
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence made up for the examples; kind None: it only tells."""

    kind: Kind | None
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Speech:
    """What is known of one language.

    common: words that tell the language; variants: dialect and slips to the word that is meant; negators and
    unreal: words that turn or lift what is said ("nicht", "wäre"); turns and ties: words that begin a new
    matter, or go on with the same.
    """

    rules: tuple[Rule, ...] = ()
    common: frozenset[str] = frozenset()
    variants: Mapping[str, str] = field(default_factory=dict)
    negators: frozenset[str] = frozenset()
    unreal: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that is known of how people speak, by language; examples of all of them together."""

    speech: Mapping[str, Speech]
    examples: tuple[Example, ...] = ()
    turns: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that was met, and the words (positions) that it names."""

    rule: Rule
    words: tuple[int, ...]
