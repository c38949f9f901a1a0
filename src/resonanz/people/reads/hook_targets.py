"""What the entries about those who are told say, held against those who are told today."""

from __future__ import annotations

from urllib.parse import urlsplit

from resonanz.ground.hooks import keeping
from resonanz.people.enums import TEAM_ROLE, HookDeed
from resonanz.people.models import HookChange
from resonanz.people.rules.keys import hook_body
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def add_hooks(openings: Openings) -> None:
    for row in HookChange.objects.filter(openings.wanted):
        said = {"name": row.name, "host": row.host, "events": row.events}
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.done_by_id}",
                "body": hook_body(deed=row.deed, hook=row.hook, **said),
                "meta": None,
            },
            shown=Shown(kind=Kind.ROLE, role=TEAM_ROLE, time=row.done_at, place="hooks", via=Via.WEB),
            table="people_hookchange",
            row=row.pk,
        )
    if openings.is_final:
        _add_orphans(openings)


def _add_orphans(openings: Openings) -> None:
    """Targets that nobody put there, that were removed and are told all the same, or are others than was entered."""
    made = {row.hook: row for row in HookChange.objects.filter(deed=HookDeed.MADE)}
    removed = set(HookChange.objects.filter(deed=HookDeed.REMOVED).order_by().values_list("hook", flat=True))
    for hook in keeping.all_hooks():
        row = made.get(hook.pk)
        now = (hook.name, urlsplit(hook.url).hostname or "", sorted(hook.events))
        if row is None or hook.pk in removed or now != (row.name, row.host, sorted(row.events)):
            openings.orphan("ground_hook", hook.pk)
