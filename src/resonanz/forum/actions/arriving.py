"""Taking a seat: with the code of the hall, with or without a name, in the hall or from outside."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from resonanz.forum import events
from resonanz.forum.enums import Stage
from resonanz.forum.errors import NotNow
from resonanz.forum.models import Forum, Seat
from resonanz.ground import clock
from resonanz.ground.codes import ALPHABET, code_hash, derived_code, random_code, read_code
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.people.models import Account

CODE_LENGTH = 12
_TRIES = 8
_SHORT_TRIES = 3
"""After so many signs that were taken the hall is so full that a longer one is drawn; there are 2,200 short ones."""
_LETTERS = [letter for letter in ALPHABET if letter.isalpha()]


@dataclass(frozen=True, kw_only=True)
class Seated:
    """`code` opens the seat again, on any telephone, and afterwards the voice page."""

    seat: Seat
    code: str = field(repr=False)


@transaction.atomic
def take_seat(
    *,
    forum: Forum,
    key: str,
    hall_code: str,
    roles: Sequence[str] = (),
    name: str = "",
    table: int | None = None,
    is_remote: bool = False,
    person: Account | None = None,
) -> Seated:
    """The same key gives the same seat. Whoever is signed in has one seat under one code, whatever telephone they hold.

    Raises `NotNow` before the doors open, after the evening, and for a code that does not hold any more; `NameTaken`
    or `NameUnreadable` for a name that would be read as that of somebody from the team.
    """
    if forum.stage != Stage.LIVE:
        raise NotNow(_("Plätze gibt es, sobald der Abend beginnt, und bis er endet."))
    if forum.is_for_staff:
        # Nothing may lead from words to somebody who works here.
        name, person = "", None
    source = f"{forum.pk}:person:{person.pk}" if person is not None else f"{forum.pk}:{key}"
    code = derived_code(source.encode(), purpose="seat", length=CODE_LENGTH)
    known = Seat.objects.filter(forum=forum, code_hash=code_hash(code)).first()
    if known is not None:
        return Seated(seat=known, code=code)
    if not hmac.compare_digest(read_code(hall_code), forum.hall_code):
        raise NotNow(_("Dieser Code gilt nicht, oder nicht mehr. Der richtige steht auf der Leinwand."))
    if name:
        people_reads.check_name(name, account=person)
    seat = Seat(
        forum=forum,
        code_hash=code_hash(code),
        teller=uuid4(),
        name=name.strip(),
        roles=people_reads.roles_for(claimed=roles, account=person),
        person=person,
        table=table,
        is_remote=is_remote,
        arrived_at=clock.now(),
    )
    return Seated(seat=_saved(seat), code=code)


@transaction.atomic
def change_table(*, seat: Seat, table: int | None) -> None:
    Seat.objects.filter(pk=seat.pk).update(table=table)


def _saved(seat: Seat) -> Seat:
    """Two people may draw the same sign at once, and one may press twice."""
    for attempt in range(_TRIES):
        seat.speaker_code = _sign(digits=2 if attempt < _SHORT_TRIES else 3)
        try:
            with transaction.atomic():
                seat.save(force_insert=True)
        except IntegrityError:
            known = Seat.objects.filter(forum_id=seat.forum_id, code_hash=seat.code_hash).first()
            if known is not None:
                return known
            continue
        events.seat_taken.announce(seat.forum_id)
        return seat
    raise NotNow(_("Gerade kommen sehr viele herein. Bitte drücken Sie noch einmal."))


def _sign(*, digits: int) -> str:
    """A letter and two digits, easy to call across a table: K07. In a very full hall three: K071."""
    drawn = random_code(digits + 1)
    letter = _LETTERS[ALPHABET.index(drawn[0]) % len(_LETTERS)]
    return letter + "".join(str(ALPHABET.index(one) % 10) for one in drawn[1:])
