"""`new-log`: a human says that the log begins anew, and why."""

from __future__ import annotations

from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import give_up, out, say

_LONGEST = 500


def new_log(*, reason: str) -> None:
    reason = reason.strip()
    if not reason or len(reason) > _LONGEST:
        give_up(
            say(
                f"Bitte nennen Sie mit --reason einen Grund von höchstens {_LONGEST} Zeichen; er steht öffentlich.",
                f"Please give a reason of at most {_LONGEST} characters with --reason; it is public.",
            )
        )
    with opened():
        from resonanz.trust import actions, reads  # Models exist only after Django is set up.
        from resonanz.trust.errors import KeyNotNew

        try:
            key = actions.begin_new_log(reason=reason)
        except KeyNotNew:
            give_up(
                say(
                    "RESONANZ_LOG_KEY nennt keinen neuen Schlüssel. Setzen Sie dort einen frischen Ed25519-Schlüssel "
                    "ein, bei allen Prozessen, und wiederholen Sie den Befehl.",
                    "RESONANZ_LOG_KEY does not name a new key. Put a fresh Ed25519 key there, for all processes, and "
                    "repeat the command.",
                )
            )
        left = [str(alarm.what) for alarm in reads.open_alarms()]
    out.print(
        say(
            f"Das neue Protokollbuch heißt {key.origin}. Schicken Sie diesen Schlüssel Ihren Zeugen:",
            f"The new ledger is called {key.origin}. Send this key to your witnesses:",
        ),
        highlight=False,
    )
    print(key.vkey)  # noqa: T201  Plain, so that it can be copied.
    if left:
        give_up(say("Noch nicht in Ordnung: ", "Not yet in order: ") + " ".join(left))
