"""What is said at an evening becomes a story of its inquiry; here stands only in which round, and from which seat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.forum import events
from resonanz.forum.enums import RoundKind, RoundState
from resonanz.forum.errors import NotNow
from resonanz.forum.models import Contribution, Round, Seat
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.actions import Belonging, Told, Written
from resonanz.listen.enums import Origin
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.people.models import Account

_NO_WAIT = timedelta()


@transaction.atomic
def contribute(
    *,
    seat: Seat,
    round_id: int,
    key: str,
    text: str,
    permission: str,
    name: str = "",
    answers_id: int | None = None,
    waited: timedelta = _NO_WAIT,
    scribe: Account | None = None,
    agreed_to: str = "",
    table: int | None = None,
) -> Told:
    """Takes words of this seat in for a round. The same key again gives the same receipt.

    Words that lay on a device are taken for the round they were written in, also when it is over, and marked as late.
    `scribe` is who from the team wrote for the person at this `table`. Raises what `tell_story` raises, and `NotNow`
    for a round that takes no words or has not begun.
    """
    chosen = round_for_words(seat.forum_id, round_id)
    forum = chosen.forum
    told = listen_actions.tell_story(
        inquiry=forum.inquiry,
        key=key,
        text=text,
        roles=seat.roles,
        permission=permission,
        name=name,
        via=Via.HALL,
        person=seat.person,
        waited=waited,
        written=Written(origin=Origin.TABLE, scribe=scribe, agreed_to=agreed_to) if scribe else None,
        belongs=_belonging(forum, seat),
    )
    if told.is_new:
        place(chosen, told.story_id, seat=seat, table=table or seat.table, answers_id=answers_id)
    return told


def round_for_words(forum_id: int, round_id: int) -> Round:
    """The round, with its forum. Raises `NotNow` for one that takes no words or has not begun."""
    chosen = Round.objects.select_related("forum__inquiry").filter(pk=round_id, forum_id=forum_id).first()
    if chosen is None or not chosen.takes_words:
        raise NotNow(_("In dieser Runde wird nicht geschrieben."))
    if not chosen.forum.takes_words or chosen.state in {RoundState.PLANNED, RoundState.SKIPPED}:
        raise NotNow(_("Diese Runde hat noch nicht begonnen, oder der Abend ist vorbei. Ihr Text bleibt hier stehen."))
    return chosen


def _belonging(forum: Forum, seat: Seat) -> Belonging | None:
    """One seat, one voice: the first words take the seat's code with them. Among staff each story stands alone."""
    if forum.is_for_staff:
        return None
    Seat.objects.select_for_update(no_key=True).values_list("pk").get(pk=seat.pk)
    first = listen_reads.first_of_voice(seat.teller)
    return Belonging(
        code_hash=bytes(seat.code_hash) if seat.code_hash and first is None else None, teller=seat.teller, first=first
    )


def place(chosen: Round, story_id: int, *, seat: Seat | None, table: int | None, answers_id: int | None = None) -> None:
    """Notes in which round a new story was told. Among staff neither seat nor table are kept."""
    forum = chosen.forum
    grumble = None
    if not forum.is_for_staff and seat is not None and answers_id is not None and chosen.kind == RoundKind.WISH:
        own = Contribution.objects.filter(pk=answers_id, seat=seat, round__kind=RoundKind.GRUMBLE)
        grumble = own.values_list("pk", flat=True).first()
    Contribution.objects.create(
        story_id=story_id,
        forum=forum,
        round=chosen,
        seat=None if forum.is_for_staff else seat,
        table=None if forum.is_for_staff else table,
        answers_id=grumble,
        is_late=chosen.state == RoundState.ENDED,
    )
    events.changed.announce(forum.pk)
