"""The balance as everybody sees it: the same numbers as on its pages, and small groups kept back as there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router

from resonanz.answer import reads
from resonanz.doors.api.auth import BearerKey
from resonanz.doors.api.inquiries import public_inquiry
from resonanz.doors.api.shapes import BalanceOut, InquiryBalanceOut
from resonanz.doors.api.words import counted
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.people.enums import Scope
from resonanz.trust.enums import Verdict

if TYPE_CHECKING:
    from resonanz.answer.reads import AnswerTimes, Promises

router = Router(auth=BearerKey(Scope.BALANCE_READ))


@router.get("/balance", response=BalanceOut, operation_id="get_balance")
def get_balance(request: HttpRequest) -> dict[str, Any]:
    found = reads.house_balance(reads.public_inquiries())
    return {
        "stories": found.stories,
        "unread": found.unread,
        "insights": found.insights,
        "words": counted(found.words),
        **_promises(found.promises, found.times),
        "overdue_inquiries": found.overdue_inquiries,
        "moderation": found.moderated,
        "url": request.build_absolute_uri(reverse("answer:house_balance")),
    }


@router.get("/inquiries/{slug:slug}/balance", response=InquiryBalanceOut, operation_id="get_inquiry_balance")
def get_inquiry_balance(request: HttpRequest, slug: str) -> dict[str, Any]:
    inquiry = public_inquiry(slug)
    balance, numbers = reads.public_balance(inquiry), reads.house_numbers((inquiry.pk,))
    table = listen_actions.who_told(inquiry.pk)
    rows = listen_reads.role_rows(table) if table.released_at else []
    return {
        "inquiry": slug,
        "stories": listen_reads.counts([inquiry.pk])[inquiry.pk].stories,
        "words": counted(balance.tally),
        "answer_is_overdue": balance.answer_is_overdue,
        **_promises(numbers.promises, numbers.times),
        "who_told": [
            {
                "key": key,
                "label": label,
                "people": cell.count,
                "fewer_than": cell.floor if cell.verdict == Verdict.SMALL else None,
            }
            for key, label, cell in rows
        ],
        "url": request.build_absolute_uri(reverse("answer:balance", args=[slug])),
    }


def _promises(promises: Promises, times: AnswerTimes) -> dict[str, Any]:
    """Of answers nothing is said where fewer than five people are counted, as on the page."""
    shown = ("asked", "waiting", "over", "in_time", "late", "still_open", "median_days")
    return {
        "promises": counted(promises.total.items()),
        "promises_moved": promises.moved,
        "answers": {name: getattr(times, name) for name in shown} if times.is_shown else None,
    }
