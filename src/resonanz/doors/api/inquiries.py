"""What is asked in public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from resonanz.answer import reads as answer_reads
from resonanz.doors.api.auth import BearerKey
from resonanz.doors.api.paging import Paging, cut_list
from resonanz.doors.api.problems import nothing_here
from resonanz.doors.api.shapes import InquiryOut, InquiryPage
from resonanz.doors.api.words import local_day
from resonanz.listen import reads as listen_reads
from resonanz.people.enums import Scope

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.reads.stories import Counts

router = Router(auth=BearerKey(Scope.INQUIRIES_READ))
_AS_IT_IS = ("slug", "code", "title", "question", "why", "readers", "in_return", "state", "answer_by", "keep_until")


@router.get("/inquiries", response=InquiryPage, operation_id="list_inquiries")
def list_inquiries(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    page, way = cut_list(request, paging, answer_reads.public_inquiries(), lambda inquiry: inquiry.pk)
    counts = listen_reads.counts([inquiry.pk for inquiry in page])
    return {"items": [_shown(request, inquiry, counts[inquiry.pk]) for inquiry in page], **way}


@router.get("/inquiries/{slug:slug}", response=InquiryOut, operation_id="get_inquiry")
def get_inquiry(request: HttpRequest, slug: str) -> dict[str, Any]:
    inquiry = public_inquiry(slug)
    return _shown(request, inquiry, listen_reads.counts([inquiry.pk])[inquiry.pk])


def public_inquiry(slug: str) -> Inquiry:
    """No draft and none among staff, whatever the key may: of those only people know. Raises `Problem`."""
    found = next((inquiry for inquiry in answer_reads.public_inquiries() if inquiry.slug == slug), None)
    if found is None:
        raise nothing_here()
    return found


def is_public(inquiry_id: int) -> bool:
    return inquiry_id in {inquiry.pk for inquiry in answer_reads.public_inquiries()}


def _shown(request: HttpRequest, inquiry: Inquiry, counts: Counts) -> dict[str, Any]:
    return {
        **{name: getattr(inquiry, name) for name in _AS_IT_IS},
        "opened_on": local_day(inquiry.opened_at),
        "stories": counts.stories,
        "url": request.build_absolute_uri(reverse("listen:inquiry", args=[inquiry.slug])),
        "balance_url": request.build_absolute_uri(reverse("answer:balance", args=[inquiry.slug])),
    }
