"""Work of the entrances: files of the database are written anew after erasures, and programs told what is due."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from resonanz.doors.cli.erasing import scrub_now
from resonanz.doors.hooks.events import tell_what_is_due
from resonanz.ground.lanes import LONG
from resonanz.trust import reads

logger = logging.getLogger(__name__)


@app.periodic(cron="47 * * * *")
@app.task(name="doors.scrub", queue=LONG, queueing_lock="doors.scrub")
def scrub(timestamp: int) -> None:
    """At most once an hour, and only after something was erased."""
    if not reads.scrubbing_waits():
        return
    problems = scrub_now()
    if problems is None:
        logger.error("the files of the database could not be written anew; it is tried again in an hour")


@app.periodic(cron="5 7 * * *")
@app.task(name="doors.tell_what_is_due", queueing_lock="doors.tell_what_is_due")
def tell_due(timestamp: int) -> None:
    tell_what_is_due()
