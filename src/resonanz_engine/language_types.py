"""What the language mirror shows: sentences with their findings, and counts that hold no text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from resonanz_engine.wordbook import Finding

DISPARAGING, OBJECTIFYING, COMBATIVE, US_AND_THEM, RESPECTFUL = KINDS = (
    "disparaging",
    "objectifying",
    "combative",
    "us_and_them",
    "respectful",
)
LEAST_AUTHORS = 10
"""So many people must have spoken about customers before anything is told about how they do."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``; about: it speaks about customers, because it names them or something was found in it."""

    start: int
    end: int
    about: bool
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Mirrored:
    """The sentences of a text in reading order; without any where the language is ``UNKNOWN``."""

    language: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for sentence in self.sentences for finding in sentence.findings)


@dataclass(frozen=True, slots=True)
class LanguageCount:
    """What is left of one text once it was counted, so that the text itself can be discarded.

    about: sentences that speak about customers; kinds: for each kind, the sentences in which it was found; unread: 1
    for a text in a language without rules.
    """

    sentences: int = 0
    about: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    unread: int = 0


@dataclass(frozen=True, slots=True)
class LanguageAggregate:
    """How many people together speak about customers; neither words nor people can be read off it."""

    authors: int
    texts: int
    unread: int
    sentences: int
    about: int
    kinds: Mapping[str, int]
    respectful_share: float
