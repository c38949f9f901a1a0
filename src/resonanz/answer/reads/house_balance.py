"""The balance of the whole organisation: what was promised, what was kept, what waits. Editable by nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from resonanz.act import reads as act_reads
from resonanz.act.enums import Standing
from resonanz.answer import events
from resonanz.answer.events import Belonging, Mention
from resonanz.answer.reads.complaints import AnswerTimes, answer_times
from resonanz.answer.reads.promises import Promises, summed
from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

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
    """What takes time is computed once and kept by nobody's hand, until something is entered that may change it.

    Of promises that is a decision or a step, so the stories of a busy evening make nobody count them again.
    """
    today = clock.today()
    decided, promises = _decided(ids, trust_reads.newest_leaf(up_to=act_reads.newest_entry()), today)
    words = {pk: Counter(decided[pk]) for pk in ids}
    for pk, n in understand_reads.insight_counts(ids).items():
        words[pk][Standing.WAITING] = max(0, n - words[pk].total())
    return Numbers(words=words, promises=promises, times=_times(ids, trust_reads.newest_leaf(), today))


_Entered = tuple[int, bytes]


@lru_cache(maxsize=16)
def _decided(ids: tuple[int, ...], _last: _Entered, _today: date) -> tuple[dict[int, Counter[Standing]], Promises]:
    words: dict[int, Counter[Standing]] = {pk: Counter() for pk in ids}
    for pk, standing, n in act_reads.standing_counts(ids):
        words[pk][standing] += n
    return words, summed(act_reads.promise_counts(ids))


@lru_cache(maxsize=16)
def _times(ids: tuple[int, ...], _last: _Entered, _today: date) -> AnswerTimes:
    return answer_times(ids)


def forget_numbers(*, decided: bool = True) -> None:
    """The next reader computes them anew, with `decided=False` only what a story may have changed; for measuring."""
    if decided:
        _decided.cache_clear()
    _times.cache_clear()


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
