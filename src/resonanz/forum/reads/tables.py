"""What a table sees of itself: who sits there, by sign, and what it has handed in. Never a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.text import Truncator

from resonanz.forum.enums import RUNNING, RoundKind, RoundState
from resonanz.forum.models import Contribution, Seat
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.forum.models import Forum, Round

MOST_HANDED = 40
_MOST_SIGNS = 30
_BEGINNING = 60
_BEGUN = RUNNING | {RoundState.ENDED}


@dataclass(frozen=True, kw_only=True)
class Handed:
    """Words that arrived from a table: `beginning` is empty once they were taken back. A card has no sign."""

    sign: str
    roles: Sequence[str]
    round: Round
    at: datetime
    beginning: str
    is_late: bool
    is_card: bool


def handed_in_at(forum: Forum, table: int, *, most: int = MOST_HANDED) -> list[Handed]:
    """The newest first, whoever wrote them; empty among staff, where no table is kept."""
    rows = Contribution.objects.filter(forum=forum, table=table).select_related("round", "seat")
    newest = list(rows.order_by("-pk")[:most])
    stories = listen_reads.newest_versions(forum.inquiry_id, [row.story_id for row in newest])
    return [
        Handed(
            sign=row.seat.speaker_code if row.seat else "",
            roles=listen_reads.roles_shown(stories[row.story_id]),
            round=row.round,
            at=stories[row.story_id].received_at,
            beginning=Truncator(stories[row.story_id].text).chars(_BEGINNING),
            is_late=row.is_late,
            is_card=stories[row.story_id].origin == Origin.CARD,
        )
        for row in newest
    ]


def signs_at(forum: Forum, table: int) -> list[str]:
    """Who sits at this table, in the order in which they came."""
    seats = Seat.objects.filter(forum=forum, table=table).order_by("arrived_at", "pk")
    return list(seats.values_list("speaker_code", flat=True)[:_MOST_SIGNS])


def grumbles_of(seat: Seat) -> list[tuple[int, str]]:
    """What this seat grumbled about, by the contribution's id: a wish may go with one of them."""
    rows = list(Contribution.objects.filter(seat=seat, round__kind=RoundKind.GRUMBLE).order_by("pk"))
    stories = listen_reads.newest_versions(seat.forum.inquiry_id, [row.story_id for row in rows])
    return [(row.pk, stories[row.story_id].text) for row in rows if stories[row.story_id].text]


def rounds_for_words(rounds: Sequence[Round]) -> list[Round]:
    """Those in which guests write and that have begun."""
    return [row for row in rounds if row.takes_words and row.state in _BEGUN]
