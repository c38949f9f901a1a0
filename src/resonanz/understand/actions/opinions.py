"""Computing the opinion map. It loads the engine: only the worker imports it."""

from __future__ import annotations

from typing import Any, Protocol

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K
from resonanz.understand import events
from resonanz.understand.models import OpinionMap, OpinionPlace
from resonanz.understand.reads.canvas import Canvas, canvas_for
from resonanz.understand.reads.opinions import FEWEST_DOTS, label_of
from resonanz_engine.errors import EngineError
from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import NOBODY, Common, Distinguishing, OpinionMemory, Opinions, Votes
from resonanz_engine.pipeline.opinions import find_opinions

_BATCH = 5_000
Dot = tuple[int, int, int]
"""Across, down and the number of the group; nothing says whose it is."""


class Draw(Protocol):
    """Draws dots and the names of the groups, for light or dark pages."""

    def __call__(self, dots: list[Dot], names: list[tuple[float, float, str]], *, dark: bool) -> str: ...


def map_opinions(inquiry_id: int, *, draw: Draw) -> bool:
    """Computes the map anew, starting from the last one; False where votes were erased meanwhile and it must be redone.

    Doing it twice gives the same map.
    """
    row, _made = OpinionMap.objects.get_or_create(inquiry_id=inquiry_id)
    last = listen_reads.last_vote(inquiry_id)
    statements = list(listen_reads.voted_on(inquiry_id).values_list("pk", flat=True))
    ballots = listen_reads.ballots(inquiry_id, statements)
    if not ballots:
        return _keep(row, last, votes=0, found=None, pictures=("", ""), canvas=None)
    votes = Votes.of([(str(voter), str(statement), value) for voter, statement, value in ballots])
    found = find_opinions(votes, OpinionRecipe(), memory=_memory(row))
    canvas = _canvas(found)
    pictures = ("", "")
    if canvas is not None:
        dots, names = _drawn(found, canvas)
        pictures = draw(dots, names, dark=False), draw(dots, names, dark=True)
    return _keep(row, last, votes=found.votes, found=found, pictures=pictures, canvas=canvas)


def _memory(row: OpinionMap) -> OpinionMemory | None:
    if row.memory is None:
        return None
    try:
        return OpinionMemory.from_bytes(bytes(row.memory))
    except EngineError:
        return None


def _keep(
    row: OpinionMap, last: int, *, votes: int, found: Opinions | None, pictures: tuple[str, str], canvas: Canvas | None
) -> bool:
    with transaction.atomic():
        kept = OpinionMap.objects.select_for_update().get(pk=row.pk)
        if kept.erasures != row.erasures:
            # Whoever had their votes erased while we computed must not come back.
            return False
        kept.result = _told(found, canvas) if found else _told_nothing()
        kept.memory = found.memory.to_bytes() if found else kept.memory
        kept.picture, kept.dark_picture = pictures
        kept.votes, kept.last_entry, kept.made_at = votes, last, clock.now()
        kept.save()
        OpinionPlace.objects.filter(inquiry_id=row.pk).delete()
        if found is not None:
            OpinionPlace.objects.bulk_create(_places(row.pk, found), batch_size=_BATCH)
        events.map_made.announce(row.pk)
    return True


def _places(inquiry_id: int, found: Opinions) -> list[OpinionPlace]:
    rows = zip(found.people, found.positions.tolist(), found.assignments.tolist(), strict=True)
    return [
        OpinionPlace(voter_id=int(name), inquiry_id=inquiry_id, x=x, y=y, group=None if key == NOBODY else key)
        for name, (x, y), key in rows
        if x == x and y == y  # noqa: PLR0124  Who has not voted has no place: both are NaN.
    ]


def _shown(found: Opinions) -> dict[int, int]:
    """Sizes of the groups that are large enough to be shown, by number."""
    return {group.key: group.size for group in found.groups if group.size >= K}


def _canvas(found: Opinions) -> Canvas | None:
    """None where so few people are in groups that each dot could be guessed."""
    shown = _shown(found)
    if sum(shown.values()) < FEWEST_DOTS:
        return None
    places = zip(found.positions.tolist(), found.assignments.tolist(), strict=True)
    return canvas_for((x, y) for (x, y), key in places if key in shown)


def _drawn(found: Opinions, canvas: Canvas) -> tuple[list[Dot], list[tuple[float, float, str]]]:
    """Dots of the shown groups on a grid, sorted by place so that their order says nothing either."""
    shown = _shown(found)
    places = zip(found.positions.tolist(), found.assignments.tolist(), strict=True)
    dots = sorted({(*canvas.cell(x, y), int(key)) for (x, y), key in places if key in shown})
    names = [
        (*canvas.pixel(float(group.centre[0]), float(group.centre[1])), label_of(group.key))
        for group in found.groups
        if group.key in shown
    ]
    return dots, names


def _told_nothing() -> dict[str, Any]:
    return {"groups": [], "common": [], "few": 0, "least": listen_reads.FIRST_VOTES, "canvas": None}


def _told(found: Opinions, canvas: Canvas | None) -> dict[str, Any]:
    shown = _shown(found)
    return {
        "groups": [
            {"key": group.key, "size": group.size, "apart": [_apart(entry) for entry in group.distinguishing]}
            for group in sorted(found.groups, key=lambda group: group.key)
            if group.key in shown
        ],
        "common": [_common(entry) for entry in found.consensus] if len(shown) == len(found.groups) else [],
        "few": int(found.too_few().sum()),
        "least": found.least,
        "canvas": {"x": canvas.x, "y": canvas.y, "scale": canvas.scale} if canvas else None,
    }


def _apart(entry: Distinguishing) -> dict[str, Any]:
    return {
        "statement": entry.statement,
        "side": entry.side.value,
        "chosen": entry.chosen,
        "votes": entry.votes,
        "low": entry.interval[0],
        "high": entry.interval[1],
        "chosen_else": entry.chosen_else,
        "votes_else": entry.votes_else,
        "sure": entry.sure,
    }


def _common(entry: Common) -> dict[str, Any]:
    return {
        "statement": entry.statement,
        "side": entry.side.value,
        "sure": entry.sure,
        "groups": [
            {
                "key": share.group,
                "chosen": share.chosen,
                "votes": share.votes,
                "low": share.interval[0],
                "high": share.interval[1],
            }
            for share in entry.groups
        ],
    }
