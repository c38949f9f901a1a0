"""Which meanings the leadership said of itself, and how many people of each audience said them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resonanz.mirror.enums import FLOORS, Side
from resonanz.mirror.reads.words import AUDIENCES, OUTSIDERS, SpokenWord, spoken_words
from resonanz.mirror.rules.audiences import shown_audiences
from resonanz_engine.threewords import group_words, words_over_time
from resonanz_engine.word_types import Said

if TYPE_CHECKING:
    from resonanz.mirror.models import Look
    from resonanz_engine.word_types import Part, WordGroup


def picture_of_words(look: Look) -> dict[str, Any]:
    """`groups` by their keys: whether the leadership said it, and what may be shown of each audience in order.

    `people` has None for an audience too small to be shown. Words are not in here: they stay with whoever said them.
    """
    return picture_of(spoken_words(look))


def picture_of(said: list[SpokenWord]) -> dict[str, Any]:
    """The same from the words alone."""
    grouped = group_words([one.text for one in said])
    course = words_over_time(
        grouped,
        people=[one.person for one in said],
        period=[one.audience for one in said],
        periods=AUDIENCES,
        floors=_floors(said),
    )
    ours = {one.key: one for one in grouped.groups if _heard(one, Side.LEADERSHIP, said)}
    keys = sorted(ours.keys() | course.parts.keys())
    return {
        "audiences": list(AUDIENCES),
        "people": list(course.people),
        "leaders": len({one.person for one in said if one.audience == Side.LEADERSHIP}),
        "groups": [
            {
                "key": key,
                "ours": key in ours,
                "parts": [_told(part) for part in course.parts[key]]
                if key in course.parts
                else [
                    _unheard(ours[key], name, size, said) for name, size in zip(AUDIENCES, course.people, strict=True)
                ],
            }
            for key in keys
        ],
        "other_groups": len(grouped.groups) - len(keys),
    }


def _floors(said: list[SpokenWord]) -> dict[str, int]:
    """The smallest number that is said of each; one more than it has for an audience of which nothing is."""
    sizes = {name: len({one.person for one in said if one.audience == name}) for name in OUTSIDERS}
    shown = shown_audiences(sizes, floor=FLOORS[Side.OUTSIDE])
    outside = {name: FLOORS[Side.OUTSIDE] if name in shown else max(size + 1, 2) for name, size in sizes.items()}
    return {Side.STAFF.value: FLOORS[Side.STAFF], **outside}


def _heard(group: WordGroup, audience: str, said: list[SpokenWord]) -> bool:
    return any(said[place].audience == audience for place in group.places)


def _unheard(group: WordGroup, audience: str, size: int | None, said: list[SpokenWord]) -> dict[str, Any] | None:
    """What no audience may be shown with was said by few or by nobody; that it was nobody is no secret."""
    if size is None:
        return None
    few = _heard(group, audience, said)
    return {"said": Said.FEW.value, "people": None} if few else {"said": Said.UNSPOKEN.value, "people": 0}


def _told(part: Part | None) -> dict[str, Any] | None:
    """People alone: shares and their doubt follow from them, and the ledger commits to whole numbers."""
    return {"said": part.said.value, "people": part.people} if part else None
