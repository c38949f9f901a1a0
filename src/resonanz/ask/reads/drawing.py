"""A draw as it is told to everybody: numbers, letters, and names of groups that are large enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from resonanz.ask.enums import CandidateState
from resonanz.ask.models import Audience, Candidate, Drawing
from resonanz.ask.rules.drawing import Line, Place
from resonanz.ask.rules.drawing_file import Drawn, write_drawn


@dataclass(frozen=True, kw_only=True)
class ToldLine:
    """One number: its groups as they may be shown, and what became of it (`position` on the waiting list)."""

    number: int
    groups: Sequence[str]
    is_drawn: bool
    drawn_for: str
    position: int | None


@dataclass(frozen=True, kw_only=True)
class ToldDraw:
    """`lines` are those with a place in the order of the draw, then the waiting list in its order."""

    seed: str
    list_hash: str
    lines: Sequence[ToldLine]
    letters: Sequence[tuple[str, str, int]]
    listed: int
    drawn: int
    waiting: int
    file: dict[str, Any]


def drawing_of(audience_id: int) -> Drawing | None:
    return Drawing.objects.filter(pk=audience_id).first()


def moved_up_numbers(inquiry_id: int) -> list[int]:
    """Lot numbers of those who moved up, in the order of the lot."""
    moved = Candidate.objects.filter(
        inquiry_id=inquiry_id, state=CandidateState.DRAWN, instead_of__isnull=False
    ).order_by("turn")
    return list(moved.values_list("number", flat=True))


def told_draw(audience: Audience, kept: Drawing) -> ToldDraw:
    """`letters` holds (letter, name or empty, target) of each group. Reads `audience.groups`, nothing else."""
    names = {group.letter: str(group) for group in audience.groups.all() if group.letter in kept.named}
    drawn = Drawn(
        seed=bytes(audience.seed or b""),
        seed_hash=bytes(audience.seed_hash or b""),
        list_hash=bytes(kept.list_hash),
        places=audience.places,
        targets=dict(kept.targets),
        names=names,
        listed=tuple(Line(number, tuple(letters)) for number, *letters in kept.listed),
        drawn=tuple(Place(number, letter) for number, letter in kept.drawn),
        waiting=tuple(kept.waiting),
    )
    return ToldDraw(
        seed=drawn.seed.hex(),
        list_hash=drawn.list_hash.hex(),
        lines=_lines(drawn),
        letters=[(letter, names.get(letter, ""), target) for letter, target in sorted(drawn.targets.items())],
        listed=len(drawn.listed),
        drawn=len(drawn.drawn),
        waiting=len(drawn.waiting),
        file=write_drawn(
            drawn,
            inquiry=audience.inquiry.slug,
            seal_entry=audience.seal_index,
            draw_entry=audience.draw_index,
        ),
    )


def _lines(drawn: Drawn) -> list[ToldLine]:
    groups = {line.number: [drawn.names.get(letter, letter) for letter in line.groups] for line in drawn.listed}
    places = [
        ToldLine(
            number=place.number,
            groups=groups.get(place.number, []),
            is_drawn=True,
            drawn_for=drawn.names.get(place.group, place.group),
            position=None,
        )
        for place in drawn.drawn
    ]
    waiting = [
        ToldLine(number=number, groups=groups.get(number, []), is_drawn=False, drawn_for="", position=position)
        for position, number in enumerate(drawn.waiting, start=1)
    ]
    return [*places, *waiting]
