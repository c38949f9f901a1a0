"""Ready means: it answers SELECT 1."""

import psycopg

from resonanz.ground.postgres.connections import Connection

CONNECT_SECONDS = 5


def connect(parts: Connection) -> psycopg.Connection:
    return psycopg.connect(
        dbname=parts.name,
        user=parts.user,
        password=parts.password,
        host=parts.host,
        port=parts.port,
        connect_timeout=CONNECT_SECONDS,
        autocommit=True,
    )


def answers(parts: Connection) -> bool:
    return refusal(parts) is None


def refusal(parts: Connection) -> str | None:
    """None if it answers, else what it said."""
    try:
        with connect(parts) as connection:
            connection.execute("SELECT 1")
    except psycopg.Error as error:
        return str(error)
    return None
