"""Work in the queue: telling people what became of their words, and keeping what was promised for a day."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.answer import actions, reads
from resonanz.ground.lanes import LONG

_NAME = "answer.tell_outcomes"
_MINUTES = 15


def ask_to_tell() -> None:
    """A quarter of an hour later: what is decided in one sitting arrives in one mail."""
    try:
        # A savepoint: the refusal of a second job must not spoil the transaction around it.
        with transaction.atomic():
            tell_outcomes.configure(queueing_lock=_NAME, schedule_in={"minutes": _MINUTES}).defer()
    except AlreadyEnqueued:
        return


@app.task(name=_NAME, lock=_NAME, pass_context=False)
def tell_outcomes() -> None:
    actions.tell_outcomes()


def ask_to_answer_all(bulk_id: int) -> None:
    answer_all.configure(lock=f"answer.bulk-{bulk_id}").defer(bulk_id=bulk_id)


@app.task(name="answer.answer_all", queue=LONG)
def answer_all(bulk_id: int) -> None:
    actions.work_on_bulk(bulk_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="answer.finish_bulks", queueing_lock="answer.finish_bulks")
def finish_bulks(timestamp: int) -> None:
    """What a crash left half answered."""
    for bulk in reads.unfinished_bulks():
        actions.work_on_bulk(bulk.pk)


@app.periodic(cron="7 * * * *")
@app.task(name="answer.tell_what_is_left", queueing_lock="answer.tell_what_is_left")
def tell_what_is_left(timestamp: int) -> None:
    """What a crash lost, and what waited because its reader had been written to within the day."""
    actions.tell_outcomes()


@app.periodic(cron="37 3 * * *")
@app.task(name="answer.keep_promises", queueing_lock="answer.keep_promises")
def keep_promises(timestamp: int) -> None:
    actions.keep_promises()


@app.task(name=actions.TOGETHER_TASK)
def ask_together(together_id: int) -> None:
    actions.write_to_asked(together_id)
