"""What the seal of the minutes holds, compared with what is there today: nothing may vanish without being named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from resonanz.forum.enums import Deed
from resonanz.forum.models import Forum, Happening
from resonanz.listen import reads as listen_reads
from resonanz.trust import reads as trust_reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.forum.reads.minutes_words import Said
    from resonanz.trust.models import LedgerCheckpoint


@dataclass(frozen=True, kw_only=True)
class SinceSeal:
    """Entries that stand differently now. `narrowed` are only counted: whose they are is for nobody to read."""

    withdrawn: Sequence[int] = ()
    withheld: Sequence[int] = ()
    renewed: Sequence[int] = ()
    gone: Sequence[int] = ()
    added: Sequence[int] = ()
    narrowed: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.withdrawn or self.withheld or self.renewed or self.gone or self.added or self.narrowed)


@dataclass(frozen=True, kw_only=True)
class Seal:
    """`checkpoint` is the newest one; `is_signed` says whether it already covers the entry of the seal."""

    entry: int
    at: datetime
    words: int
    checkpoint: LedgerCheckpoint | None
    since: SinceSeal

    @property
    def is_signed(self) -> bool:
        return self.checkpoint is not None and self.checkpoint.size > self.entry

    @property
    def root(self) -> str:
        return bytes(self.checkpoint.root_hash).hex() if self.checkpoint else ""


def seal_of(forum: Forum, said: Said) -> Seal | None:
    """None before the minutes are sealed."""
    happened = Happening.objects.filter(forum=forum, deed=Deed.SEALED).first()
    if happened is None:
        return None
    entries = sealed_entries(happened)
    return Seal(
        entry=happened.entry_index,
        at=happened.at,
        words=len(entries),
        checkpoint=trust_reads.newest_checkpoint(),
        since=_since(happened.at, entries, said),
    )


def sealed_entries(happened: Happening) -> set[int]:
    """All entries in the seal; a wish stands there together with the entry of its grumble."""
    rounds = happened.said.get("rounds", {})
    return {entry[0] if isinstance(entry, list) else entry for entries in rounds.values() for entry in entries}


def _since(moment: datetime, entries: set[int], said: Said) -> SinceSeal:
    there = {row.story.entry_index for row in said.rows}
    # A changed permission holds for all versions alike; the first change after the seal says what held until then.
    changes = list(listen_reads.permission_changes([row.story_id for row in said.rows]))
    before = {change.story_id: change.before for change in reversed(changes) if change.changed_at > moment}
    decided = trust_reads.deciding({story.withheld_by for story in said.newest.values() if story.withheld_by})
    withdrawn: list[int] = []
    withheld: list[int] = []
    renewed: list[int] = []
    narrowed = 0
    for row in said.rows:
        first, story = row.story, said.newest[row.story_id]
        is_new = story.pk != first.pk and story.received_at > moment
        if story.withdrawn_at is not None:
            withdrawn += [first.entry_index] if story.withdrawn_at > moment else []
        elif story.permission not in said.steps:
            narrowed += before.get(first.pk, first.permission) in said.steps
        elif story.is_withheld and story.withheld_by is not None:
            withheld += [first.entry_index] if decided[story.withheld_by].row.decided_at > moment else []
        elif is_new:
            renewed.append(first.entry_index)
    return SinceSeal(
        withdrawn=sorted(withdrawn),
        withheld=sorted(withheld),
        renewed=sorted(renewed),
        gone=sorted(entries - there),
        added=sorted(there - entries),
        narrowed=narrowed,
    )
