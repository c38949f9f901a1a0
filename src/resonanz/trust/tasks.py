"""Work in the queue: the checkpointer and the witnesses' daily mail."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.ground.lanes import LONG
from resonanz.trust import actions

logger = logging.getLogger(__name__)

PAUSE = 10
"""Seconds that a grown log waits for its checkpoint, so that a busy evening makes one every ten seconds at most."""


def ask_for_checkpoint() -> None:
    """One waiting job is enough: it covers everything that is there when it starts."""
    try:
        # A savepoint: the refusal of a second job must not spoil the transaction around it.
        with transaction.atomic():
            seal.configure(queueing_lock="trust.seal", schedule_in={"seconds": PAUSE}).defer()
    except AlreadyEnqueued:
        logger.debug("a checkpoint is already asked for")


@app.task(name="trust.seal", pass_context=False)
def seal() -> None:
    actions.publish_checkpoint()


@app.periodic(cron="* * * * *")
@app.task(name="trust.sweep", queueing_lock="trust.sweep")
def sweep(timestamp: int) -> None:
    """Finds what an announcement lost in a crash would have told, and looks at the log again and again."""
    actions.publish_checkpoint()


@app.periodic(cron="41 2 * * *")
@app.task(name="trust.look_through", queue=LONG, queueing_lock="trust.look_through")
def look_through(timestamp: int) -> None:
    """Once a night everything is recomputed from the entries."""
    actions.publish_checkpoint(thorough=True)


@app.periodic(cron="5 6 * * *")
@app.task(name="trust.write_to_witnesses", queueing_lock="trust.write_to_witnesses")
def write_to_witnesses(timestamp: int) -> None:
    actions.write_to_witnesses(base=settings.PUBLIC_URL or "http://127.0.0.1:8000")
