"""Everything that was promised and is still open: for insights and aloud, over all inquiries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from resonanz.act.enums import Outcome
from resonanz.act.reads.chapters import chapters
from resonanz.act.reads.commitments import open_commitments, overdue_commitments
from resonanz.act.reads.standing import histories_of, running
from resonanz.act.rules.promises import Course
from resonanz.ground import clock

if TYPE_CHECKING:
    from resonanz.act.models import Decision
    from resonanz.act.reads.commitments import Promise
    from resonanz.ask.models import Inquiry

SOON = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class OpenPromise:
    """One promise that runs. `url` leads to what follows from it, `about_url` to what it is about."""

    title: str
    inquiry: Inquiry
    owner: str
    needs_owner: bool
    course: Course
    reason: str
    url: str
    about_url: str
    public_on: date | None = None
    """Of a decision that is still internal: the day it becomes public."""

    @property
    def due_on(self) -> date:
        return self.course.due_on

    @property
    def is_overdue(self) -> bool:
        return self.course.outcome == Outcome.MISSED


@dataclass(frozen=True, kw_only=True)
class OpenPromises:
    """Each promise once: what is overdue before what has nobody, before what is due soon, before the rest."""

    overdue: Sequence[OpenPromise]
    without_owner: Sequence[OpenPromise]
    soon: Sequence[OpenPromise]
    rest: Sequence[OpenPromise]

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.without_owner) + len(self.soon) + len(self.rest)


def open_promises(inquiry_id: int | None = None) -> OpenPromises:
    """Of all inquiries or one, each group with the nearest day first, in four statements."""
    found = sorted(_all(inquiry_id), key=lambda promise: (promise.due_on, promise.url))
    near = clock.today() + SOON
    groups: dict[str, list[OpenPromise]] = {"overdue": [], "without_owner": [], "soon": [], "rest": []}
    for promise in found:
        if promise.is_overdue:
            name = "overdue"
        elif promise.needs_owner:
            name = "without_owner"
        else:
            name = "soon" if promise.due_on <= near else "rest"
        groups[name].append(promise)
    return OpenPromises(**groups)


def overdue_promises(most: int = 20) -> list[OpenPromise]:
    """Decisions and commitments whose day has passed, the longest overdue first."""
    over = [*_decisions(running().filter(due_on__lt=clock.today())[:most]), *_given_aloud(overdue_commitments(most))]
    return sorted(over, key=lambda promise: (promise.due_on, promise.url))[:most]


def _all(inquiry_id: int | None) -> list[OpenPromise]:
    return [*_decisions(running(inquiry_id)), *_given_aloud(open_commitments(inquiry_id))]


def _decisions(rows: Iterable[Decision]) -> list[OpenPromise]:
    decisions = list(rows)
    histories = histories_of(decision.insight_id for decision in decisions)
    return [_decided(decision, histories[decision.insight_id]) for decision in decisions]


def _given_aloud(promises: Iterable[Promise]) -> list[OpenPromise]:
    return [_given(promise) for promise in promises]


def _decided(decision: Decision, history: list[Decision]) -> OpenPromise:
    newest = chapters(history)[-1]
    assert newest.course is not None, "a promise that runs has a course"
    return OpenPromise(
        title=decision.insight.title,
        inquiry=decision.inquiry,
        owner=decision.owner_shown,
        needs_owner=decision.held_by_id is not None and not getattr(decision, "holder_name", ""),
        course=newest.course,
        reason=decision.reason,
        url=reverse("act:insight_promise", args=[decision.insight_id]),
        about_url=reverse("answer:insight", args=[decision.insight_id]),
        public_on=None if decision.is_told else decision.public_on,
    )


def _given(promise: Promise) -> OpenPromise:
    inquiry = promise.commitment.inquiry
    return OpenPromise(
        title=promise.commitment.text,
        inquiry=inquiry,
        owner=promise.owner,
        needs_owner=promise.needs_owner,
        course=promise.course,
        reason=promise.reason,
        url=reverse("act:commitment", args=[promise.commitment.pk]),
        about_url=reverse("answer:balance", args=[inquiry.slug]),
    )
