"""How a story is shown: the words, who speaks, and nothing about the person that they did not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.listen.enums import Feeling, Permission
from resonanz.listen.models import Story
from resonanz.listen.rules.arrival import came_late
from resonanz.listen.rules.invisible import invisible_characters
from resonanz.people.enums import Role
from resonanz.trust.enums import Via

Marks = Sequence[tuple[str, bool]]
_REVEALED = 200


@dataclass(frozen=True, kw_only=True)
class Voice:
    """`marks` are the words in pieces with "is this piece marked"; put together they are the text.

    `hidden` is the same for characters that nobody can see: their names stand in their places, marked.
    It is empty where there are none.
    """

    marks: Marks
    works_well: str
    badges: Sequence[tuple[str, str]]
    name: str
    told_at: datetime
    feeling: str
    entry_index: int
    permission: str
    url: str = ""
    note: Sequence[str] = ()
    withdrawn: str = ""
    is_read: bool = field(default=True)
    hidden: Sequence[tuple[str, bool]] = ()

    @property
    def text(self) -> str:
        return "".join(piece for piece, _is_marked in self.marks)

    @property
    def role(self) -> str:
        return self.badges[0][0] if self.badges else Role.OTHER


def role_badges(roles: Sequence[str]) -> list[tuple[str, str]]:
    known = {role.value: str(role.label) for role in Role}
    return [(role, known[role]) for role in known if role in roles]


def voice(
    story: Story,
    *,
    span: tuple[int, int] | None = None,
    marks: Marks | None = None,
    url: str = "",
    note: Sequence[str] = (),
) -> Voice:
    """`span` marks one passage; `marks` gives pieces that are already cut."""
    if marks is None:
        marks = _cut(story.text, span)
    feeling = str(Feeling(story.feeling).label) if story.feeling else ""
    day = date_format(timezone.localtime(story.told_at), "DATE_FORMAT")
    return Voice(
        marks=marks,
        works_well=story.works_well,
        badges=role_badges(story.roles),
        name=story.name,
        told_at=story.told_at,
        feeling=feeling,
        entry_index=story.entry_index,
        permission=str(Permission(story.permission).label),
        url=url,
        note=[day, *_arrival(story), *([feeling] if feeling else []), *note],
        hidden=[piece for text in (story.works_well, story.text, story.name) for piece in revealed(text)],
        withdrawn=story.get_withdrawn_ground_display() if story.withdrawn_at else "",
        is_read=story.first_read_at is not None,
    )


def revealed(text: str) -> list[tuple[str, bool]]:
    """The text in pieces where the name of each invisible character stands in its place, with "is this a name".

    Empty where everything can be seen. After many of them the rest of the text follows as one piece.
    """
    pieces: list[tuple[str, bool]] = []
    at = 0
    for index, name in invisible_characters(text)[:_REVEALED]:
        pieces += [(text[at:index], False), (name, True)]
        at = index + 1
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]] if pieces else []


def _arrival(story: Story) -> list[str]:
    """A story that had to wait on a telephone says when it arrived; imported ones always come later."""
    if story.via == Via.IMPORT or not came_late(told_at=story.told_at, received_at=story.received_at):
        return []
    moment = date_format(timezone.localtime(story.received_at), "SHORT_DATETIME_FORMAT")
    return [_("erst später angekommen: %(moment)s") % {"moment": moment}]


def _cut(text: str, span: tuple[int, int] | None) -> list[tuple[str, bool]]:
    if span is None:
        return [(text, False)]
    start, end = span
    pieces = [(text[:start], False), (text[start:end], True), (text[end:], False)]
    return [piece for piece in pieces if piece[0]]
