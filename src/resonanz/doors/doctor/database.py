"""The database from outside: does it answer, is it fit, is its clock ours, and may we no more than we need?"""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from resonanz.doors.doctor.finding import Finding, broken, fine, warns
from resonanz.ground.environment import Environment
from resonanz.ground.postgres import PostgresError, connection
from resonanz.ground.postgres.external import External, check, inspect
from resonanz.ground.postgres.fitting import MOST_APART, seconds_ahead

_PATIENCE = 5
_LATE = 2.0
"""Seconds between two clocks that are still no fault."""
_POWERS = ("rolsuper", "rolcreaterole", "rolcreatedb", "rolreplication", "rolbypassrls")


def url_of(environment: Environment) -> str:
    return connection(environment.data).url if environment.is_embedded else environment.database_url


def answers(environment: Environment) -> Finding:
    """Whoever reads a broken one looks no further."""
    try:
        if environment.is_embedded:
            with psycopg.connect(url_of(environment), connect_timeout=_PATIENCE, autocommit=True) as session:
                return _fit(inspect(session))
        return _fit(check(environment.database_url))
    except PostgresError as error:
        return _refused(error)
    except psycopg.Error:
        return broken(
            "database",
            ("Die mitgelieferte Datenbank läuft nicht.", "The bundled database does not run."),
            (
                "Starten Sie „resonanz run“ oder den Dienst. Läuft er schon, lesen Sie in postgres/log nach.",
                "Start “resonanz run” or the service. If it runs already, look into postgres/log.",
            ),
        )


def _fit(found: External) -> Finding:
    said = f"{found.version.split(' on ')[0]}, pgvector {found.vector_version}"
    return fine("database", f"Die Datenbank antwortet: {said}.", f"The database answers: {said}.")


def _refused(error: PostgresError) -> Finding:
    """Our sentences name what is wrong and, after a semicolon, the way out."""
    german, english = (error.sentence(language).partition("; ") for language in ("de", "en"))
    return broken(
        "database", (german[0], english[0]), (_begun(german[2]) or german[0], _begun(english[2]) or english[0])
    )


def _begun(rest: str) -> str:
    return rest[:1].upper() + rest[1:]


def clocks(environment: Environment) -> Iterator[Finding]:
    with psycopg.connect(url_of(environment), connect_timeout=_PATIENCE, autocommit=True) as session:
        apart = seconds_ahead(session)
    said = f"{abs(apart):.0f}"
    what = (
        f"Die Uhr der Datenbank geht gegenüber dieser {said} Sekunden {'vor' if apart > 0 else 'nach'}.",
        f"The clock of the database is {said} seconds {'ahead of' if apart > 0 else 'behind'} this one.",
    )
    how = (
        "Schalten Sie auf beiden Rechnern die Zeitabfrage ein (timedatectl set-ntp true).",
        "Switch on time synchronisation on both machines (timedatectl set-ntp true).",
    )
    if abs(apart) > MOST_APART:
        yield broken("clock", what, how)
    elif abs(apart) > _LATE:
        yield warns("clock", what, how)
    else:
        yield fine("clock", "Die Uhren stimmen überein.", "The clocks agree.")


def rights(environment: Environment) -> Iterator[Finding]:
    """The ledger is safe from the application only where its role may not change it."""
    with psycopg.connect(url_of(environment), connect_timeout=_PATIENCE, autocommit=True) as session:
        row = session.execute(f"SELECT {', '.join(_POWERS)} FROM pg_roles WHERE rolname = current_user").fetchone()  # noqa: S608  Names from above.
        may_change = session.execute(
            "SELECT coalesce(bool_or(has_table_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE')), false)"
            " FROM pg_class WHERE oid = to_regclass('trust_ledgerentry')"
        ).fetchone()
    assert row is not None
    assert may_change is not None
    powers = dict(zip(_POWERS, row, strict=True))
    two = (
        "Legen Sie zwei Rollen an, wie docs/betrieb unter „Eigene PostgreSQL“ zeigt.",
        "Make two roles, as docs/betrieb shows under “Eigene PostgreSQL”.",
    )
    if powers["rolsuper"]:
        yield broken(
            "roles",
            ("Die Anwendung ist Verwalter der Datenbank und darf alles.", "The application is a database superuser."),
            two,
        )
    elif any(powers.values()):
        names = ", ".join(name.removeprefix("rol") for name, given in powers.items() if given)
        yield warns(
            "roles",
            (f"Die Anwendung darf mehr als nötig: {names}.", f"The application may do more than it needs: {names}."),
            two,
        )
    elif may_change[0]:
        yield warns(
            "roles",
            ("Die Rolle der Anwendung darf Einträge ändern.", "The role of the application may change entries."),
            two,
        )
    else:
        yield fine("roles", "Die Anwendung darf nur, was sie braucht.", "The application may do only what it needs.")
