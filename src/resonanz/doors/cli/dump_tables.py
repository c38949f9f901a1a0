"""Which tables a dump leaves out, and why. All others are in it; a test asks about every new one."""

from __future__ import annotations

from resonanz.doors.cli.speech import say

_COMPUTED = say("Daraus gerechnet; der Arbeiter rechnet es neu.", "Computed from it; the worker computes it anew.")
_QUEUE = say(
    "Aufträge an den Arbeiter; er findet selbst, was noch zu tun ist.",
    "Jobs of the worker; it finds by itself what is left to do.",
)
_SIGN_IN = say(
    "Gilt nur kurz und nur hier: Wer angemeldet war, meldet sich neu an.",
    "Valid briefly and only here: whoever was signed in signs in again.",
)
_GUARD = say("Schutz vor zu vielen Versuchen; gilt Minuten.", "Protection against too many tries; valid for minutes.")
_OF_THE_KEY = say(
    "Ein Prüfwert des Schlüssels; er entsteht neu, sobald das Haus geöffnet wird.",
    "A mark of the key; it is made anew when the house is opened.",
)

LEFT_OUT = {
    "django_migrations": say(
        "Der Stand der Tabellen; er steht in manifest.json.", "The state of the tables; it is in manifest.json."
    ),
    "django_session": _SIGN_IN,
    "people_signincode": _SIGN_IN,
    "people_signinlink": _SIGN_IN,
    "account_emailconfirmation": _SIGN_IN,
    "ground_attempt": _GUARD,
    "ground_daysecret": _GUARD,
    "ground_house": _OF_THE_KEY,
    "procrastinate_events": _QUEUE,
    "procrastinate_jobs": _QUEUE,
    "procrastinate_periodic_defers": _QUEUE,
    "procrastinate_workers": _QUEUE,
    "understand_divided": _COMPUTED,
    "understand_passagevector": _COMPUTED,
    "understand_searchentry": _COMPUTED,
    "understand_sketch": _COMPUTED,
    "understand_storyvector": _COMPUTED,
}
"""table → why it is left out."""

BORN_WITH = frozenset({"auth_permission", "django_content_type", "trust_ledgerhead"})
"""Tables that hold rows in a house in which nobody has done anything yet; a dump brings its own."""


def part_of(table: str) -> str:
    """The name of the table's part in the file."""
    return f"tables/{table}.jsonl"


def table_of(part: str) -> str | None:
    """The other way round; None for parts that are no table."""
    return part.removeprefix("tables/").removesuffix(".jsonl") if part.startswith("tables/") else None
