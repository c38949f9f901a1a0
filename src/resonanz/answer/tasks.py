"""The nightly run over everything that has a promised day."""

from __future__ import annotations

from procrastinate.contrib.django import app

from resonanz.answer import actions


@app.periodic(cron="37 3 * * *")
@app.task(name="answer.keep_promises", queueing_lock="answer.keep_promises")
def keep_promises(timestamp: int) -> None:
    actions.keep_promises()
