"""One text in the mirror: what was found where. Nothing of it outlives the request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from resonanz.mirror.enums import LanguageKind
from resonanz_engine import language_mirror as engine
from resonanz_engine.wordbook import UNKNOWN

MOST = 100
"""So many findings are explained one by one; all of them are marked."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A piece of the text; `kinds` are what was found in it, none for the rest."""

    words: str
    kinds: Sequence[LanguageKind] = ()

    @property
    def label(self) -> str:
        return ", ".join(str(kind.label) for kind in self.kinds)


@dataclass(frozen=True, kw_only=True)
class Explained:
    kind: LanguageKind
    words: str
    why: str
    instead: str


@dataclass(frozen=True, kw_only=True)
class Look:
    """`is_read` is False for a text in a language without rules. `counts` are findings by kind, the found ones only."""

    is_read: bool
    sentences: int
    about: int
    places: Sequence[Place]
    explained: Sequence[Explained]
    counts: Sequence[tuple[LanguageKind, int]]

    @property
    def total(self) -> int:
        return sum(number for _kind, number in self.counts)


def look_at(text: str, *, explain_in: str) -> Look:
    seen = engine.mirror(text, explain_in=explain_in)
    spans = [(one.start, one.end, LanguageKind(one.kind)) for one in seen.findings]
    counted = Counter(kind for _start, _end, kind in spans)
    explained = [
        Explained(kind=LanguageKind(one.kind), words=text[one.start : one.end], why=one.why, instead=one.instead)
        for one in seen.findings[:MOST]
    ]
    return Look(
        is_read=seen.language != UNKNOWN,
        sentences=len(seen.sentences),
        about=sum(one.about for one in seen.sentences),
        places=_places(text, spans),
        explained=explained,
        counts=[(kind, counted[kind]) for kind in LanguageKind if counted[kind]],
    )


def _places(text: str, spans: Sequence[tuple[int, int, LanguageKind]]) -> list[Place]:
    """The text cut at its findings; overlapping ones become one place of several kinds."""
    melted: list[tuple[int, int, list[LanguageKind]]] = []
    for start, end, kind in sorted(spans):
        if melted and start < melted[-1][1]:
            first, last, kinds = melted[-1]
            melted[-1] = (first, max(last, end), kinds if kind in kinds else [*kinds, kind])
        else:
            melted.append((start, end, [kind]))
    places, at = [], 0
    for start, end, kinds in melted:
        places += [Place(words=text[at:start]), Place(words=text[start:end], kinds=kinds)]
        at = end
    return [place for place in [*places, Place(words=text[at:])] if place.words]
