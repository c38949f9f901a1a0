"""Work in the queue: guests are thanked and told."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resonanz.forum import emails

_NAME = "forum.tell_guests"
_MINUTES = 15


def ask_to_thank() -> None:
    """A quarter of an hour later: whoever ends an evening by mistake has not written to everybody at once."""
    try:
        # A savepoint: the refusal of a second job must not spoil the transaction around it.
        with transaction.atomic():
            tell_guests.configure(queueing_lock=_NAME, schedule_in={"minutes": _MINUTES}).defer()
    except AlreadyEnqueued:
        return


@app.task(name=_NAME, lock=_NAME, pass_context=False)
def tell_guests() -> None:
    emails.tell_guests()


@app.periodic(cron="23 9 * * *")
@app.task(name="forum.tell_who_is_left", queueing_lock="forum.tell_who_is_left")
def tell_who_is_left(timestamp: int) -> None:
    """What a crash lost, and whom the budget had no room for; by day, because nobody wants such a mail at night."""
    emails.tell_guests()
