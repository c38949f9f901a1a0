"""A database as one file and back, through PostgreSQL's own programs, while others work in it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from resonanz.ground.postgres.binaries import program
from resonanz.ground.postgres.errors import DumpFailedError

_LEFT_OUT = (" SCHEMA - public ", " COMMENT - SCHEMA public ", " EXTENSION - ", " COMMENT - EXTENSION ")
"""What every database of ours has before its tables: only a superuser could make it again."""

_REMARK = re.compile(r"(?:\n*--\n-- (?:Name|Data for Name): [^\n]*\n--\n+)+")
_SESSION = re.compile(
    r"^(?:CREATE SCHEMA public;|COMMENT ON SCHEMA public [^\n]*|SET default_\w+ = [^\n]*|\\\w+ [^\n]*"
    r"|SELECT pg_catalog\.setval\([^\n]*\);|--\n-- PostgreSQL database dump complete\n--)\n",
    re.MULTILINE,
)
"""Parts of a description that a database without tables has already."""


def dump_database(url: str, file: Path) -> None:
    """One snapshot of everything that cannot be computed again. `url` is that of the owner of the tables."""
    _run(
        "pg_dump",
        url,
        "--format=custom",
        "--schema=public",
        "--no-unlogged-table-data",
        "--no-owner",
        "--no-privileges",
        f"--file={file}",
    )


def describe_tables(url: str, *, without: Sequence[str]) -> str:
    """Everything that makes the tables, as SQL, and their rows except those of the tables in `without`.

    No sequence is set: whoever has rows of a sequence needs a dump instead.
    """
    options = ("--schema=public", "--inserts", "--no-owner", "--no-privileges")
    text = _run("pg_dump", url, *options, *(f"--exclude-table-data={name}" for name in without))
    body = text.partition("SET row_security = off;\n")[2]
    return _REMARK.sub("\n", re.sub(_SESSION, "", body)).strip() + "\n"


def load_database(url: str, file: Path) -> None:
    """Into a database without tables; whole or not at all. Rights are not part of a dump."""
    contents = _contents(file)
    wanted = file.with_name(f"{file.name}.list")
    wanted.write_text("".join(f"{line}\n" for line in contents.splitlines() if not _is_left_out(line)), "utf-8")
    try:
        _run(
            "pg_restore",
            url,
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            f"--use-list={wanted}",
            str(file),
        )
    finally:
        wanted.unlink()


def check_dump(file: Path) -> None:
    """Whether PostgreSQL can read what is in this file."""
    _contents(file)


def has_tables(url: str) -> bool:
    with psycopg.connect(url) as session:
        row = session.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL").fetchone()
    return bool(row and row[0])


def _contents(file: Path) -> str:
    listing = [str(program("pg_restore")), "--list", str(file)]
    done = subprocess.run(listing, check=False, capture_output=True, text=True)  # noqa: S603  The bundled program, with arguments of our own making.
    if done.returncode != 0:
        raise DumpFailedError(detail=_last_line(done.stderr))
    return done.stdout


def _is_left_out(line: str) -> bool:
    return any(part in f"{line} " for part in _LEFT_OUT)


def _run(name: str, url: str, *arguments: str) -> str:
    parts = conninfo_to_dict(url)
    # The password must not stand on the command line, where everybody on the machine could read it.
    environment = {**os.environ, "PGPASSWORD": str(parts.pop("password", "") or "")}
    done = subprocess.run(  # noqa: S603  The bundled program, with arguments of our own making.
        [program(name), f"--dbname={make_conninfo('', **parts)}", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )
    if done.returncode != 0:
        raise DumpFailedError(detail=_last_line(done.stderr))
    return done.stdout


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "?"
