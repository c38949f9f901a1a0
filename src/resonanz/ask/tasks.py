"""Work in the queue: lists taken in, invitations prepared, free places filled, and what the calendar ends."""

from __future__ import annotations

from procrastinate.contrib.django import app

from resonanz.ask import actions, reads
from resonanz.ask.actions.invite_filling import FILL_TASK
from resonanz.ground.lanes import LONG


def ask_to_work(batch_id: int) -> None:
    work_on_batch.configure(lock=f"invitations-{batch_id}").defer(batch_id=batch_id)


@app.task(name="ask.work_on_batch", queue=LONG)
def work_on_batch(batch_id: int) -> None:
    actions.work_on_batch(batch_id)


def ask_to_take_addresses(run_id: int) -> None:
    """All lists one after the other: two could bring the same person at the same moment."""
    take_addresses.configure(lock="ask.addresses").defer(run_id=run_id)


@app.task(name="ask.take_addresses", queue=LONG)
def take_addresses(run_id: int) -> None:
    run = reads.address_run(run_id)
    if run is not None:
        actions.work_on_addresses(run)


@app.periodic(cron="41 3 * * *")
@app.task(name="ask.forget_addresses", queueing_lock="ask.forget_addresses")
def forget_addresses(timestamp: int) -> None:
    actions.forget_addresses()


@app.task(name=FILL_TASK)
def fill_places(inquiry_id: int) -> None:
    actions.fill_places(inquiry_id)


@app.periodic(cron="7 1 * * *")
@app.task(name="ask.expire", queueing_lock="ask.expire")
def expire(timestamp: int) -> None:
    actions.expire()
