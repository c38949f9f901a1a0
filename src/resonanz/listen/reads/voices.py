"""How a story is shown: the words, who speaks, and nothing about the person that they did not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.ground.invisible import invisible_characters
from resonanz.listen.enums import Feeling, Origin, Permission, Standing
from resonanz.listen.models import Story
from resonanz.listen.rules.arrival import came_late
from resonanz.people import reads as people_reads
from resonanz.people.enums import Badge, Role
from resonanz.trust.enums import Via
from resonanz.trust.reads import Case, ReleasedTable, ShownCell

Marks = Sequence[tuple[str, bool]]
_REVEALED = 200


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """What everybody may know about words that are not shown."""

    state: str
    since: datetime
    until: datetime | None
    ground: str
    function: str


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
    state_label: str = ""
    """Said before the words: held back, hidden, an earlier version."""
    withheld: Withheld | None = None
    """Stands in the place of the words where they may not be shown."""
    report_url: str = ""
    is_read: bool = field(default=True)
    as_told: bool = field(default=False)
    hidden: Sequence[tuple[str, bool]] = ()

    @property
    def text(self) -> str:
        return "".join(piece for piece, _is_marked in self.marks)

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
    as_told: bool = False,
) -> Voice:
    """For those who may read it. `span` marks one passage; `marks` gives pieces that are already cut.

    `as_told` is for guests, who see the order in which it was written; the team reads what works first.
    """
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
        note=[*written_down(story), day, *_arrival(story), *([feeling] if feeling else []), *note],
        hidden=[piece for text in (story.works_well, story.text, story.name) for piece in revealed(text)],
        withdrawn=story.get_withdrawn_ground_display() if story.withdrawn_at else "",
        state_label=_state(story),
        is_read=story.first_read_at is not None,
        as_told=as_told,
    )


def role_rows(table: ReleasedTable) -> list[tuple[str, str, ShownCell]]:
    """A released table by role, for the page: badge, its words, the count or why there is none."""
    cells = table.by_value("role")
    return [(key, label, cells[key]) for key, label in role_badges(list(cells))]


def praise(story: Story, *, url: str = "") -> Voice:
    """Only what works, word for word, with the badge of whoever said it."""
    return quoted(story, story.works_well, url=url)


def quoted(story: Story, words: str, *, url: str = "") -> Voice:
    """One passage of a story alone, with the badge of whoever said it."""
    return replace(voice(story, url=url), marks=[(words, False)], works_well="")


def _state(story: Story) -> str:
    """What is said before the words; an earlier version may be hidden as well."""
    labels = [str(story.standing.label)] if story.is_withheld else []
    if story.superseded_at is not None and story.withdrawn_at is None:
        labels.append(str(Standing.SUPERSEDED.label))
    return ", ".join(labels)


def public_voice(story: Story, *, marks: Marks | None = None, decisions: Mapping[int, Case]) -> Voice:
    """For everybody: words that are held or hidden give way to a note that says so.

    `decisions` comes from `trust.reads.deciding`, with the entries in `withheld_by` of the stories at hand.
    """
    if not story.is_withheld or story.withheld_by is None:
        report_url = reverse("listen:report", args=[story.entry_index]) if story.is_public else ""
        return replace(voice(story, marks=marks, as_told=True), report_url=report_url)
    case = decisions[story.withheld_by]
    return Voice(
        marks=[],
        works_well="",
        badges=[],
        name="",
        told_at=story.told_at,
        feeling="",
        entry_index=story.entry_index,
        permission="",
        withheld=Withheld(
            state=str(story.standing.label),
            since=case.row.decided_at,
            until=story.held_until,
            ground=case.ground.title,
            function=case.row.function,
        ),
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


def written_down(story: Story) -> list[str]:
    """Who wrote the words down, where that was not the person themselves. Lists bring `scribe` along."""
    if not story.origin:
        return []
    said = {"how": str(Origin(story.origin).label), "name": story.scribe.name if story.scribe else ""}
    if not said["name"]:
        return [_("aufgeschrieben von jemandem aus dem Team, %(how)s") % said]
    if story.via == Via.WEB:
        return [_("zuerst aufgeschrieben von %(name)s, %(how)s; dies kam danach mit dem Code") % said]
    if story.origin == Origin.SEEN:
        return [_("beobachtet und aufgeschrieben von %(name)s") % said]
    return [_("aufgeschrieben von %(name)s, %(how)s") % said]


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
