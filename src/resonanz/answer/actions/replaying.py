"""After a restore: what had been erased since the copy was made is erased again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from resonanz.answer.actions.erasing import erase
from resonanz.answer.reads.file import whom_account
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Withdrawal
from resonanz.mirror import actions as mirror_actions
from resonanz.mirror import reads as mirror_reads
from resonanz.people import reads as people_reads
from resonanz.trust import actions as trust_actions
from resonanz.trust import reads as trust_reads
from resonanz.trust.reads import Erasure, JournalLine

_BATCH = 500


def replay_erasures() -> int:
    """Erases again what the journal says was erased and is here; returns how many stories and accounts that were.

    Doing it twice does nothing. What this database knows to be erased and the journal does not is added to the journal.
    """
    lines = trust_reads.journal_lines()
    _complete_journal({line.index for line in lines if line.kind == "words"})
    again = 0
    for account in people_reads.accounts_marked({line.mark for line in lines if line.kind == "account"}):
        erase(whom=whom_account(account), erasure=Erasure.PERSON)
        again += 1
    for batch in _batches([line for line in lines if line.kind == "words"]):
        stories = {
            story.entry_index: story for story in listen_reads.stories_with_entries([line.index for line in batch])
        }
        living = [line for line in batch if line.index in stories and stories[line.index].withdrawn_at is None]
        for line in trust_reads.same_entries(living):
            ground = Withdrawal(line.ground) if line.ground in Withdrawal.values else Withdrawal.TELLER
            again += listen_actions.withdraw_stories(story_ids=[stories[line.index].pk], ground=ground)
        again += _erase_ballots([line for line in batch if line.index not in stories])
    for batch in _batches([line for line in lines if line.kind == "author"]):
        known = trust_reads.same_entries(batch)
        proved = trust_reads.has_author(line.index for line in known)
        stories = {story.entry_index: story for story in listen_reads.stories_with_entries(sorted(proved))}
        listen_actions.forget_authors(story_ids=[story.pk for story in stories.values()])
        again += len(stories)
        again += listen_actions.forget_entries(entries=sorted(set(proved) - set(stories)))
    return again


def complete_journal() -> None:
    """The journal of this machine learns what others have erased since it was last looked at."""
    _complete_journal({line.index for line in trust_reads.journal_lines() if line.kind == "words"})


def _erase_ballots(lines: Sequence[JournalLine]) -> int:
    """Statements, votes and questions about a calculation, by the ground on which they went."""
    grounds: dict[Withdrawal, list[int]] = {}
    for line in trust_reads.same_entries(lines):
        ground = Withdrawal(line.ground) if line.ground in Withdrawal.values else Withdrawal.TELLER
        grounds.setdefault(ground, []).append(line.index)
    return sum(
        listen_actions.erase_entries(entries=indices, ground=ground)
        + mirror_actions.erase_question_entries(entries=indices, ground=ground.value)
        for ground, indices in grounds.items()
    )


def _complete_journal(known: set[int]) -> None:
    """A crash between commit and journal leaves a gap; the database itself still knows."""
    missing: dict[str, list[int]] = {}
    for index, ground in (*listen_reads.withdrawn_entries(), *mirror_reads.withdrawn_questions()):
        if index not in known:
            missing.setdefault(ground, []).append(index)
    for ground, indices in missing.items():
        trust_actions.journal_entries(kind="words", indices=indices, ground=ground)


def _batches(lines: Sequence[JournalLine]) -> Iterator[list[JournalLine]]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        yield batch
