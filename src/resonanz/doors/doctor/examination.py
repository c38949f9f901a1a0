"""All checks in their order: what needs something else is asked only where that is in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import django
from django.conf import settings
from django.db import connections

from resonanz.doors.doctor import configuration, database, storage
from resonanz.doors.doctor.finding import Finding, Grade, broken
from resonanz.doors.doctor.mail import mail
from resonanz.doors.doctor.versions import versions
from resonanz.ground.environment import Environment

Check = Callable[[], Iterator[Finding]]


def examine() -> list[Finding]:
    environment, read = configuration.read()
    found = [*_asked("versions", versions), read, *_asked("names", configuration.names)]
    if environment is None:
        return found
    here = environment
    found += _asked("address", lambda: configuration.address(here))
    found += _asked("openness", lambda: configuration.openness(here))
    stored = _stored(here)
    found += stored
    found += _asked("mail", lambda: mail(here))
    if here.is_embedded and stored[0].grade is Grade.BROKEN:
        return found
    return [*found, *_of_database(here, has_key=_has_key(here))]


def _stored(environment: Environment) -> list[Finding]:
    place = _asked("directory", lambda: storage.directory(environment))
    if place[0].grade is Grade.BROKEN and not environment.data.is_dir():
        return place
    room = _asked("disk", lambda: storage.room(environment))
    return [*place, *room, *_asked("keys", lambda: storage.keys(environment))]


def _has_key(environment: Environment) -> bool:
    """Without its key Django would make one, and here nothing is made."""
    return bool(os.environ.get("RESONANZ_SECRET_KEY")) or (environment.data / "secrets" / "site.key").is_file()


def _of_database(environment: Environment, *, has_key: bool) -> list[Finding]:
    answer = _asked("database", lambda: iter([database.answers(environment)]))
    if answer[0].grade is Grade.BROKEN:
        return answer
    found = [
        *answer,
        *_asked("clock", lambda: database.clocks(environment)),
        *_asked("roles", lambda: database.rights(environment)),
    ]
    return [*found, *_of_house()] if has_key else found


def _of_house() -> list[Finding]:
    if not settings.configured:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
        os.environ.setdefault("RESONANZ_DATABASE_POOL", "off")
        django.setup()
    from resonanz.doors.doctor import house  # Models exist only after Django is set up.

    try:
        tables = _asked("tables", house.tables)
        if tables[0].grade is Grade.BROKEN:
            return tables
        return [*tables, *_asked("worker", house.worker), *_asked("ledger", house.ledger)]
    finally:
        connections.close_all()


def _asked(name: str, check: Check) -> list[Finding]:
    """A check that fails itself is a finding, too: one of them must not hide the others."""
    try:
        return list(check())
    except Exception as problem:  # noqa: BLE001  Whatever it is, the other checks are still wanted.
        said = type(problem).__name__
        return [
            broken(
                name,
                (f"Das ließ sich nicht prüfen ({said}).", f"This could not be checked ({said})."),
                (
                    "Beheben Sie zuerst, was sonst hier steht, und rufen Sie den Befehl noch einmal auf.",
                    "First mend whatever else is listed here, then run the command again.",
                ),
            )
        ]
