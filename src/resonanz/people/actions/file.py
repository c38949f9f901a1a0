"""What happens to a relationship file: somebody looks, the person adds, objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from resonanz.ground import clock
from resonanz.people.actions.consents import lift_objection, object_to_contact
from resonanz.people.enums import Against, Ending
from resonanz.people.models import Account, FileNote, FileObjection, FileVisit


@dataclass(frozen=True, kw_only=True)
class Whose:
    """A file belongs to an account or to an anonymous voice."""

    account: int | None = None
    teller: UUID | None = None

    @property
    def keys(self) -> dict[str, int | UUID | None]:
        return {"account_id": self.account, "teller": self.teller}


@transaction.atomic
def note_visit(*, whose: Whose, by: int) -> FileVisit:
    """The person sees who looked. Looking again within the hour is the same visit."""
    moment = clock.now()
    last = FileVisit.objects.filter(**whose.keys, by_id=by).order_by("-at").first()
    if last is not None and (moment - last.at).total_seconds() < 60 * 60:
        return last
    return FileVisit.objects.create(**whose.keys, by_id=by, at=moment)


@transaction.atomic
def add_note(*, whose: Whose, text: str) -> FileNote:
    return FileNote.objects.create(**whose.keys, text=text, at=clock.now())


@transaction.atomic
def note_about_story(*, whose: Whose, story: int, text: str, by: Account) -> FileNote:
    """What somebody on the team notes for colleagues. It stands in the file, so the person reads it as well."""
    return FileNote.objects.create(**whose.keys, story=story, text=text, by=by, at=clock.now())


@transaction.atomic
def drop_note(*, whose: Whose, note: int) -> bool:
    """A person drops what they said themselves."""
    return bool(FileNote.objects.filter(**whose.keys, pk=note, by=None).delete()[0])


@transaction.atomic
def drop_own_note(*, note: int, by: Account) -> bool:
    """Somebody on the team drops what they noted."""
    return bool(FileNote.objects.filter(pk=note, by=by).delete()[0])


@transaction.atomic
def drop_notes_about(*, stories: Sequence[int]) -> int:
    """With the words of a story go the notes about it."""
    return FileNote.objects.filter(story__in=stories).delete()[0]


@transaction.atomic
def object_in_file(*, whose: Whose, against: Against) -> FileObjection:
    """Objecting twice is objecting once."""
    if against == Against.CONTACT and whose.account is not None:
        object_to_contact(account_id=whose.account, how=Ending.OWN_PAGE)
    standing = FileObjection.objects.filter(**whose.keys, against=against, lifted_at=None).first()
    return standing or FileObjection.objects.create(**whose.keys, against=against, at=clock.now())


@transaction.atomic
def lift_file_objection(*, whose: Whose, against: Against) -> None:
    if against == Against.CONTACT and whose.account is not None:
        lift_objection(account_id=whose.account)
    FileObjection.objects.filter(**whose.keys, against=against, lifted_at=None).update(lifted_at=clock.now())
