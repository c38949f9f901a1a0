"""Work in the queue: sending what waits, and forgetting what is old."""

from __future__ import annotations

from procrastinate.contrib.django import app

from resonanz.ground import delivery, hooks, mail
from resonanz.ground.hooks.offering import DELIVER_TASK, ask_to_deliver


@app.task(name=mail.SEND_TASK, lock=mail.SEND_TASK, pass_context=False)
def send_messages() -> None:
    """Without a mail server nothing is tried: mails wait and are shown as waiting."""
    if mail.can_send() and delivery.send_waiting().has_more:
        mail.ask_to_send()


@app.periodic(cron="* * * * *")
@app.task(name="ground.send_due", queueing_lock="ground.send_due")
def send_due(timestamp: int) -> None:
    """Second tries, and what an earlier run left when it was killed."""
    mail.ask_to_send()
    ask_to_deliver()


@app.task(name=DELIVER_TASK, lock=DELIVER_TASK, pass_context=False)
def deliver_hooks() -> None:
    if hooks.deliver_waiting():
        ask_to_deliver()


@app.periodic(cron="41 3 * * *")
@app.task(name="ground.forget_old", queueing_lock="ground.forget_old")
def forget_old(timestamp: int) -> None:
    delivery.forget_old()
    hooks.forget_deliveries()
