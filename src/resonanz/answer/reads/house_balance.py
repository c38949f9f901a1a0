"""The balance of the whole organisation: what was promised, what was kept, what waits. Editable by nobody."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache

from resonanz.act import reads as act_reads
from resonanz.act.enums import Standing
from resonanz.answer import events
from resonanz.answer.events import Belonging, Mention
from resonanz.answer.reads.complaints import AnswerTimes, answer_times, newest_answer_entry
from resonanz.answer.reads.promises import Promises, summed
from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.act.reads import PromiseCount
    from resonanz.ask.models import Inquiry

_DAY = 24 * 60 * 60
_MODERATED = ("held", "hidden", "released", "appeals", "granted")


@dataclass(frozen=True, kw_only=True)
class InquiryRow:
    """One inquiry of the list, with what its own balance says in short."""

    inquiry: Inquiry
    occasion: Mention | None
    words: Sequence[tuple[Standing, int]]
    answer_is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """What is counted over everything: how insights stand, what became of promises, how long answers took."""

    words: dict[int, Counter[Standing]]
    promises: Promises
    times: AnswerTimes


@dataclass(frozen=True, kw_only=True)
class HouseBalance:
    """`moderated` is what the page on moderation counts, word for word the same numbers."""

    stories: int
    unread: int
    insights: int
    words: Sequence[tuple[Standing, int]]
    promises: Promises
    times: AnswerTimes
    overdue_inquiries: int
    moderated: dict[str, int]
    rows: Sequence[InquiryRow]


def public_inquiries() -> list[Inquiry]:
    """Those that everybody may know of: no drafts, none among staff, whoever asks."""
    return list(ask_reads.public_inquiries().exclude(pk__in=ask_reads.all_inside()))


def house_balance(inquiries: Sequence[Inquiry]) -> HouseBalance:
    """A constant number of statements, whatever the house holds."""
    ids = [inquiry.pk for inquiry in inquiries]
    counts = listen_reads.counts(ids)
    numbers = house_numbers(tuple(ids))
    words = numbers.words
    named = Belonging(inquiry_ids=frozenset(ids))
    events.belonging.run(named)
    rows = [_row(inquiry, words[inquiry.pk], named.found.get(inquiry.pk)) for inquiry in inquiries]
    figures = trust_reads.moderation_counts()[-1].figures
    return HouseBalance(
        stories=sum(count.stories for count in counts.values()),
        unread=sum(count.unread for count in counts.values()),
        insights=sum(counted.total() for counted in words.values()),
        words=_tally(sum(words.values(), Counter())),
        promises=numbers.promises,
        times=numbers.times,
        overdue_inquiries=sum(row.answer_is_overdue for row in rows),
        moderated={name: figures[name] for name in _MODERATED},
        rows=rows,
    )


def house_numbers(ids: tuple[int, ...]) -> Numbers:
    """What takes time is counted once, until something is entered that may change it.

    Of promises that is a decision or a step of the same inquiry, of answers a wish, an answer or an erasure: so the
    stories of a busy evening make nobody count again.
    """
    decided, answered = act_reads.newest_entries(ids), newest_answer_entry()
    # The number of an entry is the same in two houses that share a cache; its hash never is.
    leaves = trust_reads.leaf_hashes([*decided.values(), answered])
    known = _counted({pk: leaves.get(entry, b"") for pk, entry in decided.items()})
    words = {pk: Counter(known[pk].standings) if pk in known else Counter() for pk in ids}
    for pk, n in understand_reads.insight_counts(ids).items():
        words[pk][Standing.WAITING] = max(0, n - words[pk].total())
    promises = summed(count for row in known.values() for count in row.promises)
    return Numbers(words=words, promises=promises, times=_times(ids, leaves.get(answered, b"")))


@dataclass(frozen=True, kw_only=True)
class _Counted:
    """How an inquiry stands after the last entry that can say anything about it."""

    standings: Counter[Standing]
    promises: list[PromiseCount]


def _counted(leaves: dict[int, bytes]) -> dict[int, _Counted]:
    """The day is part of the key because promises are missed by themselves."""
    keys = {pk: f"counted:{pk}:{leaf.hex()}:{clock.today()}" for pk, leaf in leaves.items()}
    known = cache.get_many(keys.values())
    unknown = [pk for pk, key in keys.items() if key not in known]
    if unknown:
        counted = {keys[pk]: found for pk, found in _count(unknown).items()}
        cache.set_many(counted, timeout=_DAY)
        known.update(counted)
    return {pk: known[key] for pk, key in keys.items()}


def _count(ids: Sequence[int]) -> dict[int, _Counted]:
    counted = {pk: _Counted(standings=Counter(), promises=[]) for pk in ids}
    for pk, standing, n in act_reads.standing_counts(ids):
        counted[pk].standings[standing] += n
    for count in act_reads.promise_counts(ids):
        counted[count.inquiry_id].promises.append(count)
    return counted


def _times(ids: tuple[int, ...], leaf: bytes) -> AnswerTimes:
    key = hashlib.sha256(repr((ids, leaf, clock.today())).encode()).hexdigest()
    times: AnswerTimes | None = cache.get(f"times:{key}")
    if times is None:
        times = answer_times(ids)
        cache.set(f"times:{key}", times, timeout=_DAY)
    return times


def _row(inquiry: Inquiry, counted: Counter[Standing], occasion: Mention | None) -> InquiryRow:
    is_due = bool(inquiry.answer_by and inquiry.answer_by < clock.today())
    return InquiryRow(
        inquiry=inquiry,
        occasion=occasion,
        words=_tally(counted),
        # The same rule as in the balance of the inquiry: overdue until everything has its word.
        answer_is_overdue=is_due and (counted[Standing.WAITING] > 0 or not counted.total()),
    )


def _tally(counted: Counter[Standing]) -> list[tuple[Standing, int]]:
    return [(key, counted[key]) for key in Standing if counted[key]]
