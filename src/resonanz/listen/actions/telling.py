"""The write path of a voice: key, words, salts, ledger entry, all in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction

from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground import clock
from resonanz.ground.codes import code_hash, derived_code
from resonanz.listen import events
from resonanz.listen.enums import Permission
from resonanz.listen.errors import AlreadyWithdrawn, NameMissing
from resonanz.listen.models import Story
from resonanz.listen.rules.entries import story_draft
from resonanz.listen.rules.words import check_words
from resonanz.people import reads as people_reads
from resonanz.trust.actions import claim_key, keep_result, record
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.people.models import Account

RECEIPT_LENGTH = 12


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
    person: Account | None = None,
) -> Told:
    """Takes a story in. The same key again gives the same receipt; the same key with other words raises `KeyReused`.

    `person` is who is signed in: the story is theirs, and who works here speaks as such, whatever `roles` says.
    A name that would be read as that of somebody else from the team raises `NameTaken` or `NameUnreadable`.
    """
    _check(text, works_well)
    if permission != Permission.PUBLIC_NAMED:
        name = ""
    elif not name.strip():
        raise NameMissing
    else:
        people_reads.check_name(name, account=person)
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
    if not inquiry.is_open:
        raise InquiryNotOpen
    story = _store(
        Story(
            inquiry_id=inquiry.pk,
            text=text,
            works_well=works_well,
            roles=people_reads.roles_for(claimed=roles, account=person, authors=[name]),
            permission=permission,
            name=name,
            feeling=feeling,
            teller=uuid4(),
            person=person,
            via=via,
            code_hash=code_hash(code),
        ),
        place=inquiry.place,
        told_at=told_at,
    )
    keep_result(key=f"tell:{key}", result={"story": story.pk})
    return Told(story_id=story.pk, code=code, is_new=True)


@transaction.atomic
def supplement_story(*, story: Story, place: str, key: str, text: str, person: Account | None = None) -> Told:
    """Adds to what was told, as a story of the same voice with an entry of its own; nothing is overwritten.

    `person` is who is signed in while adding: somebody who works here does not speak on as a customer.
    """
    _check(text, "")
    # Whoever takes their words back at the same moment is waited for.
    if Story.objects.select_for_update(no_key=True).get(pk=story.pk).withdrawn_at is not None:
        raise AlreadyWithdrawn
    known = claim_key(key=f"supplement:{key}", body={"story": story.pk, "text": text})
    if known is not None:
        return Told(story_id=known["story"], code="", is_new=False)
    added = _store(
        Story(
            inquiry_id=story.inquiry_id,
            text=text,
            roles=people_reads.roles_for(
                claimed=people_reads.roles_for(claimed=story.roles, account=story.person), account=person
            ),
            permission=story.permission,
            name=story.name,
            teller=story.teller,
            person_id=story.person_id,
            supplements_id=story.pk,
            via=Via.WEB,
        ),
        place=place,
        told_at=None,
    )
    keep_result(key=f"supplement:{key}", result={"story": added.pk})
    return Told(story_id=added.pk, code="", is_new=True)


def _check(text: str, works_well: str) -> None:
    check_words(text)
    if works_well:
        check_words(works_well)


def _store(story: Story, *, place: str, told_at: datetime | None) -> Story:
    story.received_at = clock.now()
    story.told_at = told_at or story.received_at
    story.entry_index = record(story_draft(story, place=place)).index
    story.save(force_insert=True)
    events.stories_received.announce(story.inquiry_id)
    return story
