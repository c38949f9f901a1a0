"""Erasing on a person's wish: everything, only who it was, or only the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from resonanz.answer.reads.file import Whom, chosen, named_until
from resonanz.ground import clock
from resonanz.listen import actions as listen_actions
from resonanz.listen.enums import Withdrawal
from resonanz.people import actions as people_actions
from resonanz.trust import actions as trust_actions
from resonanz.trust.reads import Erasure, Subject


@dataclass(frozen=True, kw_only=True)
class ErasureReceipt:
    """What was erased: the entries it stood in, and the entries of the ledger that say it is gone."""

    erasure: Erasure
    at: datetime
    stories: int
    erased_entries: tuple[int, ...]
    tombstones: tuple[int, ...]
    tables: tuple[tuple[str, int], ...]
    account_is_gone: bool
    named_until: str = ""


def _erase_ballot(whom: Whom, erasure: Erasure) -> list[int]:
    """Statements and votes; where only some stories are meant, they stay as they are."""
    statements, voters = whom.subject.statements, whom.subject.voters
    tombstones: list[int] = []
    if erasure != Erasure.AUTHOR:
        tombstones += listen_actions.erase_statements(statement_ids=statements, ground=Withdrawal.TELLER)
    if erasure == Erasure.PERSON:
        tombstones += listen_actions.erase_votes(voter_ids=voters, ground=Withdrawal.TELLER)
    if erasure != Erasure.WORDS:
        tombstones += listen_actions.forget_voters(voter_ids=voters, statement_ids=statements)
    return tombstones


@transaction.atomic
def erase(*, whom: Whom, erasure: Erasure, story_ids: Sequence[int] = ()) -> ErasureReceipt:
    """`story_ids` narrows author and words to some stories of the file; a whole person goes whole."""
    stories = chosen(whom, story_ids, erasure)
    ids = [story.pk for story in stories]
    is_whole = len(stories) == len(whom.stories)
    subject = Subject(
        stories=tuple(ids),
        entries=tuple(story.entry_index for story in stories),
        tellers=whom.subject.tellers if is_whole else (),
    )
    tombstones = _erase_ballot(whom, erasure) if is_whole else []
    if erasure != Erasure.AUTHOR:
        tombstones += listen_actions.erase_words(story_ids=ids, ground=Withdrawal.TELLER)
    if erasure != Erasure.WORDS:
        tombstones += listen_actions.forget_authors(story_ids=ids, keep_code=erasure != Erasure.PERSON)
        people_actions.unlink_consents(story_ids=ids)
    if erasure == Erasure.PERSON:
        trust_actions.forget_reports_from(addresses=whom.subject.addresses)
        trust_actions.forget_witnesses(addresses=whom.subject.addresses)
    done = trust_actions.erase_rows(subject=whom.subject if erasure == Erasure.PERSON else subject, erasure=erasure)
    tombstones += [index for erased in done for index in erased.entries]
    gone, until = False, None
    if whom.account is not None and erasure == Erasure.PERSON:
        until = named_until(whom.account.pk)
        gone = people_actions.erase_account(account=whom.account, named_until=until)
    return ErasureReceipt(
        erasure=erasure,
        at=clock.now(),
        stories=len(stories),
        erased_entries=subject.entries if not is_whole else whom.subject.entries,
        tombstones=tuple(tombstones),
        tables=tuple((erased.table, erased.count) for erased in done),
        account_is_gone=gone,
        named_until=until.isoformat() if until else "",
    )
