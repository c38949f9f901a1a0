"""Who may do what in the database. The set-up may be repeated at every start and interrupted anywhere."""

from enum import StrEnum
from typing import LiteralString

import psycopg
from psycopg import sql

DATABASE = "resonanz"


class Role(StrEnum):
    SUPERUSER = "postgres"
    OWNER = "resonanz_owner"
    APP = "resonanz_app"


OWNER_ID, APP_ID, DATABASE_ID = sql.Identifier(Role.OWNER), sql.Identifier(Role.APP), sql.Identifier(DATABASE)


def set_up_cluster(connection: psycopg.Connection, passwords: dict[Role, str]) -> None:
    """Runs in the maintenance database, as superuser, without a transaction."""
    for role in (Role.OWNER, Role.APP):
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
    _let_in(connection, Role.OWNER, passwords[Role.OWNER])
    if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(DATABASE_ID, OWNER_ID))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(DATABASE_ID))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(DATABASE_ID, APP_ID))


def set_up_database(connection: psycopg.Connection, passwords: dict[Role, str]) -> None:
    """Runs in our database. The app role can log in last: its first log-in means that all is ready."""
    connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
    connection.execute("ALTER EXTENSION vector UPDATE")
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(APP_ID))
    for rights in (
        "SELECT, INSERT, UPDATE, DELETE ON TABLES",
        "USAGE, SELECT ON SEQUENCES",
        "EXECUTE ON FUNCTIONS",
    ):
        connection.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT {} TO {}").format(
                OWNER_ID, sql.SQL(rights), APP_ID
            )
        )
    _let_in(connection, Role.APP, passwords[Role.APP])


def _exists(connection: psycopg.Connection, query: LiteralString, value: str) -> bool:
    return connection.execute(query, [value]).fetchone() is not None


def _let_in(connection: psycopg.Connection, role: Role, password: str) -> None:
    """Sends only the SCRAM verifier, so that the password can't end up in a log."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(
        sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
            sql.Identifier(role), sql.Literal(verifier)
        )
    )
