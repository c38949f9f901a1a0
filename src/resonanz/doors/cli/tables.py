"""All tables at once: what every migration after the other would make, read from one file.

Walking through the migrations takes most of a minute, because Django works out every state in between. A database
without tables has no state in between, so it gets `tables.sql`, which a test holds against the migrations.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import psycopg
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.transaction import atomic

from resonanz.ground.postgres.dumps import describe_tables, has_tables

FILE = Path(__file__).with_name("tables.sql")
COMPUTED = ("django_migrations", "django_content_type", "auth_permission")
"""Their rows follow from the program itself."""

_HEAD = re.compile(r"\A-- PostgreSQL (\d+), migrations ([0-9a-f]{64})\n")
_START = "SET LOCAL search_path = '';\nSET LOCAL check_function_bodies = false;\n"


def make_tables(url: str, migrations: Iterable[tuple[str, str]]) -> bool:
    """Whether the tables were made; not if there are some already, or if the file is of other migrations."""
    steps = sorted(migrations)
    if has_tables(url) or not _fits(url, steps):
        return False
    try:
        with atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS vector")
            cursor.execute(FILE.read_text("utf-8"))
            cursor.execute("SET LOCAL search_path = DEFAULT")
            recorder = MigrationRecorder(connection)
            recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in steps)
    except DatabaseError:
        # A PostgreSQL with other extensions than ours can still go step by step.
        return False
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias, apps=apps)
    return True


def written(url: str, migrations: Iterable[tuple[str, str]]) -> str:
    """The file for a database that went through `migrations`."""
    with psycopg.connect(url) as session:
        major = session.info.server_version // 10_000
    return f"-- PostgreSQL {major}, migrations {_sum(migrations)}\n{_START}{describe_tables(url, without=COMPUTED)}"


def _fits(url: str, migrations: Iterable[tuple[str, str]]) -> bool:
    with FILE.open(encoding="utf-8") as file:
        head = _HEAD.match(file.readline())
    with psycopg.connect(url) as session:
        major = session.info.server_version // 10_000
    return head is not None and head.groups() == (str(major), _sum(migrations))


def _sum(migrations: Iterable[tuple[str, str]]) -> str:
    names = "\n".join(".".join(step) for step in sorted(migrations))
    return hashlib.sha256(names.encode()).hexdigest()
