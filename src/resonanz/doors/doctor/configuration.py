"""What stands in the environment: can it be meant, is every name one of ours, is the house safe to reach?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

from resonanz.doors.doctor.finding import Finding, broken, fine, warns
from resonanz.ground.environment import Environment, EnvironmentProblem, read_environment
from resonanz.ground.mailboxes import read_mailbox_place
from resonanz.ground.variables import strangers

_HERE = {"localhost", "127.0.0.1", "::1"}
_TABLE = ("Alle Namen stehen in docs/betrieb/umgebung.md.", "All names are listed in docs/betrieb/umgebung.md.")


def read() -> tuple[Environment | None, Finding]:
    """None where nothing else can be examined, because the settings cannot be meant."""
    try:
        environment = read_environment()
        read_mailbox_place()
    except (EnvironmentProblem, ValueError) as problem:
        # Only our own sentences are shown: those of others could repeat an address with its password.
        german = english = type(problem).__name__
        if isinstance(problem, EnvironmentProblem):
            german, english = problem.german, problem.english
        what = (
            f"Eine Einstellung kann so nicht gemeint sein: {german}",
            f"A setting cannot be meant like this: {english}",
        )
        return None, broken("configuration", what, _TABLE)
    return environment, fine("configuration", "Alle Einstellungen sind gültig.", "All settings are valid.")


def names() -> Iterator[Finding]:
    found = strangers(os.environ)
    for name, meant in found.items():
        yield warns(
            "names",
            (
                f"„{name}“ kennt Resonanz nicht; der Wert bleibt ohne Wirkung.",
                f"“{name}” is unknown and has no effect.",
            ),
            (f"Gemeint ist wohl „{meant}“.", f"You probably mean “{meant}”.") if meant else _TABLE,
        )
    if not found:
        yield fine("names", "Kein Name ist falsch geschrieben.", "No name is misspelt.")


def address(environment: Environment) -> Iterator[Finding]:
    """Where people reach the house, and whether what they send is protected on its way."""
    url = environment.public_url
    if not url:
        yield warns(
            "address",
            ("Die öffentliche Adresse fehlt; Links in E-Mails gibt es so nicht.", "The public address is not set."),
            (
                "Setzen Sie RESONANZ_PUBLIC_URL, zum Beispiel auf https://dialog.example.org.",
                "Set RESONANZ_PUBLIC_URL, for example to https://dialog.example.org.",
            ),
        )
    elif url.startswith("http://") and (urlsplit(url).hostname or "") not in _HERE:
        yield warns(
            "address",
            ("Die öffentliche Adresse ist unverschlüsselt.", "The public address is not encrypted."),
            (
                "Stellen Sie einen Proxy mit TLS davor und beginnen Sie RESONANZ_PUBLIC_URL mit https://.",
                "Put a proxy with TLS in front and begin RESONANZ_PUBLIC_URL with https://.",
            ),
        )
    elif url.startswith("https://") and not environment.secure_cookies:
        yield broken(
            "address",
            ("Cookies dürfen ungeschützt hinaus, obwohl es TLS gibt.", "Cookies may leave unprotected despite TLS."),
            ("Entfernen Sie RESONANZ_SECURE_COOKIES.", "Remove RESONANZ_SECURE_COOKIES."),
        )
    else:
        yield fine("address", f"Zu erreichen unter {url}.", f"Reached at {url}.")


def openness(environment: Environment) -> Iterator[Finding]:
    """Two settings that are right on a desk and wrong where others can reach the house."""
    is_public = bool(environment.public_url) and (urlsplit(environment.public_url).hostname or "") not in _HERE
    if environment.debug:
        grade = broken if is_public else warns
        yield grade(
            "debug",
            ("Fehlerseiten zeigen Innereien (RESONANZ_DEBUG).", "Error pages show internals (RESONANZ_DEBUG)."),
            ("Entfernen Sie RESONANZ_DEBUG.", "Remove RESONANZ_DEBUG."),
        )
    if "*" in environment.hosts:
        yield warns(
            "hosts",
            ("Resonanz antwortet unter jedem Namen.", "Resonanz answers to every name."),
            ("Nennen Sie in RESONANZ_HOSTS nur Ihre Namen.", "List only your own names in RESONANZ_HOSTS."),
        )
