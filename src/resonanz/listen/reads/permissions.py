"""How the permission of a voice came to be, and how its entries in the ledger are opened."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from resonanz.listen.models import PermissionChange
from resonanz.listen.rules.entries import PERMISSION_ROLE, opens, permission_body
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def permission_changes(story_ids: Sequence[int]) -> QuerySet[PermissionChange]:
    """Oldest first."""
    return PermissionChange.objects.filter(story_id__in=story_ids).order_by("entry_index")


def open_permissions(openings: Openings) -> None:
    """Adds every change of a permission to the audit; the newest one of a story also says its circumstances."""
    rows = PermissionChange.objects.filter(openings.wanted).order_by("entry_index")
    changes = list(rows.select_related("story__supplements"))
    newest = newest_changes([change.story_id for change in changes])
    for change in changes:
        story, last = change.story, newest[change.story_id]
        values = {"author": "", "body": permission_body(story.entry_index, change.after)}
        if change.entry_index == last.entry_index and story.withdrawn_at is None:
            values["meta"] = opens(story)["meta"]
        openings.add(
            change.entry_index,
            values,
            shown=Shown(
                kind=Kind.PERMISSION,
                role=PERMISSION_ROLE,
                time=change.changed_at,
                place=f"entry:{story.entry_index}",
                via=Via.WEB,
            ),
            table="listen_permissionchange",
            row=change.pk,
        )


def newest_changes(story_ids: Sequence[int]) -> dict[int, PermissionChange]:
    """The permission that was last entered, per story that ever changed it."""
    return {change.story_id: change for change in permission_changes(story_ids)}
