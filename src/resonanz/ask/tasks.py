"""Work in the queue: taking in address lists, and forgetting people whom nothing but a list made known."""

from __future__ import annotations

from procrastinate.contrib.django import app

from resonanz.ask import actions, reads


def ask_to_take_addresses(run_id: int) -> None:
    """All lists one after the other: two could bring the same person at the same moment."""
    take_addresses.configure(lock="ask.addresses").defer(run_id=run_id)


@app.task(name="ask.take_addresses")
def take_addresses(run_id: int) -> None:
    run = reads.address_run(run_id)
    if run is not None:
        actions.work_on_addresses(run)


@app.periodic(cron="41 3 * * *")
@app.task(name="ask.forget_addresses", queueing_lock="ask.forget_addresses")
def forget_addresses(timestamp: int) -> None:
    actions.forget_addresses()
