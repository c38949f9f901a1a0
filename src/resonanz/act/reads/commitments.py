"""Who promised what, and how it stands today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.timezone import localdate

from resonanz.act.enums import Outcome, Pledge
from resonanz.act.models import Commitment, CommitmentStep
from resonanz.act.reads.names import holder_name
from resonanz.act.rules.commitments import step_body
from resonanz.act.rules.promises import Course, course_of, pledged_step
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

if TYPE_CHECKING:
    from django.core.paginator import Page

ON_A_PAGE = 10


@dataclass(frozen=True, kw_only=True)
class Promise:
    """`promised_for` is the day that was named first; `due_on` the one that holds now."""

    commitment: Commitment
    course: Course
    steps: Sequence[CommitmentStep]

    @property
    def key(self) -> Outcome:
        return self.course.outcome

    @property
    def label(self) -> str:
        return str(self.key.label)

    @property
    def due_on(self) -> date:
        return self.course.due_on

    @property
    def promised_for(self) -> date:
        return self.course.promised_for

    @property
    def owner(self) -> str:
        """Who stands by it now, by name where that person agrees."""
        newest = self.steps[-1]
        name: str = getattr(newest, "holder_name", "")
        return name or newest.owner or self.commitment.owner

    def is_said_by(self, owner: str) -> bool:
        """Whether somebody typed in the same giver: the function, the name, or both."""
        first = self.steps[0]
        holder = first.held_by
        if holder is not None:
            return owner.partition(",")[0].strip() == holder.name
        return owner.strip() == (first.owner or self.commitment.owner)

    @property
    def needs_owner(self) -> bool:
        """It stands in the name of somebody who has left the team or does not want to be named any more."""
        newest = self.steps[-1]
        return bool(newest.held_by_id) and not getattr(newest, "holder_name", "")

    @property
    def reason(self) -> str:
        """Why it moved or was not kept, as said last."""
        return next((step.reason for step in reversed(self.steps) if step.reason), "")


def commitments_of(inquiry_id: int) -> list[Promise]:
    """In the order in which they were given; two statements for all."""
    return [_promise(row) for row in _with_steps(Commitment.objects.filter(inquiry_id=inquiry_id))]


def commitments_page(inquiry_id: int, page: str | None) -> tuple[list[Promise], Page[Commitment]]:
    """As `commitments_of`, a page of them; three statements."""
    shown = Paginator(_with_steps(Commitment.objects.filter(inquiry_id=inquiry_id)), ON_A_PAGE).get_page(page)
    return [_promise(row) for row in shown], shown


def commitment(pk: int) -> Promise | None:
    found = _with_steps(Commitment.objects.filter(pk=pk)).select_related("inquiry").first()
    return _promise(found) if found else None


def commitment_texts(pks: Iterable[int]) -> dict[int, str]:
    """What was promised, word for word."""
    return dict(Commitment.objects.filter(pk__in=pks).values_list("pk", "text"))


def open_commitments(inquiry_id: int | None = None) -> list[Promise]:
    """Everything that was promised and is neither kept nor given up, of all inquiries or one; two statements."""
    rows = _open_rows()
    if inquiry_id is not None:
        rows = rows.filter(inquiry_id=inquiry_id)
    return [_promise(row) for row in _with_steps(rows).select_related("inquiry")]


def overdue_commitments(most: int) -> list[Promise]:
    """The longest overdue first; three statements."""
    newest = CommitmentStep.objects.filter(commitment=OuterRef("pk")).order_by("-number").values("due_on")[:1]
    over = _open_rows().annotate(due_on=Subquery(newest)).filter(due_on__lt=clock.today())
    longest = list(over.order_by("due_on", "pk").values_list("pk", flat=True)[:most])
    found = [_promise(row) for row in _with_steps(Commitment.objects.filter(pk__in=longest)).select_related("inquiry")]
    return sorted(found, key=lambda promise: (promise.due_on, promise.commitment.pk))


def _open_rows() -> QuerySet[Commitment]:
    closed = CommitmentStep.objects.filter(deed__in=[Pledge.KEPT, Pledge.BROKEN]).values("commitment_id")
    return Commitment.objects.exclude(pk__in=closed)


def _with_steps(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    steps = CommitmentStep.objects.select_related("by", "held_by").annotate(**holder_name()).order_by("number")
    return rows.prefetch_related(Prefetch("steps", queryset=steps)).order_by("pk")


def _promise(row: Commitment) -> Promise:
    steps = sorted(row.steps.all(), key=lambda step: step.number)
    return Promise(commitment=row, course=_course(steps), steps=steps)


def _course(steps: Iterable[CommitmentStep]) -> Course:
    told = [pledged_step(on=localdate(step.at), deed=Pledge(step.deed), due_on=step.due_on) for step in steps]
    return course_of(told, today=clock.today())


def add_commitments(openings: Openings) -> None:
    rows = CommitmentStep.objects.filter(openings.wanted).select_related("commitment__inquiry").order_by("entry_index")
    for row in rows:
        given = row.commitment
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.by_id}",
                "body": step_body(
                    commitment=given.pk,
                    number=row.number,
                    deed=row.deed,
                    text=given.text,
                    # Steps from before hands could change say it of the commitment only.
                    owner=row.owner or given.owner,
                    due_on=row.due_on,
                    reason=row.reason,
                    holder=row.held_by_id,
                ),
                "meta": None,
            },
            shown=Shown(kind=Kind.COMMITMENT, role=TEAM_ROLE, time=row.at, place=given.inquiry.place, via=Via.WEB),
            table="act_commitmentstep",
            row=row.pk,
        )
        if row.number == 1 and row.owner not in {"", given.owner}:
            openings.orphan("act_commitment", given.pk, row.entry_index)
    if openings.is_final:
        for pk in Commitment.objects.filter(steps=None).values_list("pk", flat=True):
            openings.orphan("act_commitment", pk)
