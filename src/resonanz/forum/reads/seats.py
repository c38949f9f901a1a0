"""Who sits where, and what they said."""

from __future__ import annotations

from django.db.models import QuerySet

from resonanz.forum.models import Contribution, QueueTurn, Seat
from resonanz.ground.codes import code_hash, read_code


def seat_by_code(typed: str) -> Seat | None:
    seats = Seat.objects.select_related("forum__inquiry", "person")
    return seats.filter(code_hash=code_hash(read_code(typed))).first()


def forum_id_by_code(typed: str) -> int | None:
    """Where a seat is, for whoever only follows: when a full hall comes back, a thousand ask at once."""
    seats = Seat.objects.filter(code_hash=code_hash(read_code(typed)))
    return seats.values_list("forum_id", flat=True).first()


def seat_by_sign(forum_id: int, sign: str) -> Seat | None:
    """By the short sign that stands on somebody's telephone, as the scribe at the table hears it."""
    return Seat.objects.select_related("forum__inquiry").filter(forum_id=forum_id, speaker_code=read_code(sign)).first()


def said_by(seat: Seat) -> QuerySet[Contribution]:
    """Empty among staff, where nothing leads from words to a seat."""
    return (
        Contribution.objects.filter(seat=seat)
        .select_related("story", "round", "answers__story")
        .order_by("story__entry_index")
    )


def turn_of(seat: Seat) -> QueueTurn | None:
    """The last time somebody wanted to speak, and what became of it."""
    return QueueTurn.objects.filter(seat=seat).order_by("-pk").first()
