"""The write path of a voice: key, words, salts, ledger entry, all in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction

from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground import clock
from resonanz.ground.codes import code_hash, derived_code
from resonanz.listen import events
from resonanz.listen.enums import Permission
from resonanz.listen.errors import AlreadyWithdrawn, NameMissing, WaitedTooLong
from resonanz.listen.models import Story
from resonanz.listen.rules.arrival import told_before, waited_too_long
from resonanz.listen.rules.entries import story_draft
from resonanz.listen.rules.words import check_words
from resonanz.trust.actions import claim_key, keep_result, record
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

RECEIPT_LENGTH = 12
_NO_WAIT = timedelta()


@dataclass(frozen=True, kw_only=True)
class Told:
    story_id: int
    code: str = field(repr=False)
    is_new: bool


@transaction.atomic(durable=False)
def tell_story(
    *,
    inquiry: Inquiry,
    key: str,
    text: str,
    roles: Sequence[str],
    permission: str,
    works_well: str = "",
    name: str = "",
    feeling: str = "",
    via: Via = Via.WEB,
    told_at: datetime | None = None,
    waited: timedelta = _NO_WAIT,
) -> Told:
    """Takes a story in. The same key again gives the same receipt; the same key with other words raises `KeyReused`.

    `waited` is how long the words lay on the device. What was written while the inquiry was open is taken in
    after its close, for 72 hours; later it raises `WaitedTooLong`, unless it has arrived before.
    """
    _check(text, works_well)
    if permission != Permission.PUBLIC_NAMED:
        name = ""
    elif not name.strip():
        raise NameMissing
    body: dict[str, Any] = {
        "inquiry": inquiry.code,
        "text": text,
        "works_well": works_well,
        "roles": sorted(roles),
        "permission": permission,
        "name": name,
        "feeling": feeling,
    }
    code = derived_code(key.encode(), purpose="receipt", length=RECEIPT_LENGTH)
    known = claim_key(key=f"tell:{key}", body=body)
    if known is not None:
        return Told(story_id=known["story"], code=code, is_new=False)
    if waited_too_long(waited):
        raise WaitedTooLong
    received = clock.now()
    written = told_at or told_before(received, waited)
    if not inquiry.was_open_at(written):
        raise InquiryNotOpen
    story = _store(
        Story(
            inquiry_id=inquiry.pk,
            text=text,
            works_well=works_well,
            roles=sorted(roles),
            permission=permission,
            name=name,
            feeling=feeling,
            teller=uuid4(),
            via=via,
            code_hash=code_hash(code),
        ),
        place=inquiry.place,
        received=received,
        told_at=written,
    )
    keep_result(key=f"tell:{key}", result={"story": story.pk})
    return Told(story_id=story.pk, code=code, is_new=True)


@transaction.atomic
def supplement_story(*, story: Story, place: str, key: str, text: str, waited: timedelta = _NO_WAIT) -> Told:
    """Adds to what was told, as a story of the same voice with an entry of its own; nothing is overwritten."""
    _check(text, "")
    # Whoever takes their words back at the same moment is waited for.
    if Story.objects.select_for_update(no_key=True).get(pk=story.pk).withdrawn_at is not None:
        raise AlreadyWithdrawn
    known = claim_key(key=f"supplement:{key}", body={"story": story.pk, "text": text})
    if known is not None:
        return Told(story_id=known["story"], code="", is_new=False)
    if waited_too_long(waited):
        raise WaitedTooLong
    received = clock.now()
    added = _store(
        Story(
            inquiry_id=story.inquiry_id,
            text=text,
            roles=story.roles,
            permission=story.permission,
            name=story.name,
            teller=story.teller,
            supplements_id=story.pk,
            via=Via.WEB,
        ),
        place=place,
        received=received,
        told_at=told_before(received, waited),
    )
    keep_result(key=f"supplement:{key}", result={"story": added.pk})
    return Told(story_id=added.pk, code="", is_new=True)


def _check(text: str, works_well: str) -> None:
    check_words(text)
    if works_well:
        check_words(works_well)


def _store(story: Story, *, place: str, received: datetime, told_at: datetime) -> Story:
    story.received_at, story.told_at = received, min(told_at, received)
    story.entry_index = record(story_draft(story, place=place)).index
    story.save(force_insert=True)
    events.stories_received.announce(story.inquiry_id)
    return story
