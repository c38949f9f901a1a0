"""What people wrote to each promise: outside as stories, inside only where enough said the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from resonanz.listen import reads as listen_reads
from resonanz.mirror.enums import FLOORS, INSIDE, Belief, Side
from resonanz.mirror.models import Look, Sheet
from resonanz.mirror.rules.belief_counts import Part
from resonanz.mirror.rules.judging import judgements_of, reasons_of

if TYPE_CHECKING:
    from resonanz.listen.models import Story

_FIRST = {Belief.DOUBT: 0, Belief.BELIEVE: 1, Belief.UNSURE: 2}


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Words of somebody outside, as they told them; `story_id` is the story they came with."""

    text: str
    says: Belief
    badges: Sequence[tuple[str, str]]
    story_id: int
    told_at: datetime


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Words from inside to one judgement, in the order of the alphabet: nothing says who wrote or when."""

    side: Side
    says: Belief
    texts: Sequence[str]


def reasons_given(look: Look) -> dict[int, list[Reason]]:
    """By number: those of people who do not believe it first, then the newest first. Withheld words are left out."""
    sheets = list(Sheet.objects.filter(look=look, side=Side.OUTSIDE).order_by("-entry_index"))
    entries = {sheet.pk: reasons_of(sheet.answers) for sheet in sheets}
    told = listen_reads.stories_by_entry([entry for row in entries.values() for entry in row.values()])
    newest = _newest(look, told)
    found: defaultdict[int, list[Reason]] = defaultdict(list)
    for sheet in sheets:
        says = judgements_of(sheet.answers)
        for number, entry in entries[sheet.pk].items():
            story = newest.get(entry)
            if story is None or story.withdrawn_at is not None or story.is_withheld or sheet.story_id is None:
                continue
            found[number].append(
                Reason(
                    text=story.text,
                    says=Belief(says[number].says),
                    badges=listen_reads.role_badges(listen_reads.roles_shown(story)),
                    story_id=sheet.story_id,
                    told_at=story.told_at,
                )
            )
    return {number: sorted(rows, key=lambda row: _FIRST[row.says]) for number, rows in found.items()}


def _newest(look: Look, told: Mapping[int, Story]) -> dict[int, Story]:
    """By the entry of a reason its newest version."""
    if look.inquiry_id is None:
        return {}
    versions = listen_reads.newest_versions(look.inquiry_id, [story.pk for story in told.values()])
    return {entry: versions[story.pk] for entry, story in told.items()}


def evidence_of(
    look: Look, audiences: Sequence[str], parts: Mapping[int, Sequence[Part | None]]
) -> dict[int, list[Evidence]]:
    """Only where the picture says that enough of this side judged so, and that many sheets are still there."""
    counted: Counter[tuple[int, Side, Belief]] = Counter()
    written: defaultdict[tuple[int, Side, Belief], list[str]] = defaultdict(list)
    for side, answers in Sheet.objects.filter(look=look, side__in=INSIDE).values_list("side", "answers"):
        for number, one in judgements_of(answers).items():
            key = (number, Side(side), Belief(one.says))
            counted[key] += 1
            if one.why:
                written[key].append(one.why)
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    for key in sorted(written, key=lambda key: (key[0], key[1], _FIRST[key[2]])):
        number, side, says = key
        part = parts[number][list(audiences).index(side)]
        if part is not None and min(part.at_least(says), counted[key]) >= FLOORS[side]:
            found[number].append(Evidence(side=side, says=says, texts=sorted(written[key])))
    return found
