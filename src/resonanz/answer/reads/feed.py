"""What is new in the balance, the newest first: words, moved days, missed days, kept promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from resonanz.act import reads as act_reads
from resonanz.act.enums import Outcome, Pledge, Word

if TYPE_CHECKING:
    from resonanz.act.models import Commitment, CommitmentStep, Decision
    from resonanz.act.reads import MissedPromise

MOST = 50
_TITLE = 90


class Happened(StrEnum):
    WORD = "word"
    MOVED = "moved"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True)
class BalanceNews:
    """`key` never changes and is never used again: the entry of the ledger, or the promise and the day it was missed.

    `url` is the address on this house, without its name.
    """

    key: str
    happened: Happened
    moment: datetime
    title: str
    text: str
    url: str


def balance_news(inquiry_ids: Iterable[int]) -> list[BalanceNews]:
    """In a constant number of statements. A missed day stands here from the day after, by itself."""
    ids = list(inquiry_ids)
    missed = act_reads.missed_promises(ids, most=MOST)
    decisions = act_reads.newest_told_histories(ids, most=MOST, also={row.about for row in missed if _decided(row)})
    pledges = act_reads.newest_pledges(ids, most=MOST, also={row.about for row in missed if not _decided(row)})
    found = [news for history in decisions.values() for news in _of_insight(history)]
    found += [news for commitment in pledges.values() for news in _of_commitment(commitment)]
    for row in missed:
        write = (
            partial(_missed_word, row, decisions[row.about])
            if _decided(row)
            else partial(_missed_pledge, row, pledges[row.about])
        )
        key = f"missed-{row.first_entry}-{row.missed_on.isoformat()}"
        found.append(_Found(moment=_day_after(row.missed_on), key=key, write=write))
    newest = sorted(found, key=lambda news: (news.moment, news.key), reverse=True)[:MOST]
    return [_told(news) for news in newest]


@dataclass(frozen=True, kw_only=True)
class _Found:
    """Far more is looked at than shown, so only what is shown is put into words."""

    moment: datetime
    key: str
    write: Callable[[], _Words]


@dataclass(frozen=True, kw_only=True)
class _Words:
    happened: Happened
    title: str
    text: str
    url: str


def _told(found: _Found) -> BalanceNews:
    words = found.write()
    return BalanceNews(
        key=found.key,
        happened=words.happened,
        moment=found.moment,
        title=words.title,
        text=words.text,
        url=words.url,
    )


def _decided(row: MissedPromise) -> bool:
    return row.kind == "decision"


def _of_insight(history: Sequence[Decision]) -> list[_Found]:
    return [
        _Found(moment=_told_at(decision), key=f"entry-{decision.entry_index}", write=partial(_word, history, place))
        for place, decision in enumerate(history)
    ]


def _word(history: Sequence[Decision], place: int) -> _Words:
    decision, before = history[place], history[place - 1] if place else None
    promised = before if before is not None and before.word == Word.IN_PROGRESS else None
    happened = Happened.WORD
    if promised is not None and decision.word == Word.IN_PROGRESS:
        happened = Happened.MOVED if promised.due_on != decision.due_on else Happened.WORD
    elif promised is not None:
        happened = _ended(act_reads.course_until(history[: place + 1]))
    return _Words(
        happened=happened,
        title=_titled(happened, str(Word(decision.word).label), decision.insight.title),
        text=_said(decision, promised),
        url=_insight_url(decision),
    )


def _of_commitment(commitment: Commitment) -> list[_Found]:
    steps = sorted(commitment.steps.all(), key=lambda step: step.number)
    return [
        _Found(moment=step.at, key=f"entry-{step.entry_index}", write=partial(_step, commitment, steps[: place + 1]))
        for place, step in enumerate(steps)
    ]


def _step(commitment: Commitment, steps: Sequence[CommitmentStep]) -> _Words:
    """`steps` are those up to the one that is told."""
    step = steps[-1]
    happened = Happened.MOVED if step.deed == Pledge.MOVED else Happened.WORD
    if step.deed in {Pledge.KEPT, Pledge.BROKEN}:
        happened = _ended(act_reads.pledged_course(steps))
    return _Words(
        happened=happened,
        title=_titled(happened, str(Pledge(step.deed).label).capitalize(), commitment.text),
        text=_pledged(commitment, step),
        url=_inquiry_url(commitment.inquiry.slug),
    )


def _missed_word(row: MissedPromise, history: Sequence[Decision]) -> _Words:
    newest = history[-1]
    return _Words(
        happened=Happened.MISSED,
        title=_titled(Happened.MISSED, "", newest.insight.title),
        text=_missed_text(row.missed_on),
        url=_insight_url(newest),
    )


def _missed_pledge(row: MissedPromise, commitment: Commitment) -> _Words:
    return _Words(
        happened=Happened.MISSED,
        title=_titled(Happened.MISSED, "", commitment.text),
        text=_missed_text(row.missed_on),
        url=_inquiry_url(commitment.inquiry.slug),
    )


def _ended(outcome: Outcome) -> Happened:
    return {Outcome.KEPT: Happened.KEPT, Outcome.LATE: Happened.LATE}.get(outcome, Happened.BROKEN)


def _titled(happened: Happened, word: str, about: str) -> str:
    label = {
        Happened.WORD: word,
        Happened.MOVED: _("Verschoben"),
        Happened.KEPT: _("Gehalten"),
        Happened.LATE: _("Später als zugesagt"),
        Happened.BROKEN: _("Zusage nicht gehalten"),
        Happened.MISSED: _("Zugesagter Tag verstrichen"),
    }[happened]
    return f"{label}: {Truncator(about).chars(_TITLE)}"


def _said(decision: Decision, promised: Decision | None) -> str:
    parts = [f"{Word(decision.word).label}."]
    if decision.word == Word.IN_PROGRESS and decision.due_on:
        values = {"day": _day(decision.due_on), "owner": decision.owner_shown}
        parts = [_("In Arbeit, bis %(day)s. Es kümmert sich: %(owner)s.") % values]
    if promised is not None and promised.due_on and promised.due_on != decision.due_on:
        parts.append(_("Zugesagt war der %(day)s.") % {"day": _day(promised.due_on)})
    if decision.reason:
        parts.append(decision.reason)
    return "\n\n".join(parts)


def _pledged(commitment: Commitment, step: CommitmentStep) -> str:
    parts = [commitment.text, commitment.owner]
    parts.append(_("Bis %(day)s.") % {"day": _day(step.due_on)})
    return "\n\n".join([*parts, *([step.reason] if step.reason else [])])


def _missed_text(day: date) -> str:
    return _(
        "Zugesagt war der %(day)s. An diesem Tag war es weder fertig noch verschoben. Das steht hier von selbst und "
        "bleibt stehen."
    ) % {"day": _day(day)}


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _told_at(decision: Decision) -> datetime:
    """What was decided inside first is new on the day it was published."""
    return max(decision.decided_at, _midnight(decision.public_on)) if decision.public_on else decision.decided_at


def _day_after(day: date) -> datetime:
    return _midnight(day + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _insight_url(decision: Decision) -> str:
    return reverse("answer:public_insight", args=[decision.inquiry.slug, decision.insight_id])


def _inquiry_url(slug: str) -> str:
    return reverse("answer:balance", args=[slug])
