"""Work in the queue: imports from the browser, and the erasing that was promised."""

from __future__ import annotations

import logging

from django.conf import settings
from procrastinate.contrib.django import app

from resonanz.ground.lanes import LONG
from resonanz.ground.mailboxes import MailboxRefused
from resonanz.listen import actions, reads
from resonanz.trust import actions as trust_actions

logger = logging.getLogger(__name__)


def ask_to_import(run_id: int) -> None:
    work_on_import.configure(lock=f"import-{run_id}").defer(run_id=run_id)


@app.task(name="listen.work_on_import", queue=LONG)
def work_on_import(run_id: int) -> None:
    run = reads.import_run(run_id)
    if run is not None:
        actions.work_on(run)


@app.periodic(cron="*/5 * * * *")
@app.task(name="listen.release_due", queueing_lock="listen.release_due")
def release_due(timestamp: int) -> None:
    actions.release_due()


@app.periodic(cron="*/5 * * * *")
@app.task(name="listen.fetch_mail", queue=LONG, queueing_lock="listen.fetch_mail", lock="listen.fetch_mail")
def fetch_mail(timestamp: int) -> None:
    """Nothing where no mailbox is named. Why it did not work stands in the log and on the page of the inquiry."""
    place = settings.MAILBOX
    if place is None:
        return
    try:
        actions.visit_mailbox(place=place)
    except MailboxRefused as refused:
        logger.warning("mailbox: %s", type(refused).__name__)


@app.periodic(cron="17 3 * * *")
@app.task(name="listen.erase_expired", queueing_lock="listen.erase_expired")
def erase_expired(timestamp: int) -> None:
    actions.erase_expired()
    actions.erase_expired_votes()
    trust_actions.forget_reports()
