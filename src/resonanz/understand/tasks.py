"""Work in the queue. Tasks are thin; what they do is in actions, and doing it twice does no harm."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task
from procrastinate.types import TimeDeltaParams

from resonanz.ask import reads as ask_reads
from resonanz.ground.lanes import LONG
from resonanz.understand import actions, reads
from resonanz.understand.enums import Matching, Step

logger = logging.getLogger(__name__)

_REST = 3
"""Seconds between two readings of the same inquiry, where the second was asked for during the first."""

_TURN = 60.0
"""Seconds that a worker reads along before it looks what else waits."""


def ask_to_read(inquiry_id: int) -> None:
    """One waiting job per inquiry is enough: it reads everything there is when it starts.

    Where words keep coming, as in a full hall, the next one rests: reading shares the machine with who writes.
    """
    name = f"read-{inquiry_id}"
    _defer_once(read_inquiry, inquiry_id, queueing_lock=name, lock=name, rest=_REST)


@app.task(name="understand.read_inquiry", queue=LONG, pass_context=False)
def read_inquiry(inquiry_id: int) -> None:
    # The engine takes 100 MB; the web process, which only defers jobs, does without it.
    from resonanz.understand.actions.reading import HANDS, WORTH_HELPING, catch_up, waiting_here
    from resonanz.understand.actions.refreshing import refresh_themes

    try:
        if waiting_here(inquiry_id) >= WORTH_HELPING:
            for hand in range(HANDS):
                ask_for_a_hand(inquiry_id, hand)
        if catch_up(inquiry_id):
            refresh_themes(inquiry_id)
        # The pages only look up what was counted here.
        actions.who_needs(inquiry_id)
        ask_to_match(reads.unmatched_inquiries([inquiry_id]))
    except Exception:
        actions.tell_progress(inquiry_id, Step.FAILED, done=0, total=0, problem="read")
        raise


def ask_for_a_hand(inquiry_id: int, hand: int) -> None:
    """Where there is no other worker it waits behind the reading itself, and then finds nothing to do."""
    name = f"hand-{inquiry_id}-{hand}"
    _defer_once(read_along, inquiry_id, queueing_lock=name, lock=name, hand=hand)


@app.task(name="understand.read_along", queue=LONG, pass_context=False)
def read_along(inquiry_id: int, hand: int) -> None:
    # As above: only the worker loads the engine.
    from resonanz.understand.actions.reading import lend_a_hand

    # In turns, so that other long work of this worker is not kept waiting for hours.
    if lend_a_hand(inquiry_id, hand=hand, seconds=_TURN):
        ask_for_a_hand(inquiry_id, hand)


def ask_to_match(inquiry_ids: Iterable[int]) -> None:
    """As `ask_to_read`, for comparing passages with touchpoints; never at the same time as reading."""
    for pk in inquiry_ids:
        _defer_once(match_touchpoints, pk, queueing_lock=f"match-{pk}", lock=f"read-{pk}")


def match_everything() -> None:
    """Touchpoints belong to all inquiries, so what was decided about one counts in all."""
    inquiry_ids = list(ask_reads.all_inquiries().values_list("pk", flat=True))
    for pk in inquiry_ids:
        actions.request_matching(pk)
    ask_to_match(inquiry_ids)


@app.task(name="understand.match_touchpoints", queue=LONG, pass_context=False)
def match_touchpoints(inquiry_id: int) -> None:
    # As above: only the worker loads the engine.
    from resonanz.understand.actions.matching import match_inquiry

    try:
        match_inquiry(inquiry_id)
    except Exception:
        actions.tell_matching(inquiry_id, Matching.FAILED)
        raise


def ask_to_map(inquiry_id: int) -> None:
    """One waiting job per inquiry: while a map is computed, all votes that come are taken in by the one after it.

    Nothing waits for more votes before that: in the hall the map is to be new within a second.
    """
    name = f"opinions-{inquiry_id}"
    _defer_once(map_opinions, inquiry_id, queueing_lock=name, lock=name)


@app.task(name="understand.map_opinions", pass_context=False)
def map_opinions(inquiry_id: int) -> None:
    # As below: only the worker loads the engine, and draws.
    from resonanz.understand.actions.opinions import map_opinions as compute
    from resonanz.understand.figures import opinion_figure

    if not compute(inquiry_id, draw=opinion_figure):
        ask_to_map(inquiry_id)


@app.periodic(cron="* * * * *")
@app.task(name="understand.sweep", queueing_lock="understand.sweep")
def sweep(timestamp: int) -> None:
    """Finds what an announcement lost in a crash would have told, and what a newly chosen model has not read."""
    # As above: only the worker loads the engine.
    from resonanz.understand.actions.engine import divided_with, model_name

    for inquiry_id in reads.inquiries_with_waiting_stories(model_name(), divided_with()):
        ask_to_read(inquiry_id)
    ask_to_match(reads.unmatched_inquiries())
    if reads.touch_counts_changed():
        actions.count_touchpoints()
    for inquiry_id in reads.waiting_maps():
        ask_to_map(inquiry_id)


def _defer_once(
    task: Task[..., None, ...], inquiry_id: int, *, queueing_lock: str, lock: str, rest: int = 0, **more: int
) -> None:
    # Asking first is cheaper than being refused: on a busy evening nearly every deed finds a job waiting.
    same = ProcrastinateJob.objects.filter(queueing_lock=queueing_lock, status__in=["todo", "doing"])
    found = set(same.values_list("status", flat=True))
    if "todo" in found:
        return
    pause: TimeDeltaParams | None = {"seconds": rest} if rest and found else None
    try:
        # A savepoint: the refusal of a second job must not spoil the transaction around it.
        with transaction.atomic():
            task.configure(lock=lock, queueing_lock=queueing_lock, schedule_in=pause).defer(
                inquiry_id=inquiry_id, **more
            )
    except AlreadyEnqueued:
        logger.debug("%s is already waiting", queueing_lock)
