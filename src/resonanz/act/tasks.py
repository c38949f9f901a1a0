"""Work in the queue: publishing on its day what was internal at first."""

from __future__ import annotations

from procrastinate.contrib.django import app

from resonanz.act import actions


@app.periodic(cron="2 * * * *")
@app.task(name="act.tell_what_is_due", queueing_lock="act.tell_what_is_due")
def tell_what_is_due(timestamp: int) -> None:
    actions.tell_what_is_due()
