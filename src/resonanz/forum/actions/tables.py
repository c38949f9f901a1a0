"""At a table somebody from the team writes what a guest says: under the guest's sign, in the guest's words.

Whoever belongs to the team may write, not only those whose task it is: a scribe may fall ill in the middle of an
evening, and who wrote stands beside the words anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.forum.actions.arriving import change_table
from resonanz.forum.actions.speaking import contribute, place, round_for_words
from resonanz.forum.errors import SignUnknown
from resonanz.forum.models import Contribution
from resonanz.forum.reads.seats import seat_by_sign
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.actions import Told, Written
from resonanz.listen.enums import Origin
from resonanz.listen.errors import ConsentMissing
from resonanz.people.enums import Role
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.people.models import Account

_NO_WAIT = timedelta()


@transaction.atomic
def write_at_table(
    *,
    forum: Forum,
    table: int,
    round_id: int,
    key: str,
    text: str,
    permission: str,
    agreed: bool,
    by: Account,
    sign: str = "",
    name: str = "",
    answers_id: int | None = None,
    waited: timedelta = _NO_WAIT,
) -> Told:
    """Words of the guest with this sign, read back to them. Among staff there is no sign, and no way to a seat.

    Raises `ConsentMissing` unless the person agreed, `SignUnknown`, and what `contribute` raises.
    """
    if not agreed:
        raise ConsentMissing
    if forum.is_for_staff:
        return _write_for_staff(
            forum=forum, round_id=round_id, key=key, text=text, permission=permission, by=by, waited=waited
        )
    seat = seat_by_sign(forum.pk, sign)
    if seat is None:
        raise SignUnknown
    if seat.table is None:
        # Whoever never said where they sit has just been heard here.
        change_table(seat=seat, table=table)
    return contribute(
        seat=seat,
        round_id=round_id,
        key=key,
        text=text,
        permission=permission,
        name=name,
        answers_id=answers_id,
        waited=waited,
        scribe=by,
        agreed_to=listen_reads.BEHALF.version,
        table=table,
    )


@transaction.atomic
def type_in_card_at(
    *,
    forum: Forum,
    table: int,
    round_id: int,
    code: str,
    text: str,
    roles: Sequence[str],
    permission: str,
    by: Account,
    name: str = "",
) -> Told:
    """What a guest wrote on paper, in the round it was written for. The card's own code leads to the words.

    Raises what `type_in_card` raises, and `NotNow`.
    """
    chosen = round_for_words(forum.pk, round_id)
    words = {"text": text, "roles": roles, "permission": permission, "name": name}
    told = listen_actions.type_in_card(inquiry=forum.inquiry, code=code, words=words, by=by)
    if not Contribution.objects.filter(story_id=told.story_id).exists():
        place(chosen, told.story_id, seat=None, table=table)
    return told


def _write_for_staff(
    *, forum: Forum, round_id: int, key: str, text: str, permission: str, by: Account, waited: timedelta
) -> Told:
    chosen = round_for_words(forum.pk, round_id)
    told = listen_actions.tell_story(
        inquiry=chosen.forum.inquiry,
        key=key,
        text=text,
        roles=[Role.EMPLOYEE],
        permission=permission,
        via=Via.HALL,
        waited=waited,
        written=Written(origin=Origin.TABLE, scribe=by, agreed_to=listen_reads.BEHALF.version),
    )
    if told.is_new:
        place(chosen, told.story_id, seat=None, table=None)
    return told
