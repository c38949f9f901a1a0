"""Work in the queue: preparing what goes to many, filling places that came free, and what the calendar ends."""

from __future__ import annotations

from procrastinate.contrib.django import app

from resonanz.ask import actions, reads
from resonanz.ask.actions.invite_filling import FILL_TASK


def ask_to_work(batch_id: int) -> None:
    work_on_batch.configure(lock=f"invitations-{batch_id}").defer(batch_id=batch_id)


@app.task(name="ask.work_on_batch")
def work_on_batch(batch_id: int) -> None:
    actions.work_on_batch(batch_id)


def ask_to_read_addresses(run_id: int) -> None:
    work_on_addresses.configure(lock=f"addresses-{run_id}").defer(run_id=run_id)


@app.task(name="ask.work_on_addresses")
def work_on_addresses(run_id: int) -> None:
    run = reads.address_import(run_id)
    if run is not None:
        actions.work_on_addresses(run)


@app.task(name=FILL_TASK)
def fill_places(inquiry_id: int) -> None:
    actions.fill_places(inquiry_id)


@app.periodic(cron="7 1 * * *")
@app.task(name="ask.expire", queueing_lock="ask.expire")
def expire(timestamp: int) -> None:
    actions.expire()
    actions.clear_address_files()
