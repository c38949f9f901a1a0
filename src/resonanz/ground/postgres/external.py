"""Is a PostgreSQL of the operator's own (DATABASE_URL) fit for Resonanz?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString, Protocol

import psycopg

from resonanz.ground.postgres.errors import (
    ExternalNotUtf8Error,
    ExternalTooOldError,
    ExternalUnreachableError,
    ExternalUrlInvalidError,
    ExternalVectorNotEnabledError,
    ExternalWithoutVectorError,
)

MINIMUM_MAJOR = 15
CONNECT_SECONDS = 10
SCHEMES = {"postgresql", "postgres"}


@dataclass(frozen=True)
class External:
    version: str
    vector_version: str
    vector_enabled: bool  # Otherwise the migrations may enable it.


class Rows(Protocol):
    def fetchone(self) -> Sequence[object] | None: ...


class Session(Protocol):
    def execute(self, query: LiteralString, /) -> Rows: ...


def check(url: str) -> External:
    if url.partition("://")[0] not in SCHEMES:
        raise ExternalUrlInvalidError
    try:
        with psycopg.connect(url, connect_timeout=CONNECT_SECONDS, autocommit=True) as connection:
            return inspect(connection)
    except psycopg.ProgrammingError as error:
        raise ExternalUrlInvalidError from error
    except psycopg.Error as error:
        raise ExternalUnreachableError(detail=_first_line(error)) from error


def inspect(session: Session) -> External:
    number, version = _one(session, "SELECT current_setting('server_version_num')::int, version()")
    major = int(str(number)) // 10_000
    if major < MINIMUM_MAJOR:
        raise ExternalTooOldError(found=major, minimum=MINIMUM_MAJOR)
    name, user, encoding = _one(
        session,
        "SELECT current_database(), current_user, current_setting('server_encoding')",
    )
    if encoding != "UTF8":
        raise ExternalNotUtf8Error(name=name, found=encoding)
    available, enabled = _one(
        session,
        "SELECT max(default_version), max(installed_version) FROM pg_available_extensions WHERE name = 'vector'",
    )
    if available is None:
        raise ExternalWithoutVectorError(major=major)
    if enabled is None and not _may_enable(session):
        raise ExternalVectorNotEnabledError(user=user, name=name)
    return External(
        version=str(version).split(" (")[0],
        vector_version=str(enabled or available),
        vector_enabled=enabled is not None,
    )


def _may_enable(session: Session) -> bool:
    """A trusted extension needs the right to create in the database, any other a superuser."""
    (allowed,) = _one(
        session,
        "SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"
        " OR (has_database_privilege(current_database(), 'CREATE') AND coalesce((SELECT bool_or(trusted)"
        " FROM pg_available_extension_versions WHERE name = 'vector'), false))",
    )
    return bool(allowed)


def _one(session: Session, query: LiteralString) -> Sequence[object]:
    row = session.execute(query).fetchone()
    assert row is not None
    return row


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
