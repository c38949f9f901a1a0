"""The evening, step by step. Each says how far it believed the evening to be, so that two presses are one step."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resonanz.forum import events
from resonanz.forum.actions.happening import locked, note
from resonanz.forum.enums import RUNNING, Deed, RoundState, Stage
from resonanz.forum.errors import NotNow
from resonanz.forum.models import Round
from resonanz.ground import clock
from resonanz.ground.codes import random_code

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

LONGEST_EXTENSION = 60
_CODE_LENGTH = 6


@transaction.atomic
def begin_forum(*, forum_id: int, by: int, steps: int) -> Forum:
    """Doors open: guests can check in and rounds can start."""
    forum = locked(forum_id, steps=steps)
    if forum.stage != Stage.ANNOUNCED:
        raise NotNow(_("Der Abend lässt sich erst beginnen, wenn er angekündigt ist, und nur einmal."))
    forum.stage, forum.began_at = Stage.LIVE, clock.now()
    forum.save(update_fields=["stage", "began_at"])
    note(forum, Deed.BEGAN, by=by)
    return forum


@transaction.atomic
def start_round(*, forum_id: int, position: int, by: int, steps: int) -> Round:
    """Starts this round, whichever it is, and ends the one that runs. An ended one is repeated as a new round."""
    forum = _live(forum_id, steps)
    chosen = Round.objects.filter(forum=forum, position=position).first()
    if chosen is None:
        raise NotNow(_("Diese Runde gibt es nicht mehr."))
    if chosen.is_running:
        return chosen
    _end_running(forum, by=by)
    if chosen.state == RoundState.ENDED:
        chosen = _repeated(forum, chosen)
    moment = clock.now()
    chosen.started_at = moment
    chosen.state = RoundState.WRITING if chosen.silent_first and chosen.takes_words else RoundState.OPEN
    chosen.revealed_at = None if chosen.state == RoundState.WRITING else moment
    chosen.ended_at = None
    chosen.save()
    note(forum, Deed.STARTED, by=by, at_round=chosen)
    return chosen


@transaction.atomic
def start_next(*, forum_id: int, by: int, steps: int) -> Round | None:
    """Starts the first round that was not held yet; ends the last one where none is left."""
    forum = _live(forum_id, steps)
    following = Round.objects.filter(forum=forum, state=RoundState.PLANNED).order_by("position").first()
    if following is None:
        _end_running(forum, by=by)
        return None
    return start_round(forum_id=forum_id, position=following.position, by=by, steps=steps)


@transaction.atomic
def reveal(*, forum_id: int, by: int, steps: int) -> Round:
    """Ends the silence: what tellers released shows from now on."""
    forum = _live(forum_id, steps)
    running = _running(forum)
    if running is None or running.state != RoundState.WRITING:
        raise NotNow(_("Gerade schreibt niemand still."))
    running.state, running.revealed_at = RoundState.OPEN, clock.now()
    running.save(update_fields=["state", "revealed_at"])
    note(forum, Deed.REVEALED, by=by, at_round=running)
    return running


@transaction.atomic
def extend_round(*, forum_id: int, minutes: int, by: int, steps: int) -> Round:
    forum = _live(forum_id, steps)
    running = _running(forum)
    if running is None:
        raise NotNow(_("Gerade läuft keine Runde."))
    if not 1 <= minutes <= LONGEST_EXTENSION:
        raise NotNow(_("Eine Runde lässt sich um 1 bis 60 Minuten verlängern."))
    running.extra_minutes += minutes
    running.save(update_fields=["extra_minutes"])
    note(forum, Deed.EXTENDED, by=by, at_round=running, said={"minutes": minutes})
    return running


@transaction.atomic
def skip_round(*, forum_id: int, position: int, by: int, steps: int, reason: str) -> Round:
    """A round that is left out stays on the agenda, with the reason. Without one none is left out."""
    if not reason.strip():
        raise NotNow(_("Bitte sagen Sie, warum. Der Grund steht im Protokollbuch bei der Runde."))
    forum = _live(forum_id, steps)
    chosen = Round.objects.filter(forum=forum, position=position, state=RoundState.PLANNED).first()
    if chosen is None:
        raise NotNow(_("Auslassen lässt sich nur eine Runde, die noch nicht begonnen hat."))
    chosen.state = RoundState.SKIPPED
    chosen.save(update_fields=["state"])
    note(forum, Deed.SKIPPED, by=by, at_round=chosen, said={"reason": reason.strip()})
    return chosen


@transaction.atomic
def end_evening(*, forum_id: int, by: int, steps: int) -> Forum:
    """The evening is over; guests look through their words until the day that was promised."""
    forum = _live(forum_id, steps)
    _end_running(forum, by=by)
    forum.stage, forum.closed_at = Stage.REVIEW, clock.now()
    forum.review_until = forum.closed_at + timedelta(days=forum.review_days)
    forum.save(update_fields=["stage", "closed_at", "review_until"])
    note(forum, Deed.CLOSED, by=by, said={"review_until": forum.review_until.isoformat()})
    events.closed.announce(forum.pk)
    return forum


@transaction.atomic
def renew_hall_code(*, forum_id: int) -> str:
    """A photographed code opens no new seat any more; whoever sits stays seated."""
    forum = locked(forum_id)
    forum.hall_code = random_code(_CODE_LENGTH)
    forum.save(update_fields=["hall_code"])
    events.changed.announce(forum.pk)
    return forum.hall_code


def _live(forum_id: int, steps: int) -> Forum:
    forum = locked(forum_id, steps=steps)
    if forum.stage != Stage.LIVE:
        raise NotNow(_("Der Abend läuft nicht."))
    return forum


def _running(forum: Forum) -> Round | None:
    return Round.objects.filter(forum=forum, state__in=RUNNING).first()


def _end_running(forum: Forum, *, by: int) -> None:
    running = _running(forum)
    if running is None:
        return
    moment = clock.now()
    running.state, running.ended_at = RoundState.ENDED, moment
    running.revealed_at = running.revealed_at or moment
    running.save(update_fields=["state", "ended_at", "revealed_at"])
    note(forum, Deed.ENDED, by=by, at_round=running)


def _repeated(forum: Forum, held: Round) -> Round:
    last = Round.objects.filter(forum=forum).aggregate(last=Max("position"))["last"]
    return Round(
        forum=forum,
        position=last + 1,
        kind=held.kind,
        title=held.title,
        prompt=held.prompt,
        minutes=held.minutes,
        owner=held.owner,
        silent_first=held.silent_first,
        repeats=held,
    )
