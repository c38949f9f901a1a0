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
from resonanz.ground.environment import log_key_path, read_environment, secret_key_at_hand, site_key_path
from resonanz.ground.postgres import Cluster, Role, connection, create_secrets
from resonanz.ground.postgres.errors import OtherLogKeyError
from resonanz.ground.postgres.external import check
from resonanz.ground.postgres.fitting import fit_clock, fit_key


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
        _set_up_fitting()
        try:
            yield
        finally:
            connections.close_all()


def stand_up() -> None:
    """For a process that stays: Django on top of tables of this version, and what had been erased is erased.

    As `make_ready`, without a process of its own for each step: many machines may be starting at once.
    """
    _set_up_fitting()
    if _journal_matters():
        from resonanz.answer import actions  # Needs Django to be set up.

        actions.replay_erasures()
    connections.close_all()


def _set_up_fitting() -> None:
    # Before Django: it would make a key of its own where there is none.
    fit_in()
    set_up_django()
    if tables_wait():
        migrate_if_needed()
    fit_in()


def fit_in() -> None:
    """Refuses a machine that does not belong to this house; the first one's key becomes the house's."""
    environment = read_environment()
    url = connection(environment.data).url if environment.is_embedded else environment.database_url
    fit_key(url, secret_key_at_hand(environment.data), place=site_key_path(environment.data))
    if not environment.is_embedded:
        fit_clock(url)


def fit_log_key() -> None:
    """Refuses a process that could not sign for this house: a web process would give receipts without the signed
    promise, a worker would raise an alarm about a key that others have.
    """
    from django.db import DatabaseError  # Both need Django.

    from resonanz.trust import actions

    try:
        fits = actions.holds_log_key()
    except DatabaseError:
        # A child of `resonanz run` that starts again while the database is away; its parent was let in.
        return
    finally:
        connections.close_all()
    if not fits:
        raise OtherLogKeyError(place=log_key_path(read_environment().data))


def make_ready() -> None:
    """The tables are there, and what had been erased is erased; with a process of its own for each step, because
    whoever starts the others does without Django.
    """
    fit_in()
    migrate_if_needed()
    fit_in()
    _replay_if_needed()


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


def _replay_if_needed() -> None:
    """After a restore, what had been erased is erased again before anybody can see it."""
    import subprocess  # Only here and above: nothing else on the command line starts programs this early.
    import sys

    if _journal_matters():
        subprocess.run([sys.executable, "-m", "resonanz.doors.cli", "replay-erasures"], check=True)


def _journal_matters() -> bool:
    """With a database elsewhere, the journal of this machine also has to learn what other machines have erased."""
    environment = read_environment()
    return not environment.is_embedded or (environment.data / "log" / "erasures.jsonl").exists()


class MigrationFailed(Exception):
    """The tables could not be brought to this version."""


__all__ = [
    "Cluster",
    "Role",
    "choose_data",
    "database",
    "make_ready",
    "make_tables_as",
    "migrate_if_needed",
    "migrate_tables_anew",
    "opened",
    "set_up_django",
    "stand_up",
]
