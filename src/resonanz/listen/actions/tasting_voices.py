"""What people say to a version: the open reaction first, only then whether they would miss it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen.actions.tasting import locked
from resonanz.listen.actions.telling import supplement_story, tell_story
from resonanz.listen.enums import Missed, Permission, Tasting
from resonanz.listen.errors import AlreadyWithdrawn, NotThisVersion, TastingClosed
from resonanz.listen.models import Concept, Missing, Story, Taste, Version
from resonanz.listen.reads.tastings import first_story, newest_seal, taster_of
from resonanz.listen.rules.entries import role_of
from resonanz.listen.rules.tasting import missing_body, taste_body
from resonanz.trust.actions import Draft, note_tombstones, record, report_erasure
from resonanz.trust.enums import Field, Kind, Via

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from resonanz.ask.models import Inquiry
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Tasted:
    """`code` opens the voice; empty where it was there before."""

    taste: Taste
    code: str = field(repr=False)


@transaction.atomic
def react(
    *,
    inquiry: Inquiry,
    concept: Concept,
    version: Version,
    key: str,
    text: str,
    first: Story | None = None,
    roles: Sequence[str] = (),
    permission: str = Permission.TEAM,
    name: str = "",
    person: Account | None = None,
    via: Via = Via.WEB,
) -> Tasted:
    """Takes the open reaction to a version in, as a story with the entry that says to which version.

    `first` is what this voice said to the first version: further reactions supplement it and need no roles and no
    permission. Somebody who has tasted this version keeps their first reaction to it. Raises `TastingClosed`,
    `NotThisVersion`, `AlreadyWithdrawn`, and whatever `tell_story` raises.
    """
    concept = locked(concept)
    if version.concept_id != concept.pk or concept.inquiry_id != inquiry.pk:
        raise NotThisVersion
    first = first or taster_of(concept.pk, person)
    before = list(Taste.objects.filter(story__teller=first.teller, version__concept=concept)) if first else []
    known = next((taste for taste in before if taste.version_id == version.pk), None)
    if known is not None:
        return Tasted(taste=known, code="")
    if first is not None:
        told = supplement_story(story=first, place=inquiry.place, key=key, text=text, person=person)
    else:
        told = tell_story(
            inquiry=inquiry,
            key=key,
            text=text,
            roles=roles,
            permission=permission,
            name=name,
            person=person,
            via=via,
        )
    if not told.is_new:
        taste = Taste.objects.filter(story_id=told.story_id).first()
        if taste is None:
            raise AlreadyWithdrawn
        return Tasted(taste=taste, code=told.code)
    if not (inquiry.is_open and concept.state == Tasting.OPEN):
        raise TastingClosed
    story = Story.objects.get(pk=told.story_id)
    return Tasted(taste=_store(version, story, turn=len(before) + 1, place=inquiry.place), code=told.code)


def _store(version: Version, story: Story, *, turn: int, place: str) -> Taste:
    seal = newest_seal(version.concept_id)
    body = taste_body(seal=seal.entry_index, letter=version.letter, story_entry=story.entry_index, turn=turn)
    moment = clock.now()
    entry = record(Draft(kind=Kind.TASTE, body=body, **_around(story, place=place, moment=moment)))
    return Taste.objects.create(
        version=version, story=story, turn=turn, tasted_at=moment, entry_index=entry.index, seal=seal
    )


@transaction.atomic
def say_missed(
    *, inquiry: Inquiry, taste: Taste, key: str, choice: str, why: str = "", person: Account | None = None
) -> Missing:
    """Takes the answer to the second question in; the first answer stands. `why` becomes a story of the same voice.

    Raises `TastingClosed`, `AlreadyWithdrawn`, and whatever `supplement_story` raises.
    """
    concept = locked(Concept(pk=taste.version.concept_id))
    fresh = Taste.objects.select_related("story").filter(pk=taste.pk).first()
    if fresh is None:
        raise AlreadyWithdrawn
    known = Missing.objects.filter(taste=fresh).first()
    if known is not None:
        return known
    if not (inquiry.is_open and concept.state == Tasting.OPEN):
        raise TastingClosed
    story = None
    if why:
        told = supplement_story(story=first_story(fresh.story), place=inquiry.place, key=key, text=why, person=person)
        story = Story.objects.get(pk=told.story_id)
    body = missing_body(
        taste_entry=fresh.entry_index, choice=Missed(choice), why_entry=story.entry_index if story else None
    )
    moment = clock.now()
    entry = record(Draft(kind=Kind.MISSING, body=body, **_around(fresh.story, place=inquiry.place, moment=moment)))
    return Missing.objects.create(
        taste=fresh, choice=Missed(choice), why=story, answered_at=moment, entry_index=entry.index
    )


def _around(story: Story, *, place: str, moment: datetime) -> dict[str, Any]:
    """Without an author of its own: whose it is says the story's entry alone, and goes with it."""
    return {"place": place, "role": role_of(story), "via": Via(story.via), "author": "", "moment": moment}


def erase_tastes(story_ids: Sequence[int], *, ground: str) -> None:
    """Answers and the link to a version go with the words of the reaction. Call it inside the transaction."""
    tastes = list(Taste.objects.filter(story_id__in=story_ids).order_by("pk"))
    if not tastes:
        return
    answers = Missing.objects.filter(taste__in=tastes)
    entries = sorted([*(taste.entry_index for taste in tastes), *answers.values_list("entry_index", flat=True)])
    note_tombstones({index: tuple(Field) for index in entries}, ground=ground)
    answers.delete()
    Taste.objects.filter(pk__in=[taste.pk for taste in tastes]).delete()
    report_erasure(table="listen.Taste", ground=ground, count=len(entries), entries=entries)
