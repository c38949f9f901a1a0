"""Which theme is meant when one was put into another."""

from __future__ import annotations

from collections.abc import Mapping

from resonanz.understand.models import Theme


def merged_with(theme: Theme) -> list[int]:
    """Ids of all themes that went into this one, directly or on the way, by people or by the program."""
    into: dict[int, list[int]] = {}
    rows = Theme.objects.filter(inquiry_id=theme.inquiry_id).exclude(merged_into=None)
    for pk, target in rows.values_list("pk", "merged_into_id"):
        into.setdefault(target or 0, []).append(pk)
    found: list[int] = []
    waiting = [theme.pk]
    while waiting:
        fresh = [pk for pk in into.pop(waiting.pop(), []) if pk != theme.pk]
        found += fresh
        waiting += fresh
    return found


def root_of(theme: Theme) -> Theme:
    """Where this theme ended; itself when it was never merged. A circle ends where it closes."""
    themes = {row.pk: row for row in Theme.objects.filter(inquiry_id=theme.inquiry_id)}
    return themes[_last(theme.pk, {pk: row.merged_into_id for pk, row in themes.items()})]


def living_keys(inquiry_id: int) -> dict[int, int]:
    """Key to theme id, merges followed; keys whose theme has no stories any more are left out."""
    rows = list(Theme.objects.filter(inquiry_id=inquiry_id).values_list("key", "pk", "merged_into_id", "faded_at"))
    into = {pk: target for _key, pk, target, _faded in rows}
    alive = {pk for _key, pk, _target, faded in rows if faded is None}
    ends = {key: _last(pk, into) for key, pk, _target, _faded in rows}
    return {key: pk for key, pk in ends.items() if pk in alive}


def _last(pk: int, into: Mapping[int, int | None]) -> int:
    seen: set[int] = set()
    while (target := into.get(pk)) is not None and pk not in seen:
        seen.add(pk)
        pk = target
    return pk
