"""Tellers decide who sees their words, at any time and with effect everywhere at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen import events
from resonanz.listen.enums import Permission
from resonanz.listen.errors import AlreadyWithdrawn, NameMissing
from resonanz.listen.models import PermissionChange, Story
from resonanz.listen.rules.entries import permission_draft
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from resonanz.trust.actions import forget, record_all
from resonanz.trust.enums import Field

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID


@transaction.atomic
def change_permission(*, story: Story, permission: str, name: str = "") -> int:
    """Sets who may see this voice, its supplements and versions alike; returns how many of them changed.

    Nothing keeps a copy of the permission: every page asks the story, so the change holds from this commit on. What
    the first entry committed to under `meta` (permission and name) describes the story no longer, so its salt goes.
    A name that would be read as that of somebody from the team raises `NameTaken` or `NameUnreadable`.
    """
    chosen = Permission(permission)
    if chosen != Permission.PUBLIC_NAMED:
        name = ""
    elif not name.strip():
        raise NameMissing
    changing = [told for told in _locked(story) if (told.permission, told.name) != (chosen, name)]
    if not changing:
        return 0
    if name:
        # Whoever works here may carry their own name, but only where the badge stands beside it.
        has_badge = all(Role.EMPLOYEE in told.roles for told in changing)
        people_reads.check_name(name, account=changing[0].person if has_badge else None)
    return note_permission(changing, chosen, name=name)


def note_permission(stories: Sequence[Story], chosen: Permission, *, name: str = "") -> int:
    """Enters the step for each of these locked stories and takes it; returns how many there were.

    The new entry commits to the circumstances as they are from now on, so they stay provable.
    """
    moment = clock.now()
    earlier = PermissionChange.objects.filter(story__in=stories).values_list("entry_index", flat=True)
    forget(indices=[*(told.entry_index for told in stories), *earlier], fields=[Field.META])
    before = {told.pk: told.permission for told in stories}
    for told in stories:
        told.permission, told.name = chosen, name
    recorded = record_all([permission_draft(told, moment=moment) for told in stories])
    PermissionChange.objects.bulk_create(
        PermissionChange(
            story_id=told.pk, before=before[told.pk], after=chosen, changed_at=moment, entry_index=entry.index
        )
        for told, entry in zip(stories, recorded, strict=True)
    )
    Story.objects.filter(pk__in=list(before)).update(permission=chosen, name=name)
    for inquiry_id in sorted({told.inquiry_id for told in stories}):
        # Statements taken from these stories may no longer be voted on, or may be again.
        events.votes_changed.announce(inquiry_id)
    return len(stories)


def forget_circumstances(story_ids: Sequence[int]) -> None:
    """What entries of changed permissions commit to beside the permission itself."""
    changes = PermissionChange.objects.filter(story_id__in=story_ids).values_list("entry_index", flat=True)
    forget(indices=list(changes), fields=[Field.META])


@transaction.atomic
def release_stories(*, teller: UUID, account_id: int) -> Sequence[int]:
    """The reverse of `attach_story`: these words belong to nobody we know. Returns their ids."""
    mine = Story.objects.select_for_update(no_key=True).filter(teller=teller, person_id=account_id)
    told = list(mine.order_by("pk"))
    ids = [row.pk for row in told]
    Story.objects.filter(pk__in=ids).update(person=None)
    people_actions.forget_attachments(entries=[row.entry_index for row in told])
    return ids


def _locked(story: Story) -> list[Story]:
    """All stories of the voice. The first is locked alone: a supplement holds it while it is being written down,
    and only a statement that begins afterwards sees the new row. New words that point to the first, and have the
    ledger's head already, must not wait for whoever waits for that head here: no key is locked.
    """
    first = Story.objects.filter(teller=story.teller, inquiry_id=story.inquiry_id).order_by("pk")
    Story.objects.select_for_update(no_key=True).get(pk=first.values_list("pk", flat=True)[0])
    told = list(first.select_for_update(no_key=True).filter(withdrawn_at=None))
    if not told:
        raise AlreadyWithdrawn
    return told
