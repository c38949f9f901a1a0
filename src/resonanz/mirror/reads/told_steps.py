"""What customers tell of the steps of a journey: how long they waited, word for word, and what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from resonanz.listen import reads as listen_reads
from resonanz.mirror.models import JourneyStep
from resonanz.mirror.rules.told_waits import SAYS_A_TIME, told_waits
from resonanz.mirror.rules.walking import Spread, waits
from resonanz.trust.enums import K
from resonanz.understand import reads as understand_reads
from resonanz.understand.reads import ToldPassage

if TYPE_CHECKING:
    from resonanz.listen.models import Story

_QUOTES = 3
_LONGEST_QUOTE = 420


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A piece of a story, text[begins:begins + len(words)]; [start:end] of it is the time that counts, if any."""

    story_id: int
    entry_index: int
    teller: UUID
    words: str
    start: int = 0
    end: int = 0
    minutes: float | None = None
    strength: float = 0


@dataclass(frozen=True, kw_only=True)
class ToldStep:
    """Each person counts once, with the time in their newest story. `spread` is None below five people. `others` say no
    time; those that tell of the step most clearly come first.
    """

    people: int
    spread: Spread | None
    counted: Sequence[Quote]
    others: Sequence[Quote]

    @property
    def best(self) -> list[Quote]:
        """Up to three, those with a time first, each of somebody else."""
        chosen: dict[UUID, Quote] = {}
        for quote in [*self.counted, *self.others]:
            chosen.setdefault(quote.teller, quote)
        return list(chosen.values())[:_QUOTES]


NOTHING_TOLD = ToldStep(people=0, spread=None, counted=(), others=())


def told_of_steps(steps: Iterable[JourneyStep]) -> dict[int, ToldStep]:
    """By step; one statement for all of them. Steps need their `links`."""
    touchpoints = {step.pk: {link.touchpoint_id for link in step.links.all()} for step in steps}
    wanted = sorted(set().union(*touchpoints.values()))
    passages = understand_reads.latest_passages(wanted, saying=SAYS_A_TIME)
    quotes = [(passage.touchpoint_id, _quote(passage)) for passage in passages]
    return {pk: _told(quotes, among) for pk, among in touchpoints.items()}


def voices_of(quotes: Collection[Quote]) -> dict[Quote, listen_reads.Voice]:
    """As they are shown: with the badge of whoever said it, the time marked, and the way to the whole story."""
    stories = listen_reads.stories_by_entry([quote.entry_index for quote in quotes])
    return {quote: _voice(quote, stories) for quote in quotes if quote.entry_index in stories}


def _voice(quote: Quote, stories: Mapping[int, Story]) -> listen_reads.Voice:
    story = stories[quote.entry_index]
    shown = listen_reads.quoted(story, quote.words, url=reverse("answer:story", args=[quote.story_id]))
    pieces = [
        (quote.words[: quote.start], False),
        (quote.words[quote.start : quote.end], True),
        (quote.words[quote.end :], False),
    ]
    return replace(shown, marks=[piece for piece in pieces if piece[0]])


def _told(quotes: Sequence[tuple[int, Quote]], among: Collection[int]) -> ToldStep:
    """Quotes come with the newest story first; a passage of two linked touchpoints counts once."""
    mine = [quote for touchpoint, quote in quotes if touchpoint in among]
    timed: dict[UUID, Quote] = {}
    for quote in mine:
        if quote.minutes is not None:
            timed.setdefault(quote.teller, quote)
    counted = list(timed.values())
    minutes = [round(quote.minutes or 0) for quote in counted]
    spread = waits(walked=(), told=minutes).told if len(counted) >= K else None
    others = [quote for quote in mine if quote.minutes is None and len(quote.words) <= _LONGEST_QUOTE]
    others.sort(key=lambda quote: -quote.strength)
    return ToldStep(people=len(counted), spread=spread, counted=counted, others=others)


def _quote(passage: ToldPassage) -> Quote:
    plain = Quote(
        story_id=passage.story_id,
        entry_index=passage.entry_index,
        teller=passage.teller,
        words=passage.words,
        strength=passage.strength,
    )
    found = told_waits(passage.words)
    if not found:
        return plain
    first = found[0]
    return replace(
        plain,
        words=passage.words[first.begins : first.ends],
        start=first.start - first.begins,
        end=first.end - first.begins,
        minutes=first.minutes,
    )
