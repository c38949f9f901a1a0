"""From draft to open to closed. What is promised to the asked goes into the ledger when it is promised."""

from __future__ import annotations

import re
from typing import Any

from django.db import IntegrityError, transaction

from resonanz.ask import events
from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryIncomplete, SlugNotValid, SlugTaken
from resonanz.ask.models import OWED, Inquiry, PurposeVersion
from resonanz.ask.reads.openings import owed_by
from resonanz.ground import clock
from resonanz.ground.codes import random_code
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

_CODE_LENGTH = 6
_TAKEN_BY_US = {"neu"}
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,58}[a-z0-9])?", re.IGNORECASE)


@transaction.atomic
def draft_inquiry(*, slug: str, title: str, by: int | None, **owed: Any) -> Inquiry:
    """A draft asks nobody, so it may still be incomplete. Imports collect here, too."""
    check_slug(slug)
    inquiry = Inquiry(
        slug=slug,
        code=random_code(_CODE_LENGTH),
        title=title,
        created_by_id=by,
        created_at=clock.now(),
        **owed,
    )
    _save(inquiry, force_insert=True)
    return inquiry


@transaction.atomic
def change_inquiry(*, inquiry: Inquiry, by: int, **changes: Any) -> Inquiry:
    """An open inquiry may be made clearer, never emptier; each change of the promise is recorded."""
    check_slug(changes.get("slug", inquiry.slug))
    for name, value in changes.items():
        setattr(inquiry, name, value)
    if inquiry.state != State.DRAFT:
        _refuse_incomplete(inquiry)
        _record_purpose(inquiry, by=by, deed="changed")
    _save(inquiry)
    return inquiry


@transaction.atomic
def open_inquiry(*, inquiry: Inquiry, by: int | None) -> Inquiry:
    _refuse_incomplete(inquiry)
    inquiry.state = State.OPEN
    inquiry.opened_at = inquiry.opened_at or clock.now()
    inquiry.closed_at = None
    inquiry.save(update_fields=["state", "opened_at", "closed_at"])
    _record_purpose(inquiry, by=by, deed="opened")
    events.inquiry_opened.announce(inquiry.pk)
    return inquiry


@transaction.atomic
def close_inquiry(*, inquiry: Inquiry, by: int) -> Inquiry:
    if inquiry.state == State.OPEN:
        inquiry.state = State.CLOSED
        inquiry.closed_at = clock.now()
        inquiry.save(update_fields=["state", "closed_at"])
        _record_purpose(inquiry, by=by, deed="closed")
    return inquiry


def check_slug(slug: str) -> None:
    """Raises `SlugNotValid`. "neu" is the address of the form for a new inquiry."""
    if not _SLUG.fullmatch(slug) or slug.lower() in _TAKEN_BY_US:
        raise SlugNotValid


def missing_for_opening(inquiry: Inquiry) -> list[str]:
    """Names of the fields that are still owed to the asked."""
    return [name for name in OWED if not getattr(inquiry, name)]


def _refuse_incomplete(inquiry: Inquiry) -> None:
    missing = missing_for_opening(inquiry)
    if missing:
        raise InquiryIncomplete(missing)


def _save(inquiry: Inquiry, *, force_insert: bool = False) -> None:
    try:
        with transaction.atomic():
            inquiry.save(force_insert=force_insert)
    except IntegrityError as error:
        if "slug" in str(error):
            raise SlugTaken from error
        raise


def _record_purpose(inquiry: Inquiry, *, by: int | None, deed: str) -> None:
    owed, moment = owed_by(inquiry), clock.now()
    recorded = record(
        Draft(
            kind=Kind.PURPOSE,
            place=inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by}" if by else "command line",
            body={"deed": deed, **owed},
            meta={"slug": inquiry.slug},
            moment=moment,
        )
    )
    PurposeVersion.objects.create(
        inquiry_id=inquiry.pk,
        deed=deed,
        owed=owed,
        slug=inquiry.slug,
        said_by_id=by,
        said_at=moment,
        entry_index=recorded.index,
    )
