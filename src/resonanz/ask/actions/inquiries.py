"""From draft to open to closed. What is promised to the asked goes into the ledger when it is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from resonanz.ask import events
from resonanz.ask.actions.promising import differs_from_promise, kept_rows, record_purpose, store_kept
from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryIncomplete, InquiryNotReady, SlugNotValid, SlugTaken
from resonanz.ask.models import OWED, Inquiry
from resonanz.ask.rules.readiness import Obstacles, missing_in, obstacles_in
from resonanz.ask.rules.wording import PARTS, Kept, check, unsettled
from resonanz.ground import clock
from resonanz.ground.codes import random_code
from resonanz.ground.manner import reader_language

_CODE_LENGTH = 6
_TAKEN_BY_US = {"neu", "frage-pruefen"}
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,58}[a-z0-9])?", re.IGNORECASE)


@transaction.atomic
def draft_inquiry(*, slug: str, title: str, by: int | None, kept: Sequence[Kept] = (), **owed: Any) -> Inquiry:
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
    store_kept(inquiry, kept, by=by)
    return inquiry


@transaction.atomic
def change_inquiry(*, inquiry: Inquiry, by: int, kept: Sequence[Kept] | None = None, **changes: Any) -> Inquiry:
    """An open inquiry may be made clearer, never emptier; each change of the promise is recorded, no change is not.

    Raises `InquiryNotReady` for what would be asked in public and only there. `kept` names the words that stay with
    a reason although the question check marks them; None leaves what was said about them.
    """
    check_slug(changes.get("slug", inquiry.slug))
    changed = {name for name, value in changes.items() if getattr(inquiry, name) != value}
    for name, value in changes.items():
        setattr(inquiry, name, value)
    changed |= store_kept(inquiry, kept, by=by)
    if inquiry.state != State.DRAFT:
        # What was fine when it was promised, such as a day that has passed since, stops no other correction.
        _refuse(inquiry, {name: told for name, told in obstacles(inquiry).items() if name in changed})
    _save(inquiry)
    if inquiry.state != State.DRAFT and differs_from_promise(inquiry):
        record_purpose(inquiry, by=by, deed="changed")
    return inquiry


@transaction.atomic
def open_inquiry(*, inquiry: Inquiry, by: int | None) -> Inquiry:
    """Raises `InquiryIncomplete` or, where all is there but cannot be promised like this, `InquiryNotReady`."""
    _refuse(inquiry, obstacles(inquiry))
    inquiry.state = State.OPEN
    inquiry.opened_at = inquiry.opened_at or clock.now()
    inquiry.closed_at = None
    inquiry.save(update_fields=["state", "opened_at", "closed_at"])
    record_purpose(inquiry, by=by, deed="opened")
    events.inquiry_opened.announce(inquiry.pk)
    return inquiry


@transaction.atomic
def close_inquiry(*, inquiry: Inquiry, by: int) -> Inquiry:
    if inquiry.state == State.OPEN:
        inquiry.state = State.CLOSED
        inquiry.closed_at = clock.now()
        inquiry.save(update_fields=["state", "closed_at"])
        record_purpose(inquiry, by=by, deed="closed")
    return inquiry


def check_slug(slug: str) -> None:
    """Raises `SlugNotValid`. "neu" is the address of the form for a new inquiry."""
    if not _SLUG.fullmatch(slug) or slug.lower() in _TAKEN_BY_US:
        raise SlugNotValid


def missing_for_opening(inquiry: Inquiry) -> list[str]:
    """Names of the fields that are still owed to the asked."""
    return missing_in({name: getattr(inquiry, name) for name in OWED})


def obstacles(inquiry: Inquiry) -> Obstacles:
    """By field: what is missing, what cannot be promised, what the question check found and nobody answered for."""
    found = obstacles_in({name: getattr(inquiry, name) for name in OWED}, today=clock.today())
    marks = check({part: getattr(inquiry, part) for part in PARTS}, explain_in=reader_language())
    if marks:
        for mark in unsettled(marks, [row for _pk, row in kept_rows(inquiry)]):
            sentence = _(
                "„%(words)s“: %(why)s Fassen Sie es anders, oder sagen Sie den Gefragten, warum Sie trotzdem so fragen."
            ) % {"words": mark.words, "why": mark.why}
            found.setdefault(mark.part, []).append(sentence)
    return found


def _refuse(inquiry: Inquiry, found: Obstacles) -> None:
    if not found:
        return
    missing = [name for name in missing_for_opening(inquiry) if name in found]
    raise InquiryIncomplete(missing, found) if missing else InquiryNotReady(found)


def _save(inquiry: Inquiry, *, force_insert: bool = False) -> None:
    try:
        with transaction.atomic():
            inquiry.save(force_insert=force_insert)
    except IntegrityError as error:
        if "slug" in str(error):
            raise SlugTaken from error
        raise
