"""What waits, and since when: the first thing the team sees."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from resonanz.act import reads as act_reads
from resonanz.answer import reads as answer_reads
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.forum import reads as forum_reads
from resonanz.ground import clock, mail
from resonanz.ground.manner import reader_language
from resonanz.listen import reads as listen_reads
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from resonanz.act.reads import OpenPromise
    from resonanz.answer.reads import Complaint
    from resonanz.ask.models import Inquiry
    from resonanz.forum.models import Forum
    from resonanz.listen.reads import Voice
    from resonanz.listen.reads.stories import Counts
    from resonanz.understand.models import Insight


_COMPLAINTS = 5


@dataclass(frozen=True, kw_only=True)
class InquiryLine:
    inquiry: Inquiry
    counts: Counts
    themes: int
    insights: int
    answer_is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """`unread_since` is when the oldest unread story arrived, `unread_slug` and `unread_title` where."""

    overdue: Sequence[OpenPromise]
    undecided: Sequence[Insight]
    unread: int
    unread_since: datetime | None
    unread_slug: str
    unread_title: str = ""
    complaints: Sequence[Complaint] = ()
    """Who waits for an answer, the longest overdue first; `complaints_more` stand on a page of their own."""
    complaints_more: int = 0
    forums: Sequence[Forum] = ()
    """Evenings whose minutes wait for their seal, or whose balance is still to come."""


def inquiry_lines() -> list[InquiryLine]:
    """All inquiries with their figures, in a constant number of statements."""
    inquiries = list(ask_reads.all_inquiries())
    ids = [inquiry.pk for inquiry in inquiries]
    counts = listen_reads.counts(ids)
    themes = understand_reads.theme_counts(ids)
    insights = understand_reads.insight_counts(ids)
    decided = act_reads.decided_counts(ids)
    return [
        InquiryLine(
            inquiry=inquiry,
            counts=counts[inquiry.pk],
            themes=themes[inquiry.pk],
            insights=insights[inquiry.pk],
            # The same rule as in the public balance: overdue until everything has its word.
            answer_is_overdue=bool(
                inquiry.state != State.DRAFT
                and inquiry.answer_by
                and inquiry.answer_by < clock.today()
                and (not insights[inquiry.pk] or decided[inquiry.pk] < insights[inquiry.pk])
            ),
        )
        for inquiry in inquiries
    ]


def praise() -> list[Voice]:
    """The two newest passages in which somebody says what works, word for word."""
    return [
        listen_reads.praise(story, url=reverse("answer:story", args=[story.pk]))
        for story in listen_reads.newest_praise(most=2)
    ]


def waiting(lines: Sequence[InquiryLine]) -> Waiting:
    ids = [line.inquiry.pk for line in lines]
    oldest = listen_reads.oldest_unread(ids)
    asked_in = {line.inquiry.pk: line.inquiry for line in lines}
    decided = act_reads.decided_insights(ids)
    complaints = answer_reads.waiting_complaints()
    asked = complaints.count()
    return Waiting(
        complaints=answer_reads.complaints_on(complaints[:_COMPLAINTS]),
        complaints_more=max(0, asked - _COMPLAINTS),
        overdue=act_reads.overdue_promises(),
        undecided=[insight for insight in understand_reads.newest_insights(ids) if insight.pk not in decided],
        unread=sum(line.counts.unread for line in lines),
        unread_since=oldest.received_at if oldest else None,
        unread_slug=asked_in[oldest.inquiry_id].slug if oldest else "",
        unread_title=asked_in[oldest.inquiry_id].title if oldest else "",
        forums=list(forum_reads.forums_after()),
    )


@dataclass(frozen=True, kw_only=True)
class TrustWaiting:
    """What the pages of trust have waiting; each inquiry has hints of its own."""

    moderation: int
    messages: int
    witnesses: int
    inquiries: Sequence[Inquiry]


def trust_waiting(reader: int) -> TrustWaiting:
    return TrustWaiting(
        moderation=listen_reads.desk(reader=reader).size,
        messages=mail.waiting_count(),
        witnesses=len(trust_reads.public_witnesses()),
        inquiries=list(ask_reads.all_inquiries()),
    )


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What is not accessible yet, and what works instead; `criterion` of WCAG 2.2, or ""."""

    what: str
    instead: str
    criterion: str


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    checked_on: date
    gaps: Sequence[Gap]


def accessibility() -> Accessibility:
    """The known gaps of this version, in the language of whoever reads."""
    spoken = reader_language()
    told = _accessibility()
    return Accessibility(
        checked_on=told["checked_on"],
        gaps=[
            Gap(what=gap["what"][spoken], instead=gap["instead"][spoken], criterion=gap["criterion"])
            for gap in told["gap"]
        ],
    )


@cache
def _accessibility() -> dict[str, Any]:
    return tomllib.loads((files("resonanz.doors") / "data" / "accessibility.toml").read_text("utf-8"))
