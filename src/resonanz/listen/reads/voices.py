"""How a story is shown: the words, who speaks, and nothing about the person that they did not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from resonanz.listen.enums import Feeling, Permission
from resonanz.listen.models import Story
from resonanz.people import reads as people_reads
from resonanz.people.enums import Badge, Role

Marks = Sequence[tuple[str, bool]]


@dataclass(frozen=True, kw_only=True)
class Voice:
    """`marks` are the words in pieces with "is this piece marked"; put together they are the text."""

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

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.marks)

    @property
    def role(self) -> str:
        return self.badges[0][0] if self.badges else Role.OTHER


def role_badges(roles: Sequence[str]) -> list[tuple[str, str]]:
    """(key, label) of each role, for every renderer; `people.enums.Badge.text` says them without colour."""
    return Badge.shown(roles)


def roles_shown(story: Story) -> list[str]:
    """The roles told, and that somebody worked here if that came out later.

    What was told stands in the ledger and stays. A voice that is put with an account afterwards also shows that the
    person worked here when they told it. Lists bring `person__relations` along.
    """
    if story.person is None or Role.EMPLOYEE in story.roles:
        return story.roles
    if people_reads.employee_then(story.person.relations.all(), story.told_at):
        return sorted({*story.roles, Role.EMPLOYEE.value} - {Role.GUEST.value})
    return story.roles


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
        badges=role_badges(roles_shown(story)),
        name=story.name,
        told_at=story.told_at,
        feeling=feeling,
        entry_index=story.entry_index,
        permission=str(Permission(story.permission).label),
        url=url,
        note=[day, *([feeling] if feeling else []), *note],
        withdrawn=story.get_withdrawn_ground_display() if story.withdrawn_at else "",
        is_read=story.first_read_at is not None,
    )


def _cut(text: str, span: tuple[int, int] | None) -> list[tuple[str, bool]]:
    if span is None:
        return [(text, False)]
    start, end = span
    pieces = [(text[:start], False), (text[start:end], True), (text[end:], False)]
    return [piece for piece in pieces if piece[0]]
