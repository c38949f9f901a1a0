"""The relationship file: everything stored and inferred about somebody. The person and the team read the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Max, Q

from resonanz.answer.reads.way import Way, way_of
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.people.enums import Against
from resonanz.trust import reads as trust_reads
from resonanz.trust.reads import Erasure, Section, Subject
from resonanz.understand import reads as understand_reads
from resonanz.understand.reads import Inference

if TYPE_CHECKING:
    from resonanz.listen.models import Story, Voter
    from resonanz.people.models import Account, FileNote, FileObjection, FileVisit, Relation


@dataclass(frozen=True, kw_only=True)
class Whom:
    """Whose file it is: an account with all its stories, or one anonymous voice."""

    account: Account | None
    teller: UUID | None
    stories: tuple[Story, ...]
    subject: Subject
    ballot: str = ""
    """Of a voice that only votes: the title of the inquiry it votes on."""

    @property
    def keys(self) -> dict[str, Any]:
        """By which rows of the room `people` are found."""
        return {"account_id": self.account.pk} if self.account else {"account": None, "teller": self.teller}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One story with what was inferred from it and the day it goes."""

    story: Story
    voice: listen_reads.Voice
    inference: Inference | None
    goes_on: date | None

    @property
    def days_left(self) -> int | None:
        return max(0, (self.goes_on - clock.today()).days) if self.goes_on and not self.story.withdrawn_at else None


@dataclass(frozen=True, kw_only=True)
class RelationshipFile:
    whom: Whom
    told: tuple[Told, ...]
    cast: tuple[listen_reads.CastLine, ...]
    way: Way | None
    relations: tuple[Relation, ...]
    visits: tuple[FileVisit, ...]
    notes: tuple[FileNote, ...]
    objections: tuple[FileObjection, ...]
    acted: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]

    @property
    def own_notes(self) -> list[FileNote]:
        return [note for note in self.notes if note.by_id is None]

    @property
    def team_notes(self) -> list[FileNote]:
        return [note for note in self.notes if note.by_id is not None]

    @property
    def objects_to_contact(self) -> bool:
        return any(objection.against == Against.CONTACT and not objection.lifted_at for objection in self.objections)


def whom_account(account: Account) -> Whom:
    stories = tuple(listen_reads.stories_of_person(account.pk))
    entries = tuple(story.entry_index for story in stories)
    subject = Subject(
        accounts=(account.pk,),
        stories=tuple(story.pk for story in stories),
        **_voted(entries, account_id=account.pk),
        marks=people_reads.marks_of(account),
        messages=people_reads.messages_to(account.pk),
        addresses=(account.email.lower(),) if account.email else (),
        sessions=people_reads.sessions_of(account.pk),
    )
    return Whom(account=account, teller=None, stories=stories, subject=subject)


def whom_voter(voter: Voter) -> Whom:
    """Somebody who votes without an account: what the holder of their code sees."""
    subject = Subject(tellers=(voter.teller,), **_voted((), teller=voter.teller))
    return Whom(account=None, teller=voter.teller, stories=(), subject=subject, ballot=voter.inquiry.title)


def _voted(entries: tuple[int, ...], **whose: Any) -> dict[str, Any]:
    """What somebody said to statements, with the entries of their words and what moderation did about them."""
    statements = listen_reads.statements_about(**whose)
    entries = (*entries, *(statement.entry_index for statement in statements))
    return {
        "statements": tuple(statement.pk for statement in statements),
        "voters": tuple(voter.pk for voter in listen_reads.voters_about(**whose)),
        "entries": entries,
        "deeds": trust_reads.deeds_about(entries),
    }


def whom_voice(story: Story) -> Whom:
    """The voice that told this story: what the holder of its receipt code sees."""
    stories = tuple(listen_reads.stories_of_teller(story.teller))
    entries = tuple(told.entry_index for told in stories)
    subject = Subject(
        tellers=(story.teller,),
        stories=tuple(told.pk for told in stories),
        entries=entries,
        deeds=trust_reads.deeds_about(entries),
    )
    return Whom(account=None, teller=story.teller, stories=stories, subject=subject)


def file_of(whom: Whom, *, for_team: bool = False) -> RelationshipFile:
    """A constant number of statements, whatever the file holds. The team does not see what is the person's own."""
    ids = [story.pk for story in whom.stories]
    inferred = understand_reads.inferences_of(ids)
    account = whom.account
    return RelationshipFile(
        whom=whom,
        told=tuple(_told(story, inferred.get(story.pk)) for story in whom.stories),
        cast=tuple(listen_reads.cast_lines(whom.subject.voters)),
        way=way_of(whom.stories) if whom.stories else None,
        relations=tuple(people_reads.all_relations_of(account.pk)) if account else (),
        visits=tuple(people_reads.visits(**whom.keys)),
        notes=tuple(people_reads.notes(ids, **whom.keys)),
        objections=tuple(people_reads.objections(**whom.keys)),
        acted=tuple(trust_reads.acted(account.pk)) if account and account.is_team else (),
        sections=tuple(
            section for section in trust_reads.sections_of(whom.subject) if not (for_team and section.holding.is_own)
        ),
    )


def _told(story: Story, inference: Inference | None) -> Told:
    return Told(story=story, voice=listen_reads.voice(story), inference=inference, goes_on=story.inquiry.keep_until)


def named_until(account_id: int) -> date | None:
    """Until when guests may expect this name at what was read and written; None where it stands nowhere."""
    found: list[date] = []
    for holding in trust_reads.declared().values():
        model = trust_reads.model_of(holding)
        if model is None or not holding.acts or holding.table.startswith("people."):
            continue
        path = holding.keep.until or next((path for path in _PATHS if _leads(model, path)), "")
        wanted = Q()
        for name in holding.acts:
            wanted |= Q(**{name: account_id})
        rows = trust_reads.rows_of(model).filter(wanted)
        if rows.exists():
            last = rows.aggregate(last=Max(path))["last"] if path else None
            found.append(last or clock.today())
    return max(found, default=None)


_PATHS = ("keep_until", "inquiry__keep_until", "insight__inquiry__keep_until")


def _leads(model: Any, path: str) -> bool:
    names = {field.name for field in model._meta.concrete_fields}
    return path.split("__", maxsplit=1)[0] in names


def chosen(whom: Whom, story_ids: Sequence[int], erasure: Erasure) -> list[Story]:
    """The stories of this file among the ids, with what cannot be told apart from them; all where none is named.

    Words go in all their versions. Who it was goes for all that one voice told: a supplement would still point there.
    """
    if not story_ids or erasure == Erasure.PERSON:
        return list(whom.stories)
    named = [story for story in whom.stories if story.pk in story_ids]
    if erasure == Erasure.AUTHOR:
        voices = {story.teller for story in named}
        return [story for story in whom.stories if story.teller in voices]
    newest = {listen_reads.newest_of(whom.stories, story).pk for story in named}
    return [story for story in whom.stories if listen_reads.newest_of(whom.stories, story).pk in newest]
