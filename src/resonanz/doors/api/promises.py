"""What the house decided and promised, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from ninja import Query, Router

from resonanz.act import reads as act_reads
from resonanz.act.enums import Word
from resonanz.doors.api.auth import BearerKey
from resonanz.doors.api.inquiries import public_inquiry
from resonanz.doors.api.paging import Paging, cut_list
from resonanz.doors.api.shapes import CommitmentPage, DecisionPage
from resonanz.doors.api.words import local_day
from resonanz.people.enums import Scope
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.act.reads import Promise, Told

decisions = Router(auth=BearerKey(Scope.INSIGHTS_READ))
commitments = Router(auth=BearerKey(Scope.COMMITMENTS_READ))


@decisions.get("/inquiries/{slug:slug}/decisions", response=DecisionPage, operation_id="list_decisions")
def list_decisions(request: HttpRequest, slug: str, paging: Query[Paging]) -> dict[str, Any]:
    insights = understand_reads.people_by_insight(public_inquiry(slug).pk)
    page, way = cut_list(request, paging, act_reads.told_of(insights), lambda told: told.entry)
    return {"items": [_decision(told) for told in page], **way}


@commitments.get("/inquiries/{slug:slug}/commitments", response=CommitmentPage, operation_id="list_commitments")
def list_commitments(request: HttpRequest, slug: str, paging: Query[Paging]) -> dict[str, Any]:
    promises = act_reads.commitments_of(public_inquiry(slug).pk)
    page, way = cut_list(request, paging, promises, lambda promise: promise.commitment.pk)
    return {"items": [_commitment(promise) for promise in page], **way}


def _decision(told: Told) -> dict[str, Any]:
    """One that is internal at first appears with the entry that published it."""
    decision = told.decision
    return {
        "entry": told.entry,
        "insight": decision.insight_id,
        "word": decision.word,
        "label": str(Word(decision.word).label),
        "reason": decision.reason,
        "owner": decision.owner_shown,
        "due_on": decision.due_on,
        "done_on": decision.done_on,
        "told_on": local_day(told.moment),
    }


def _commitment(promise: Promise) -> dict[str, Any]:
    given, course = promise.steps[0], promise.course
    return {
        "id": promise.commitment.pk,
        "entry": given.entry_index,
        "text": promise.commitment.text,
        "owner": promise.owner,
        "given_on": local_day(given.at),
        "promised_for": promise.promised_for,
        "due_on": promise.due_on,
        "state": promise.key.value,
        "label": promise.label,
        "missed_on": course.missed_on,
        "closed_on": course.closed_on,
        "moved": course.moved,
        "reason": promise.reason,
    }
