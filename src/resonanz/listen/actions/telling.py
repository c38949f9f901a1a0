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
from resonanz.listen.actions.wishing import note_wish
from resonanz.listen.enums import Origin, Permission
from resonanz.listen.errors import AlreadyWithdrawn, NameMissing, NothingNew, WaitedTooLong
from resonanz.listen.models import Story
from resonanz.listen.reads.stories import newest_of
from resonanz.listen.rules.arrival import told_before, waited_too_long
from resonanz.listen.rules.entries import story_draft
from resonanz.listen.rules.words import check_words
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads
from resonanz.trust.actions import Claimed, claim_number, record
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from uuid import UUID

    from resonanz.ask.models import Inquiry
    from resonanz.people.models import Account

RECEIPT_LENGTH = 12
_NO_WAIT = timedelta()


@dataclass(frozen=True, kw_only=True)
class Told:
    story_id: int
    code: str = field(repr=False)
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class Written:
    """Somebody from the team wrote the words down. The mark stays at everything this voice ever tells.

    `agreed_to` is the version of the sentence that the person agreed to; it is empty on cards and where nobody spoke.
    """

    origin: Origin
    scribe: Account
    agreed_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """Words that belong to a code or a voice that is there already, such as the code on a printed card.

    `first` is the story to which the code leads; what follows it has no code of its own.
    """

    code: str = field(default="", repr=False)
    code_hash: bytes | None = field(default=None, repr=False)
    teller: UUID | None = None
    first: Story | None = None


def receipt_code(key: str) -> str:
    """The code that a story told with this key gets, before it is told."""
    return derived_code(key.encode(), purpose="receipt", length=RECEIPT_LENGTH)


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
    waited: timedelta = _NO_WAIT,
    written: Written | None = None,
    belongs: Belonging | None = None,
    wants_answer: bool = False,
) -> Told:
    """Takes a story in. The same key again gives the same receipt; the same key with other words raises `KeyReused`.

    `person` is who is signed in: the story is theirs, and who works here speaks as such, whatever `roles` says.
    A name that would be read as that of somebody else from the team raises `NameTaken` or `NameUnreadable`.
    `waited` is how long the words lay on the device. What was written while the inquiry was open is taken in
    after its close, for 72 hours; later it raises `WaitedTooLong`, unless it has arrived before.
    `written` marks what somebody else wrote down, `belongs` gives it the code or the voice that was there before.
    `wants_answer` notes until when the organisation promises one today.
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
        **({"written": [written.origin, written.scribe.pk, written.agreed_to]} if written else {}),
        **({"wants_answer": True} if wants_answer else {}),
    }
    code = receipt_code(key)
    belongs = belongs or Belonging(code=code, code_hash=code_hash(code))
    claimed = _claim(f"tell:{key}", body)
    if not claimed.is_new:
        return Told(story_id=claimed.number, code=belongs.code, is_new=False)
    if name:
        people_reads.check_name(name, account=person)
    if waited_too_long(waited):
        raise WaitedTooLong
    received = clock.now()
    moment = told_at or told_before(received, waited)
    if not inquiry.was_open_at(moment):
        raise InquiryNotOpen
    story = _store(
        Story(
            pk=claimed.number,
            inquiry_id=inquiry.pk,
            text=text,
            works_well=works_well,
            roles=people_reads.roles_for(claimed=roles, account=person, authors=[name]),
            permission=permission,
            name=name,
            feeling=feeling,
            teller=belongs.teller or uuid4(),
            person=person,
            supplements=belongs.first,
            via=via,
            code_hash=belongs.code_hash,
            **_marked(written),
        ),
        place=inquiry.place,
        received=received,
        told_at=moment,
    )
    if wants_answer:
        note_wish(story, moment=received)
    return Told(story_id=story.pk, code=belongs.code, is_new=True)


@transaction.atomic
def supplement_story(
    *,
    story: Story,
    place: str,
    key: str,
    text: str,
    person: Account | None = None,
    waited: timedelta = _NO_WAIT,
) -> Told:
    """Adds to what was told, as a story of the same voice with an entry of its own; nothing is overwritten.

    `person` is who is signed in while adding: somebody who works here does not speak on as a customer.
    """
    _check(text, "")
    # Whoever takes their words back or changes who may see them at the same moment is waited for.
    first = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    if first.withdrawn_at is not None:
        raise AlreadyWithdrawn
    claimed = _claim(f"supplement:{key}", {"story": story.pk, "text": text})
    if not claimed.is_new:
        return Told(story_id=claimed.number, code="", is_new=False)
    if waited_too_long(waited):
        raise WaitedTooLong
    received = clock.now()
    added = _store(
        Story(
            pk=claimed.number,
            inquiry_id=story.inquiry_id,
            text=text,
            roles=people_reads.roles_for(
                claimed=people_reads.roles_for(claimed=first.roles, account=first.person), account=person
            ),
            permission=first.permission,
            name=first.name,
            teller=first.teller,
            person_id=first.person_id,
            supplements=story,
            via=Via.WEB,
            **_mark_of(first),
        ),
        place=place,
        received=received,
        told_at=told_before(received, waited),
    )
    return Told(story_id=added.pk, code="", is_new=True)


@transaction.atomic
def supersede_story(
    *, story: Story, place: str, key: str, text: str, works_well: str = "", person: Account | None = None
) -> Told:
    """A new version by the author. The earlier one stays, marked as such, with its readings and replies.

    `story` may be any version: the newest is superseded. Only words change; who speaks and who may see it stay.
    `person` is who is signed in while writing: somebody who works here does not speak on as a customer.
    """
    _check(text, works_well)
    # Lock order: stories, ledger head, tally. Two versions at once follow each other, none is lost.
    told = _locked_voice(story.pk)
    newest = newest_of(told, next(voice for voice in told if voice.pk == story.pk))
    if newest.withdrawn_at is not None:
        raise AlreadyWithdrawn
    body = {"story": story.pk, "text": text, "works_well": works_well}
    claimed = _claim(f"version:{key}", body)
    if not claimed.is_new:
        return Told(story_id=claimed.number, code="", is_new=False)
    if (newest.text, newest.works_well) == (text, works_well):
        raise NothingNew
    received = clock.now()
    added = _store(
        Story(
            pk=claimed.number,
            inquiry_id=newest.inquiry_id,
            text=text,
            works_well=works_well,
            roles=people_reads.roles_for(
                claimed=people_reads.roles_for(claimed=newest.roles, account=newest.person), account=person
            ),
            permission=newest.permission,
            name=newest.name,
            feeling=newest.feeling,
            teller=newest.teller,
            person_id=newest.person_id,
            supplements_id=newest.supplements_id,
            supersedes_id=newest.pk,
            via=Via.WEB,
            **_mark_of(newest),
        ),
        place=place,
        received=received,
        told_at=received,
        previous=trust_reads.leaf_hash_of(newest.entry_index),
    )
    events.superseding_story.run(newest.pk)
    Story.objects.filter(pk=newest.pk).update(superseded_at=added.received_at)
    events.stories_superseded.announce(newest.inquiry_id)
    return Told(story_id=added.pk, code="", is_new=True)


def _marked(written: Written | None) -> dict[str, Any]:
    if written is None:
        return {}
    return {"origin": written.origin, "scribe": written.scribe, "agreed_to": written.agreed_to}


def _mark_of(story: Story) -> dict[str, Any]:
    """The code was in the hands of whoever wrote the first words down, so the mark cannot be shed by going on."""
    return {"origin": story.origin, "scribe_id": story.scribe_id, "agreed_to": story.agreed_to}


def _locked_voice(pk: int) -> list[Story]:
    """All that the voice of this story told. Its number may change while we wait: then it is asked for again."""
    while True:
        teller = Story.objects.values_list("teller", flat=True).get(pk=pk)
        told = list(Story.objects.select_for_update(no_key=True).filter(teller=teller).order_by("pk"))
        if any(story.pk == pk for story in told):
            return told


def _check(text: str, works_well: str) -> None:
    check_words(text)
    if works_well:
        check_words(works_well)


def _claim(key: str, body: Any) -> Claimed:
    return claim_number(key=key, body=body, model=Story, name="story")


def _store(story: Story, *, place: str, received: datetime, told_at: datetime, previous: bytes | None = None) -> Story:
    story.received_at, story.told_at = received, min(told_at, received)
    story.entry_index = record(story_draft(story, place=place, previous=previous)).index
    story.save(force_insert=True)
    events.stories_received.announce(story.inquiry_id)
    return story
