"""What everybody may see of a forum outside the hall. Of a forum among staff that is nothing but large numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from resonanz.forum.enums import Deed, Form, Publication, RoundState, Stage
from resonanz.forum.models import AgendaWish, Contribution, Forum, Happening, Helper, Round, Seat
from resonanz.forum.reads.forums import happenings_of, helpers_of, public_forums
from resonanz.forum.rules.how_it_works import HOW, changed_parts
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K_STAFF

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from resonanz.listen.reads import Voice
    from resonanz.people.models import Account

MOST_WISHES = 40
OVER = (Stage.REVIEW, Stage.SEALED, Stage.BALANCED)


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """One round for guests, with when it began or is to begin; None where it was not held or nobody knows yet."""

    round: Round
    how: str | Promise
    starts_at: datetime | None

    @property
    def minutes(self) -> int:
        return self.round.minutes + self.round.extra_minutes


@dataclass(frozen=True, kw_only=True)
class WishSeen:
    """A wish that its teller released for everybody, and what became of it."""

    wish: AgendaWish
    voice: Voice


@dataclass(frozen=True, kw_only=True)
class Past:
    """One step of the evening. `changed` names the parts of the announcement that are different since."""

    happening: Happening
    title: str
    changed: Sequence[str | Promise]


@dataclass(frozen=True, kw_only=True)
class StaffNumbers:
    """Over all forums among staff that are over and had at least ten seats."""

    seats: int
    words: int | None


def open_forums() -> QuerySet[Forum]:
    """Announced forums of customers; those among staff are known inside only."""
    return public_forums().filter(form=Form.CUSTOMERS)


def next_forum() -> Forum | None:
    """The one that runs now, or else the next one that is announced."""
    ahead = open_forums().filter(stage__in=[Stage.LIVE, Stage.ANNOUNCED])
    return min(ahead, key=lambda forum: (forum.stage != Stage.LIVE, forum.starts_at), default=None)


def last_balanced() -> Forum | None:
    """The forum whose balance is the newest."""
    return open_forums().filter(stage=Stage.BALANCED).order_by("-balanced_at").first()


def last_balanced_inside() -> Forum | None:
    """The same among staff; for the team alone."""
    inside = public_forums().filter(form=Form.STAFF, stage=Stage.BALANCED)
    return inside.order_by("-balanced_at").first()


def inquiries_inside() -> QuerySet[Forum, int]:
    """The ids of inquiries that a forum among staff is about: no public list names them."""
    return Forum.objects.filter(form=Form.STAFF).values_list("inquiry_id", flat=True)


def announced_forum_of(inquiry_id: int) -> Forum | None:
    return open_forums().filter(inquiry_id=inquiry_id).first()


def agenda_of(forum: Forum, rounds: Sequence[Round]) -> list[AgendaLine]:
    """A round that is left out takes no time. Minutes are added to an instant, so a changed clock hour is right."""
    moment, lines = forum.starts_at, []
    for row in rounds:
        moment = row.started_at or moment
        was_left_out = row.state == RoundState.SKIPPED or (row.state == RoundState.PLANNED and forum.stage in OVER)
        line = AgendaLine(round=row, how=HOW[row.kind], starts_at=None if was_left_out else moment)
        lines.append(line)
        if moment is not None and not was_left_out:
            moment += timedelta(minutes=line.minutes)
    return lines


def team_of(forum: Forum) -> list[tuple[Account, list[Helper]]]:
    """Who is there from the team, each once with all their tasks."""
    people: dict[int, tuple[Account, list[Helper]]] = {}
    for helper in helpers_of(forum.pk):
        people.setdefault(helper.account_id, (helper.account, []))[1].append(helper)
    return list(people.values())


def wishes_seen(forum: Forum) -> list[WishSeen]:
    """Wishes that everybody may read, in their newest version; the newest first.

    None among staff, and none where less was promised to be shown than what tellers release.
    """
    if not shows_wishes(forum):
        return []
    rows = list(AgendaWish.objects.filter(forum=forum).select_related("round").order_by("-pk")[:MOST_WISHES])
    stories = listen_reads.newest_versions(forum.inquiry_id, [row.story_id for row in rows])
    return [
        WishSeen(wish=row, voice=listen_reads.public_voice(stories[row.story_id], decisions={}))
        for row in rows
        if stories[row.story_id].is_public
    ]


def shows_wishes(forum: Forum) -> bool:
    return not forum.is_for_staff and forum.publication == Publication.RELEASED


def wishes_of_stories(story_ids: Sequence[int]) -> list[AgendaWish]:
    rows = AgendaWish.objects.filter(story_id__in=story_ids).select_related("forum__inquiry", "round", "story")
    return list(rows.order_by("pk"))


def history_of(forum: Forum, rounds: Sequence[Round]) -> list[Past]:
    """What happened, step by step, as it stands in the ledger."""
    titles = {row.position: row.title for row in rounds}
    said: dict[str, object] = {}
    past: list[Past] = []
    for row in happenings_of(forum.pk):
        changed: Sequence[str | Promise] = []
        if row.deed in {Deed.ANNOUNCED, Deed.CHANGED}:
            changed = changed_parts(said, row.said) if row.deed == Deed.CHANGED else []
            said = row.said
        past.append(Past(happening=row, title=titles.get(row.round or 0, ""), changed=changed))
    return past


def announced_at(forum: Forum) -> datetime | None:
    """When the announcement got the words that hold now."""
    deeds = Happening.objects.filter(forum=forum, deed__in=[Deed.ANNOUNCED, Deed.CHANGED])
    return deeds.order_by("-number").values_list("at", flat=True).first()


def staff_numbers() -> StaffNumbers | None:
    """Each forum counts only from ten seats on, so that the difference of two days gives nobody away either."""
    over = Forum.objects.filter(form=Form.STAFF, stage__in=OVER)
    rows = Seat.objects.filter(forum__in=over).values_list("forum_id").annotate(n=Count("pk")).order_by()
    large = {forum_id: n for forum_id, n in rows if n >= K_STAFF}
    if not large:
        return None
    words = Contribution.objects.filter(forum_id__in=large).values_list("forum_id").annotate(n=Count("pk")).order_by()
    told = sum(n for _forum_id, n in words if n >= K_STAFF)
    return StaffNumbers(seats=sum(large.values()), words=told or None)
