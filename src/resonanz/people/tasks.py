"""Work in the queue."""

from __future__ import annotations

from procrastinate.contrib.django import app

from resonanz.people import actions


@app.periodic(cron="23 3 * * *")
@app.task(name="people.drop_unconfirmed", queueing_lock="people.drop_unconfirmed")
def drop_unconfirmed(timestamp: int) -> None:
    """Addresses that nobody confirmed are erased after fourteen days, as the mail to them says."""
    actions.drop_unconfirmed()
