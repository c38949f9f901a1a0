"""`resonanz fetch-mail`: one look into the mailbox of the house, with what it brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import give_up, out, say

if TYPE_CHECKING:
    from resonanz.listen.actions import Visit


def fetch(*, everything: bool) -> None:
    with opened():
        # Rooms can only be imported once Django is set up.
        from django.conf import settings

        from resonanz.ground.mailboxes import MailboxRefused
        from resonanz.listen import actions

        if settings.MAILBOX is None:
            give_up(
                say(
                    "Es ist kein Postfach eingestellt. Setzen Sie RESONANZ_MAILBOX_URL.",
                    "No mailbox is set up. Set RESONANZ_MAILBOX_URL.",
                )
            )
        try:
            visit = actions.visit_mailbox(place=settings.MAILBOX, everything=everything)
        except MailboxRefused as refused:
            give_up(str(refused.sentence))
        _tell(visit)


def _tell(visit: Visit) -> None:
    if visit.is_first:
        out.print(
            say(
                "Von jetzt an kommt, was neu eintrifft. Mit --all auch, was schon da liegt.",
                "From now on, what arrives is taken in. With --all also what is there already.",
            ),
            highlight=False,
            markup=False,
        )
    for count, words in (
        (visit.taken, say("neu übernommen", "newly taken in")),
        (visit.known, say("waren schon da", "were already there")),
        (visit.refused, say("nicht übernommen", "not taken in")),
        (visit.waiting, say("warten bis zum nächsten Mal", "wait for the next time")),
    ):
        out.print(f"{count} {words}", highlight=False, markup=False)
    for name, count in visit.aside.items():
        out.print(f"{count} · {name.label}", highlight=False, markup=False)
