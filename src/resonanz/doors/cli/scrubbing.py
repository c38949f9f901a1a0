"""Writes the tables anew in which something was erased, so that their files no longer hold it. Prints JSON.

A process of its own: only the owner of the tables may do this, and only a superuser may end a segment of the log.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass, field
from typing import LiteralString

import psycopg
from psycopg import sql

from resonanz.ground.environment import read_environment
from resonanz.ground.postgres import Role, connection

_TRIES = 5
_ALSO = ("listen_importrun", "ground_upload", "procrastinate_jobs", "procrastinate_events", "django_session")
"""Tables that are about nobody by declaration, but through which words or keys may have passed."""
_CATALOGUES = ("pg_catalog.pg_statistic", "pg_catalog.pg_statistic_ext_data")
"""The planner keeps samples of what stood in the columns."""


@dataclass(kw_only=True)
class _Report:
    tables: int = 0
    problems: list[str] = field(default_factory=list)


def main() -> int:
    environment = read_environment()
    if environment.is_embedded:
        owner = connection(environment.data, Role.OWNER).url
        superuser = connection(environment.data, Role.SUPERUSER).url
    else:
        owner = superuser = environment.owner_url
    names = _tables(owner)
    report = _Report()
    with psycopg.connect(owner, autocommit=True) as session:
        # Guests are never kept waiting for long: who does not get the table at once tries again later.
        session.execute("SET lock_timeout = '2s'")
        for name in names:
            _write_anew(session, name, report)
    # Catalogues need higher rights than the owner's.
    with psycopg.connect(superuser, autocommit=True) as session:
        session.execute("SET lock_timeout = '2s'")
        for name in _CATALOGUES:
            _write_anew(session, name, report)
        _end_segment(session, report)
    print(json.dumps({"tables": report.tables, "problems": report.problems}))  # noqa: T201  The parent reads it.
    return 0


def _tables(owner: str) -> list[str]:
    """Every table that holds something about people, by the register's word."""
    os.environ["RESONANZ_DATABASE_POOL"] = "off"
    os.environ["DATABASE_URL"] = owner
    os.environ["DJANGO_SETTINGS_MODULE"] = "resonanz.config.settings"

    # Django may only be imported once it is clear as which role it acts.
    import django

    django.setup()
    from resonanz.trust.reads import declared, model_of

    models = [model_of(holding) for holding in declared().values() if holding.about]
    names = {model._meta.db_table for model in models if model is not None}
    with psycopg.connect(owner, autocommit=True) as session:
        there = {row[0] for row in session.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    return sorted((names | set(_ALSO)) & there)


def _write_anew(session: psycopg.Connection, name: str, report: _Report) -> None:
    table = sql.SQL(".").join(sql.Identifier(part) for part in name.split("."))
    for attempt in range(_TRIES):
        try:
            session.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(table))
        except psycopg.errors.LockNotAvailable:
            time.sleep(attempt)
        except psycopg.Error as error:
            report.problems.append(f"{name}: {str(error).splitlines()[0]}")
            return
        else:
            report.tables += 1
            return
    report.problems.append(f"{name}: busy")


def _end_segment(session: psycopg.Connection, report: _Report) -> None:
    """The write-ahead log still holds the words until its old segments are gone."""
    statements: tuple[LiteralString, ...] = ("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT")
    for statement in statements:
        try:
            session.execute(statement)
        except psycopg.Error as error:
            report.problems.append(f"{statement}: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    sys.exit(main())
