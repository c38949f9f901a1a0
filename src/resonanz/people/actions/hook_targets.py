"""Whom the house tells what happens here. Both the beginning and the end are entered: who is told learns something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction

from resonanz.ground import clock
from resonanz.ground.hooks import keeping
from resonanz.people.enums import TEAM_ROLE, HookDeed
from resonanz.people.models import Account, HookChange
from resonanz.people.rules.keys import hook_body
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.ground.models import Hook

HOOKS = "hooks"
"""The place of these entries in the ledger."""


@transaction.atomic
def add_hook(*, name: str, url: str, events: Sequence[str], by: Account) -> Hook:
    """`url` was looked at by `ground.hooks.check_address`."""
    hook = keeping.add_hook(name=name, url=url, events=events)
    _enter(hook, HookDeed.MADE, by)
    return hook


@transaction.atomic
def remove_hook(*, hook: Hook, by: Account) -> None:
    """Nothing is told there any more, and the list of what was told goes, too."""
    if keeping.is_there(hook):
        _enter(hook, HookDeed.REMOVED, by)
        keeping.remove_hook(hook)


def _enter(hook: Hook, deed: HookDeed, by: Account) -> None:
    moment = clock.now()
    said = {"name": hook.name, "host": urlsplit(hook.url).hostname or "", "events": sorted(hook.events)}
    recorded = record(
        Draft(
            kind=Kind.ROLE,
            place=HOOKS,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by.pk}",
            body=hook_body(deed=deed, hook=hook.pk, **said),
            moment=moment,
        )
    )
    HookChange.objects.create(hook=hook.pk, deed=deed, done_by=by, done_at=moment, entry_index=recorded.index, **said)
