"""Everything a command needs to stand in the house: a running database and a set-up Django."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.db import connections
from django.utils import translation

from resonanz.doors.cli.speech import speaks_english
from resonanz.ground.environment import read_environment
from resonanz.ground.postgres import Cluster, Role, create_secrets
from resonanz.ground.postgres.external import check


def choose_data(data: Path | None) -> None:
    if data is not None:
        os.environ["RESONANZ_DATA"] = str(data.expanduser().resolve())


@contextmanager
def database(*, attach: bool = True) -> Iterator[Cluster | None]:
    """The embedded database, started here or by another command; None where an external one is configured."""
    environment = read_environment()
    if not environment.is_embedded:
        check(environment.database_url)
        yield None
        return
    create_secrets(environment.data)
    cluster = Cluster(environment.data)
    cluster.ensure_running(attach=attach)
    try:
        yield cluster
    finally:
        cluster.stop()


@contextmanager
def opened(*, pool: bool = False) -> Iterator[None]:
    """A running, migrated database and Django on top of it."""
    os.environ.setdefault("RESONANZ_DATABASE_POOL", "on" if pool else "off")
    with database():
        set_up_django()
        if tables_wait():
            migrate_if_needed()
        try:
            yield
        finally:
            connections.close_all()


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
    django.setup()
    translation.activate("en" if speaks_english() else "de")


def tables_wait() -> bool:
    """Whether tables are missing or old; asked here, because the process that makes them takes seconds to start."""
    from resonanz.ground.upgrades import missing_migrations  # Needs Django to be set up.

    return bool(missing_migrations())


def migrate_if_needed() -> bool:
    """Whether there was anything to do."""
    return "applied" in _migrate()


def _migrate(*arguments: str, **settings: str) -> str:
    """In a process of its own, because it acts as another role of the database."""
    import subprocess  # Only here: nothing else on the command line starts programs this early.
    import sys

    done = subprocess.run(  # noqa: S603  Our own interpreter and module.
        [sys.executable, "-m", "resonanz.doors.cli.migrating", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **settings},
    )
    if done.returncode != 0:
        raise MigrationFailed(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "?")
    return done.stdout


def migrate_tables_anew() -> None:
    """Migrates and gives the app's role its rights in any case: a dump brings tables without them."""
    _migrate("--rights")


def make_tables_as(applied: Path) -> None:
    """Tables as they were where exactly these migrations had been applied: a JSON list of names like `trust.0001_x`.

    No key is made for it: those of the house come with the dump.
    """
    _migrate("--as", str(applied), RESONANZ_SECRET_KEY=os.environ.get("RESONANZ_SECRET_KEY") or "not of this house")


def replay_if_needed() -> None:
    """After a restore, what had been erased is erased again before anybody can see it."""
    import subprocess  # Only here and above: nothing else on the command line starts programs this early.
    import sys

    if (read_environment().data / "log" / "erasures.jsonl").exists():
        subprocess.run([sys.executable, "-m", "resonanz.doors.cli", "replay-erasures"], check=True)


class MigrationFailed(Exception):
    """The tables could not be brought to this version."""


__all__ = [
    "Cluster",
    "Role",
    "choose_data",
    "database",
    "make_tables_as",
    "migrate_if_needed",
    "migrate_tables_anew",
    "opened",
    "replay_if_needed",
    "set_up_django",
]
