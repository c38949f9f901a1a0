"""How the permission of a voice came to be, and how its entries in the ledger are opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from resonanz.listen.models import PermissionChange
from resonanz.listen.rules.entries import PERMISSION_ROLE, permission_body
from resonanz.trust.events import Openings, Shown


def permission_changes(story_ids: Sequence[int]) -> QuerySet[PermissionChange]:
    """Oldest first."""
    return PermissionChange.objects.filter(story_id__in=story_ids).order_by("entry_index")


def open_permissions(openings: Openings) -> None:
    """Adds every change of a permission to the audit: who may see what is public knowledge about a public entry."""
    for change in _changes(openings):
        openings.add(
            change.entry_index,
            {"author": "", "body": permission_body(change.story.entry_index, change.after), "meta": None},
            shown=Shown(kind="permission", role=PERMISSION_ROLE, time=change.changed_at),
            table="PermissionChange",
            row=change.pk,
        )


def _changes(openings: Openings) -> Iterator[PermissionChange]:
    changes = (
        PermissionChange.objects.filter(openings.wanted)
        .select_related("story")
        .only("entry_index", "after", "changed_at", "story__entry_index")
    )
    return changes.order_by("entry_index").iterator(chunk_size=2000)
