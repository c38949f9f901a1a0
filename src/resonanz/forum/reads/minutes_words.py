"""Which words of an evening its minutes show, and what stands in the place of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from resonanz.forum.enums import Publication
from resonanz.forum.models import Contribution, Forum
from resonanz.ground.components import pieces
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import PUBLIC, Permission
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import K_STAFF
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Story
    from resonanz.listen.reads import Voice

Spans = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True, kw_only=True)
class Line:
    """Words, or what stands in their place; `answered` is the grumble to which somebody says a wish."""

    voice: Voice
    is_late: bool
    answered: Voice | None = None


@dataclass(frozen=True, kw_only=True)
class Words:
    """Of one round. `closed` were not released by their tellers as far as this page reaches.

    `beside` were, and are left out because of what was fixed before the evening about what everybody may read.
    """

    told: int
    lines: Sequence[Line] = ()
    closed: int = 0
    beside: int = 0


@dataclass(frozen=True, kw_only=True)
class Said:
    """Everything that was said at an evening: each contribution with its newest version."""

    forum: Forum
    rows: Sequence[Contribution]
    newest: Mapping[int, Story]
    spans: Spans

    @property
    def steps(self) -> frozenset[Permission]:
        """Whose words the readers of these minutes may see: everybody's page, or among staff the team's."""
        return PUBLIC | {Permission.FORUM} if self.forum.is_for_staff else PUBLIC


def said_at(forum: Forum) -> Said:
    """A fixed number of statements, however much was said."""
    rows = list(Contribution.objects.filter(forum=forum).select_related("story", "answers").order_by("story_id"))
    newest = listen_reads.newest_versions(forum.inquiry_id, [row.story_id for row in rows])
    return Said(forum=forum, rows=rows, newest=newest, spans=_evidence(forum, newest))


def words_by_round(said: Said, *, seats: int) -> dict[int, Words]:
    """By the id of the round. Among staff there are no words at all before ten were there."""
    by_round: dict[int, list[Contribution]] = {}
    for row in said.rows:
        by_round.setdefault(row.round_id, []).append(row)
    if said.forum.publication == Publication.NUMBERS or (said.forum.is_for_staff and seats < K_STAFF):
        return {pk: Words(told=len(rows)) for pk, rows in by_round.items()}
    withheld = {story.withheld_by for story in said.newest.values() if story.withheld_by is not None}
    voices = _Voices(said, trust_reads.deciding(withheld) if withheld else {})
    return {pk: _words(rows, voices) for pk, rows in by_round.items()}


class _Voices:
    """How each contribution may be shown here."""

    def __init__(self, said: Said, decisions: Mapping[int, trust_reads.Case]) -> None:
        self._said = said
        self._decisions = decisions

    def is_open(self, row: Contribution) -> bool:
        """Whether readers may know of these words at all: shown, or as the place where words stood."""
        story = self._said.newest[row.story_id]
        return story.withdrawn_at is not None or story.permission in self._said.steps

    def shown(self, row: Contribution | None) -> Voice | None:
        """None where these words are not for this page. In quotes only the passages that carry an insight."""
        if row is None or not self.is_open(row):
            return None
        story = self._said.newest[row.story_id]
        if story.withdrawn_at is not None:
            return listen_reads.voice(story, as_told=True)
        whole = listen_reads.public_voice(story, decisions=self._decisions)
        if self._said.forum.publication != Publication.QUOTES:
            return whole
        spans = self._said.spans.get(story.pk)
        if not spans:
            return None
        return whole if whole.withheld else replace(whole, marks=_passages(story, spans), works_well="", hidden=())


def _words(rows: Sequence[Contribution], voices: _Voices) -> Words:
    lines: list[Line] = []
    closed = beside = 0
    for row in rows:
        voice = voices.shown(row)
        if voice is not None:
            answered = None if voice.withdrawn or voice.withheld else voices.shown(row.answers)
            lines.append(Line(voice=voice, is_late=row.is_late, answered=answered))
        elif voices.is_open(row):
            beside += 1
        else:
            closed += 1
    return Words(told=len(rows), lines=lines, closed=closed, beside=beside)


def _passages(story: Story, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Only the passages, word for word; an ellipsis of ours stands between them."""
    said = [piece for piece, is_marked in pieces(story.text, spans) if is_marked]
    return [(" … ".join(said), False)]


def _evidence(forum: Forum, newest: Mapping[int, Story]) -> Spans:
    """Where in the newest words an insight rests; an earlier version is not quoted any more."""
    if forum.publication != Publication.QUOTES:
        return {}
    wanted = {story.pk for story in newest.values()}
    carried = {pk for ids in understand_reads.insights_by_story(list(wanted)).values() for pk in ids}
    found: dict[int, list[tuple[int, int]]] = {}
    for row in understand_reads.evidence_of(list(carried)):
        if row.story_id in wanted:
            found.setdefault(row.story_id, []).append((row.start, row.end))
    return found
