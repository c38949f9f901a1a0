"""Tables as lines of JSON and back: one row a line, readable without PostgreSQL, and nothing of it in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from resonanz.ground.postgres.errors import DumpFailedError

_PIECE = 1 << 20
# One value a line, as it is: JSON holds neither line breaks nor the two characters that would have to be quoted.
_PLAIN = sql.SQL("(FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')")
_STAGE = sql.Identifier("resonanz_load")


@dataclass
class RowsRefused(Exception):
    """The lines of `table` are not its rows. `line` counts from 1 and is 0 where PostgreSQL does not say it."""

    table: str
    line: int
    reason: str


@contextmanager
def snapshot(url: str) -> Iterator[psycopg.Connection]:
    """All that is read in it is of one moment, however long it takes and whoever writes meanwhile."""
    with psycopg.connect(url) as session:
        session.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        session.read_only = True
        _write_alike(session)
        yield session


def table_names(session: psycopg.Connection) -> list[str]:
    found = session.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        " AND NOT relispartition ORDER BY 1"
    )
    return [name for (name,) in found]


def count_rows(session: psycopg.Connection, table: str) -> int:
    row = session.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    return int(row[0]) if row else 0


def has_rows(session: psycopg.Connection, table: str) -> bool:
    row = session.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))).fetchone()
    return bool(row and row[0])


def counters(session: psycopg.Connection) -> dict[str, int]:
    """How far each sequence has counted; those that never did are missing."""
    found = session.execute(
        "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
        " ORDER BY 1"
    )
    return {name: int(value) for name, value in found}


def lines_of(session: psycopg.Connection, table: str, on_rows: Callable[[int], None]) -> Iterator[bytes]:
    """Pieces of about a megabyte that end with a line, in the order of the primary key."""
    wanted = sql.SQL("COPY (SELECT row_to_json(t) FROM {table} t{order}) TO STDOUT {form}").format(
        table=sql.Identifier(table), order=_in_order(session, table), form=_PLAIN
    )
    waiting: list[bytes] = []
    size = 0
    with session.cursor().copy(wanted) as copy:
        for line in copy:
            waiting.append(bytes(line))
            size += len(line)
            if size > _PIECE:
                on_rows(len(waiting))
                yield b"".join(waiting)
                waiting, size = [], 0
    if waiting:
        on_rows(len(waiting))
        yield b"".join(waiting)


def fill_tables(
    url: str, files: Mapping[str, tuple[Path, int]], counted: Mapping[str, int], on_rows: Callable[[str, int], None]
) -> None:
    """Whole or not at all. `files` are table → (file of lines, number of rows). The tables hold nothing that counts.

    No trigger runs meanwhile: the rows are those of a house in which they ran already. Keys, conditions and foreign
    keys hold as always. RowsRefused where a file is not what its table would say of itself.
    """
    try:
        with psycopg.connect(url) as session:
            _write_alike(session)
            for table in files:
                session.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
            for table in files:
                session.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            for table, (path, count) in files.items():
                _fill(session, table, path, count)
                on_rows(table, count)
            _check_references(session)
            for name, value in counted.items():
                session.execute("SELECT setval(%s::regclass, %s)", [f"public.{name}", value])
            for table in files:
                session.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))
    except psycopg.Error as error:
        raise DumpFailedError(detail=_first_line(error)) from error


def _write_alike(session: psycopg.Connection) -> None:
    """The same rows give the same lines, whatever this server or this role prefers."""
    session.execute(
        "SELECT set_config(name, value, false) FROM (VALUES ('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'),"
        " ('IntervalStyle', 'postgres'), ('bytea_output', 'hex'), ('extra_float_digits', '1')) AS wanted (name, value)"
    )


def _in_order(session: psycopg.Connection, table: str) -> sql.Composable:
    found = session.execute(
        "SELECT a.attname FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (n, place)"
        " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n"
        " WHERE i.indrelid = %s::regclass AND i.indisprimary ORDER BY k.place",
        [f'public."{table}"'],
    ).fetchall()
    if not found:
        return sql.SQL("")
    names = sql.SQL(", ").join(sql.SQL("t.{}").format(sql.Identifier(name)) for (name,) in found)
    return sql.SQL(" ORDER BY ") + names


def _fill(session: psycopg.Connection, table: str, path: Path, count: int) -> None:
    name, columns = sql.Identifier(table), _columns(session, table)
    session.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(_STAGE))
    session.execute(
        sql.SQL("CREATE UNLOGGED TABLE {} (n bigint GENERATED ALWAYS AS IDENTITY, line jsonb NOT NULL)").format(_STAGE)
    )
    try:
        copying = sql.SQL("COPY {} (line) FROM STDIN {}").format(_STAGE, _PLAIN)
        with path.open("rb") as lines, session.cursor().copy(copying) as copy:
            while piece := lines.read(_PIECE):
                copy.write(piece)
        into = sql.SQL(
            "INSERT INTO {name} ({columns}) SELECT {wanted} FROM {stage} s"
            " CROSS JOIN LATERAL jsonb_populate_record(NULL::{name}, s.line) p"
        ).format(
            name=name,
            columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
            wanted=sql.SQL(", ").join(sql.SQL("p.{}").format(sql.Identifier(column)) for column in columns),
            stage=_STAGE,
        )
        brought = session.execute(into).rowcount
        # What the table would write in another way was not written by it: unknown fields, missing ones, other types.
        odd = session.execute(
            sql.SQL(
                "SELECT s.n FROM {stage} s CROSS JOIN LATERAL jsonb_populate_record(NULL::{name}, s.line) p"
                " WHERE to_jsonb(p) IS DISTINCT FROM s.line ORDER BY 1 LIMIT 1"
            ).format(stage=_STAGE, name=name)
        ).fetchone()
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        raise RowsRefused(table, _line_in(error), _first_line(error)) from error
    if odd is not None:
        raise RowsRefused(table, int(odd[0]), "fields")
    if brought != count:
        raise RowsRefused(table, 0, f"{brought} != {count}")
    session.execute(sql.SQL("DROP TABLE {}").format(_STAGE))


def _columns(session: psycopg.Connection, table: str) -> list[str]:
    """Those that are stored; what the table computes itself is left to it."""
    found = session.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attgenerated = '' ORDER BY attnum",
        [f'public."{table}"'],
    )
    return [name for (name,) in found]


def _check_references(session: psycopg.Connection) -> None:
    try:
        session.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.IntegrityError as error:
        raise RowsRefused(error.diag.table_name or "?", 0, _first_line(error)) from error


def _line_in(error: psycopg.Error) -> int:
    found = re.search(r"^COPY \w+, line (\d+)", error.diag.context or "", re.MULTILINE)
    return int(found.group(1)) if found else 0


def _first_line(error: psycopg.Error) -> str:
    """Without the values that PostgreSQL tells in its details: they are people's words."""
    return (error.diag.message_primary or str(error)).strip().splitlines()[0]
