"""The agenda, one change at a time: two people who work on it do not undo each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.forum.actions.happening import locked
from resonanz.forum.actions.preparing import Planned, set_agenda
from resonanz.forum.enums import RoundKind
from resonanz.forum.errors import NotNow
from resonanz.forum.rules.library import templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from resonanz.forum.models import Forum, Round

    Change = Callable[[list[Planned]], list[Planned]]


def from_template(key: str, *, language: str, has_before: bool) -> list[Planned]:
    """The rounds of a template; the first forum has nothing to balance. Raises `KeyError`."""
    return [
        Planned(kind=row.kind, title=row.title, prompt=row.prompt, minutes=row.minutes, silent_first=row.silent_first)
        for row in templates(language)[key].rounds
        if has_before or row.kind != RoundKind.BALANCE
    ]


def add_round(*, forum: Forum, round_: Planned, by: int, first: bool = False) -> list[Round]:
    return _edit(forum, by, lambda rows: [round_, *rows] if first else [*rows, round_])


def change_round(*, forum: Forum, round_id: int, round_: Planned, by: int) -> list[Round]:
    changed = replace(round_, pk=round_id)
    return _edit(forum, by, lambda rows: [changed if row.pk == round_id else row for row in _with(rows, round_id)])


def remove_round(*, forum: Forum, round_id: int, by: int) -> list[Round]:
    return _edit(forum, by, lambda rows: [row for row in _with(rows, round_id) if row.pk != round_id])


def move_round(*, forum: Forum, round_id: int, by: int, down: bool) -> list[Round]:
    """One place up or down; the first one goes no further up, the last no further down."""

    def moved(rows: list[Planned]) -> list[Planned]:
        here = next(place for place, row in enumerate(_with(rows, round_id)) if row.pk == round_id)
        there = min(max(here + (1 if down else -1), 0), len(rows) - 1)
        rows.insert(there, rows.pop(here))
        return rows

    return _edit(forum, by, moved)


@transaction.atomic
def _edit(forum: Forum, by: int, change: Change) -> list[Round]:
    held = locked(forum.pk)
    before = [_planned(row) for row in held.rounds.order_by("position")]
    after = change(list(before))
    if after == before:
        return list(held.rounds.order_by("position"))
    return set_agenda(forum=held, rounds=after, by=by)


def _with(rows: list[Planned], round_id: int) -> list[Planned]:
    if all(row.pk != round_id for row in rows):
        raise NotNow(_("Diese Runde gibt es nicht mehr."))
    return rows


def _planned(row: Round) -> Planned:
    return Planned(
        pk=row.pk,
        kind=row.kind,
        title=row.title,
        prompt=row.prompt,
        minutes=row.minutes,
        owner=row.owner,
        silent_first=row.silent_first,
    )
