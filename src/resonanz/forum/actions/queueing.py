"""Who speaks next. Nobody is passed over without a reason that they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from resonanz.forum import events
from resonanz.forum.enums import Stage, Turn
from resonanz.forum.errors import NotNow
from resonanz.forum.models import Contribution, QueueTurn
from resonanz.ground import clock

if TYPE_CHECKING:
    from resonanz.forum.models import Seat

_OPEN = (Turn.WAITING, Turn.NOW)


@transaction.atomic
def ask_to_speak(*, seat: Seat, contribution_id: int | None = None) -> QueueTurn:
    """Puts somebody in the queue, once; asking again answers where they stand.

    `contribution_id` names own words to speak about. Anybody else's, and all words among staff, are not noted.
    """
    if seat.forum.stage != Stage.LIVE:
        raise NotNow(_("Der Abend läuft nicht."))
    standing = QueueTurn.objects.filter(seat=seat, state__in=_OPEN).first()
    if standing is not None:
        return standing
    own = None
    if contribution_id and not seat.forum.is_for_staff:
        own = Contribution.objects.filter(pk=contribution_id, seat=seat, forum=seat.forum_id).first()
    try:
        with transaction.atomic():
            turn = QueueTurn.objects.create(forum_id=seat.forum_id, seat=seat, contribution=own, asked_at=clock.now())
    except IntegrityError:
        return QueueTurn.objects.get(seat=seat, state__in=_OPEN)
    events.queue_changed.announce(seat.forum_id)
    return turn


@transaction.atomic
def leave_queue(*, seat: Seat) -> None:
    if QueueTurn.objects.filter(seat=seat, state__in=_OPEN).update(state=Turn.LEFT, changed_at=clock.now()):
        events.queue_changed.announce(seat.forum_id)


@transaction.atomic
def call_up(*, forum_id: int, turn_id: int) -> QueueTurn:
    """Gives somebody the microphone; whoever had it has spoken."""
    turns = QueueTurn.objects.select_for_update().filter(forum_id=forum_id)
    turn = turns.filter(pk=turn_id).first()
    if turn is None or turn.state not in _OPEN:
        raise NotNow(_("Diese Wortmeldung wartet nicht mehr."))
    moment = clock.now()
    turns.filter(state=Turn.NOW).exclude(pk=turn.pk).update(state=Turn.DONE, changed_at=moment)
    turn.state, turn.changed_at = Turn.NOW, moment
    turn.save(update_fields=["state", "changed_at"])
    events.queue_changed.announce(forum_id)
    return turn


@transaction.atomic
def finish_turn(*, forum_id: int, turn_id: int) -> None:
    done = QueueTurn.objects.filter(forum_id=forum_id, pk=turn_id, state=Turn.NOW)
    if done.update(state=Turn.DONE, changed_at=clock.now()):
        events.queue_changed.announce(forum_id)


@transaction.atomic
def decline_turn(*, forum_id: int, turn_id: int, reason: str) -> None:
    """Without a reason nobody is passed over."""
    if not reason.strip():
        raise NotNow(_("Bitte sagen Sie, warum. Wer sich gemeldet hat, liest diesen Grund."))
    waiting = QueueTurn.objects.filter(forum_id=forum_id, pk=turn_id, state=Turn.WAITING)
    if waiting.update(state=Turn.DECLINED, reason=reason.strip()[:300], changed_at=clock.now()):
        events.queue_changed.announce(forum_id)
